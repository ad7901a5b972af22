"""What a search found, as shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from html import unescape
from typing import Any

from django.utils.safestring import SafeString

from notices.models import Measure
from search.api import rows, shapes
from search.query import Facet, Reading
from search.results.page import Shown, ShownGroup


def hit(shown: Shown, absolute: rows.Absolute) -> shapes.Hit:
    found = shown.hit
    runs = list(segments(found.snippet))
    return shapes.Hit(
        **rows.addresses(found.obj, absolute),
        title=found.title,
        snippet="".join(run.text for run in runs),
        segments=runs,
        score=found.score,
        place=found.place,
        dated=shown.notice.dated,
        notice=found.notice,
        problem=found.problem,
        item=found.item,
        measure=found.measure,
        status=_status(found.obj),
        categories=[category.slug for category in shown.categories],
        is_sample=shown.notice.is_sample,
    )


def _status(row: Any) -> Any:
    """Of a measure; other rows have none."""
    return row.status if isinstance(row, Measure) else None


def segments(snippet: SafeString) -> Iterator[shapes.Segment]:
    """The only tags of a snippet are its marks; all else in it is escaped."""
    for place, run in enumerate(re.split("</?mark>", snippet)):
        if run:
            yield shapes.Segment(text=unescape(run), marked=place % 2 == 1)


def group(shown: ShownGroup, absolute: rows.Absolute) -> shapes.Group:
    return shapes.Group(
        notice=shown.notice.name,
        title=shown.notice.title,
        count=shown.count,
        hits=[hit(each, absolute) for each in shown.hits],
    )


def facets(found: Iterable[Facet]) -> list[shapes.Facet]:
    return [shapes.Facet(**asdict(each)) for each in found]


def reading(found: Reading) -> shapes.Reading:
    return shapes.Reading(
        words=list(found.words),
        cut=list(found.cut),
        left_out=list(found.left_out),
        phrases=list(found.phrases),
        without=list(found.without),
        fields=list(found.fields),
        remarks=[str(remark) for remark in found.remarks],
        synonyms=[shapes.Synonym(**asdict(each)) for each in found.synonyms],
        suggestions=[shapes.Suggestion(**asdict(each)) for each in found.suggested_facets],
        by_characters=found.by_characters,
    )

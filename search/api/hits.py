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
from search.asking.facets import Facet
from search.asking.interpreting import Meant
from search.asking.reading import Reading
from search.results.elsewhere import Passage
from search.results.page import ListedHit, ShownGroup


def hit(entry: ListedHit, absolute: rows.Absolute) -> shapes.Hit:
    match = entry.hit
    runs = list(segments(match.snippet))
    return shapes.Hit(
        **rows.addresses(match.obj, absolute),
        title=match.title,
        snippet="".join(run.text for run in runs),
        segments=runs,
        score=match.score,
        lacking=list(match.lacking),
        place=match.place,
        dated=entry.notice.dated,
        notice=match.notice,
        problem=match.problem,
        item=match.item,
        measure=match.measure,
        status=_status(match.obj),
        categories=[category.slug for category in entry.categories],
        is_sample=entry.notice.is_sample,
    )


def _status(row: Any) -> Any:
    """Of a measure; other rows have none."""
    return row.status if isinstance(row, Measure) else None


def segments(snippet: SafeString) -> Iterator[shapes.Segment]:
    """The only tags of a snippet are its marks; all else in it is escaped."""
    for number, run in enumerate(re.split("</?mark>", snippet)):
        if run:
            yield shapes.Segment(text=unescape(run), marked=number % 2 == 1)


def group(entry: ShownGroup, absolute: rows.Absolute) -> shapes.Group:
    return shapes.Group(
        notice=entry.notice.name,
        title=entry.notice.title,
        count=entry.count,
        hits=[hit(member, absolute) for member in entry.hits],
    )


def passage(entry: Passage, absolute: rows.Absolute) -> shapes.Passage:
    runs = list(segments(entry.snippet))
    return shapes.Passage(
        notice=entry.notice.name,
        title=entry.notice.title,
        page_url=absolute(entry.notice.get_absolute_url()),
        part=entry.part,
        snippet="".join(run.text for run in runs),
        segments=runs,
    )


def facets(counted: Iterable[Facet]) -> list[shapes.Facet]:
    return [shapes.Facet(**asdict(facet)) for facet in counted]


def _meant(meant: Meant) -> shapes.Meant:
    return shapes.Meant(kind=meant.kind, typed=meant.typed, label=meant.label, values=list(meant.values))


def reading(understood: Reading) -> shapes.Reading:
    return shapes.Reading(
        words=list(understood.words),
        cut=list(understood.cut),
        left_out=list(understood.left_out),
        phrases=list(understood.phrases),
        without=list(understood.without),
        fields=list(understood.fields),
        remarks=[str(remark) for remark in understood.remarks],
        synonyms=[shapes.Synonym(**asdict(synonym)) for synonym in understood.synonyms],
        suggestions=[shapes.Suggestion(**asdict(suggestion)) for suggestion in understood.suggested_facets],
        meant=[_meant(meaning) for meaning in understood.meant],
        offered=[_meant(meaning) for meaning in understood.offered],
        released=[_meant(meaning) for meaning in understood.released],
        claims=[_meant(meaning) for meaning in understood.claims],
        nowhere=list(understood.nowhere),
        unwritten=list(understood.unwritten),
        by_characters=understood.by_characters,
    )

"""Notices that people have checked or put right, as gold for what the program reads without them.

Of a notice that nobody has checked as a whole, only what was put right is known: the rest counts as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from notices.corrections.corrected_notice import corrected
from notices.importing.outline_corrections import corrections_of
from notices.importing.sources import Source, drafted
from notices.models import Notice, Original
from notices.outline_format import as_json
from tools.quality.gold import Case
from tools.quality.marked_notices import Node


def corrected_cases() -> Iterator[Case]:
    """By name, those whose bytes are there."""
    touched = Q(checked__isnull=False) | Q(outline_corrections__isnull=False) | Q(problems__curated=True)
    for notice in Notice.objects.filter(touched | ~Q(curated_facts=[])).distinct().order_by("name"):
        if original := notice.original_if_any():
            yield _case(notice, original)


def _case(notice: Notice, original: Original) -> Case:
    with original.content.open() as file:
        source = Source(original.name, file.read(), notice.url, notice.fetched)
    dissection, _fates = corrected(drafted(source).dissection, corrections_of(notice))
    structure: Node = as_json(dissection)
    structure["notice"] |= _curated_facts(notice, structure["notice"])
    areas = _curated_areas(notice)
    for problem in structure["problems"]:
        for node in (problem, *problem["items"]):
            node["categories"] = areas.get(node["heading"][0], node["categories"])
    return Case(notice.name, source.name, source.data, structure["text"], structure, None)


def _curated_facts(notice: Notice, facts: Node) -> Node:
    named = {place.level: place.name for place in notice.place_path()}
    places = {level: named.get(level) for level in ("province", "city", "district")}
    values = {name: getattr(notice, name) for name in notice.curated_facts if name in facts}
    dates = {name: value.isoformat() for name, value in values.items() if isinstance(value, date)}
    return values | dates | (places if "place" in notice.curated_facts else {})


def _curated_areas(notice: Notice) -> dict[int, list[str]]:
    """By where a heading begins."""
    problems = notice.problems.filter(curated=True).prefetch_related("labellings__category")
    return {problem.heading_start: [area.slug for area in problem.labels()] for problem in problems}

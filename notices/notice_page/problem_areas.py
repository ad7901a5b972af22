"""The problem areas of one notice, and its outline narrowed to one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from notices.models import Category
from notices.notice_page.entries import AspectSection, OutlineEntry


@dataclass(frozen=True, slots=True)
class NoticeArea:
    """A problem area of a notice, with the problems filed under it (items, and problems without) and their measures."""

    category: Category
    problems: int
    measures: int


def areas(sections: Iterable[AspectSection]) -> tuple[NoticeArea, ...]:
    """In the order of the taxonomy."""
    problems: Counter[Category] = Counter()
    measures: Counter[Category] = Counter()
    for unit in _units(entry for section in sections for entry in section.entries):
        for category in _categories(unit):
            problems[category] += 1
            measures[category] += unit.measure_count
    order = sorted(problems, key=lambda category: category.position)
    return tuple(NoticeArea(category, problems[category], measures[category]) for category in order)


def narrowed(sections: Iterable[AspectSection], slug: str) -> tuple[AspectSection, ...]:
    """Only the units filed under the area; a problem stays above those of its items that are."""
    sections_left = (replace(section, entries=tuple(_kept(section.entries, slug))) for section in sections)
    return tuple(section for section in sections_left if section.entries)


def _units(entries: Iterable[OutlineEntry]) -> Iterator[OutlineEntry]:
    for entry in entries:
        yield from entry.items or (entry,)


def _categories(unit: OutlineEntry) -> list[Category]:
    return [labelling.category for labelling in unit.labellings]


def _kept(entries: Iterable[OutlineEntry], slug: str) -> Iterator[OutlineEntry]:
    for entry in entries:
        if not entry.items:
            if any(category.slug == slug for category in _categories(entry)):
                yield entry
        elif under := tuple(_kept(entry.items, slug)):
            yield replace(entry, entries=under)

"""How far the measures of a notice are by their own account, and its outline narrowed to one state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from notices.models import Measure
from notices.notice_page.entries import AspectSection, OutlineEntry


@dataclass(frozen=True, slots=True)
class StateCount:
    """A state, how many measures are in it, and how many in those before it: where its part of a bar begins."""

    value: str
    label: str
    measures: int
    before: int


def states(sections: Iterable[AspectSection]) -> tuple[StateCount, ...]:
    """All four, also those without measures; none where no measure was asked for its state."""
    counts = Counter(row.status for section in sections for row in _measures(section.entries))
    listed, before = [], 0
    for value, label in Measure.Status.choices:
        listed.append(StateCount(value, label, counts[value], before))
        before += counts[value]
    return tuple(listed) if before else ()


def in_state(sections: Iterable[AspectSection], status: str) -> tuple[AspectSection, ...]:
    """Only the measures in this state, under their problems; a problem without any is left out."""
    sections_left = (replace(section, entries=tuple(_kept(section.entries, status))) for section in sections)
    return tuple(section for section in sections_left if section.entries)


def _measures(entries: Iterable[OutlineEntry]) -> Iterator[Measure]:
    for entry in entries:
        if isinstance(entry.row, Measure):
            yield entry.row
        yield from _measures(entry.entries)


def _kept(entries: Iterable[OutlineEntry], status: str) -> Iterator[OutlineEntry]:
    for entry in entries:
        if isinstance(entry.row, Measure):
            if entry.row.status == status:
                yield entry
        elif entry.kind == "note":
            yield entry
        else:
            narrowed = replace(entry, entries=tuple(_kept(entry.entries, status)))
            if narrowed.measure_count:
                yield narrowed

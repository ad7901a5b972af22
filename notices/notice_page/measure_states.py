"""How far the measures of a notice are by their own account, and its outline narrowed to one state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from notices.models import Measure
from notices.notice_page.entries import Entry, Section


@dataclass(frozen=True, slots=True)
class State:
    """A state, how many measures are in it, and how many in those before it: where its part of a bar begins."""

    value: str
    label: str
    measures: int
    before: int


def states(sections: Iterable[Section]) -> tuple[State, ...]:
    """All four, also those without measures; none where no measure was asked for its state."""
    found = Counter(row.status for section in sections for row in _measures(section.entries))
    listed, before = [], 0
    for value, label in Measure.Status.choices:
        listed.append(State(value, label, found[value], before))
        before += found[value]
    return tuple(listed) if before else ()


def in_state(sections: Iterable[Section], status: str) -> tuple[Section, ...]:
    """Only the measures in this state, under their problems; a problem without any is left out."""
    kept = (replace(section, entries=tuple(_kept(section.entries, status))) for section in sections)
    return tuple(section for section in kept if section.entries)


def _measures(entries: Iterable[Entry]) -> Iterator[Measure]:
    for piece in entries:
        if isinstance(piece.row, Measure):
            yield piece.row
        yield from _measures(piece.entries)


def _kept(entries: Iterable[Entry], status: str) -> Iterator[Entry]:
    for piece in entries:
        if isinstance(piece.row, Measure):
            if piece.row.status == status:
                yield piece
        elif piece.kind == "note":
            yield piece
        else:
            narrowed = replace(piece, entries=tuple(_kept(piece.entries, status)))
            if narrowed.measure_count:
                yield narrowed

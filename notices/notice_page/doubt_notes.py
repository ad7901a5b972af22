"""What the reading was unsure of, where it stands: in the margin of the original, and at the unit it concerns. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from notices.models import Doubt, Measure, Problem
from notices.notice_page import entries
from notices.notice_page.entries import AspectSection, OutlineEntry
from notices.notice_page.original_text import MarginNote, Paragraph


def notes_of(doubts: Iterable[Doubt]) -> tuple[tuple[int, MarginNote], ...]:
    """Each with its offset, in the order of the text."""
    keys: set[str] = set()
    notes = []
    for doubt in sorted(doubts, key=lambda doubt: (doubt.start, doubt.pk)):
        anchor = "" if doubt.key in keys else f"doubt-{doubt.key}"
        keys.add(doubt.key)
        notes.append((doubt.start, MarginNote(doubt.key, doubt.reason, anchor)))
    return tuple(notes)


def in_margin(
    paragraphs: Sequence[Paragraph], notes: Iterable[tuple[int, MarginNote]]
) -> tuple[Paragraph, ...]:
    """Each beside the paragraph that it begins in; between two, beside the earlier."""
    starts = [paragraph.start for paragraph in paragraphs]
    by_paragraph: defaultdict[int, list[MarginNote]] = defaultdict(list)
    for offset, note in notes:
        by_paragraph[max(bisect_right(starts, offset) - 1, 0)].append(note)
    return tuple(
        replace(paragraph, notes=tuple(by_paragraph[index])) if index in by_paragraph else paragraph
        for index, paragraph in enumerate(paragraphs)
    )


def at_units(
    sections: Iterable[AspectSection],
    everything: Iterable[AspectSection],
    notes: Iterable[tuple[int, MarginNote]],
) -> tuple[AspectSection, ...]:
    """At the problem, item or measure that begins last before it, whether or not that is among `sections`."""
    units = sorted(unit for section in everything for entry in section.entries for unit in _units(entry))
    at_unit: defaultdict[str, list[MarginNote]] = defaultdict(list)
    for offset, note in notes:
        if index := bisect_right(units, offset, key=lambda unit: unit[0]):
            at_unit[units[index - 1][1]].append(note)
    return entries.changed(
        sections,
        lambda entry: (
            replace(entry, notes=tuple(at_unit[entry.anchor])) if entry.anchor in at_unit else entry
        ),
    )


def _units(entry: OutlineEntry) -> Iterator[tuple[int, str]]:
    match entry.row:
        case Problem() as row:
            yield row.heading_start, entry.anchor
        case Measure() as row:
            yield row.start, entry.anchor
    for child in entry.entries:
        yield from _units(child)

"""What the pages of a notice show: rows as entries in the order of the text, the original with their places.

`mark` is asked for a layer over each text, in the order in which they are shown: a search hands in one that marks its
words; by itself the text stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, Protocol

from notices.models import Aspect, Fragment, Labelling, Measure, Notice, Problem
from notices.notice_page.original_text import MarginNote, Paragraph, Spot, paragraphs, passage
from notices.privacy.masking import without_contact
from notices.public_ids import anchor
from notices.spans import Layer, Run, runs


class Marker(Protocol):
    def __call__(self, text: str, *, again: bool = False) -> Layer:
        """`again`: the outline has shown this text already, the original shows it once more."""


def plain(text: str, *, again: bool = False) -> Layer:  # noqa: ARG001  # a marker
    return ()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A problem, an item, a measure or a note, with what stands under it in the order of the text."""

    kind: Literal["problem", "measure", "note"]
    row: Problem | Measure | Fragment
    anchor: str
    text: str
    entries: tuple[OutlineEntry, ...] = ()
    labellings: tuple[Labelling, ...] = ()
    layers: tuple[Layer, ...] = ()
    notes: tuple[MarginNote, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        return runs(self.text, self.layers)

    @property
    def items(self) -> list[OutlineEntry]:
        return [entry for entry in self.entries if entry.kind == "problem"]

    @property
    def measure_count(self) -> int:
        return sum(1 if entry.kind == "measure" else entry.measure_count for entry in self.entries)


Change = Callable[[OutlineEntry], OutlineEntry]


@dataclass(frozen=True, slots=True)
class AspectSection:
    """Problems in a row under the same aspect, or under none."""

    aspect: Aspect | None
    entries: tuple[OutlineEntry, ...]

    @property
    def level(self) -> int:
        """Of its problems' headings: below that of the aspect, where there is one."""
        return 4 if self.aspect else 3


def outline(problems: Iterable[Problem]) -> tuple[AspectSection, ...]:
    """Problems as a page lists them: under their aspects, each with its notes, measures and items."""
    return tuple(
        AspectSection(aspect, tuple(map(entry, under)))
        for aspect, under in groupby(problems, key=lambda problem: problem.aspect)
    )


def entry(problem: Problem) -> OutlineEntry:
    # An item has no items of its own: asking for them would be one more query each.
    items = problem.items.all() if problem.parent_id is None else ()
    under = sorted((*problem.measures.all(), *problem.fragments.all(), *items), key=_start)
    return OutlineEntry(
        "problem",
        problem,
        anchor(problem.public_id),
        problem.title or problem.heading,
        tuple(map(_entry_of, under)),
        tuple(problem.labellings.all()),
    )


def measure_entry(measure: Measure) -> OutlineEntry:
    return OutlineEntry("measure", measure, anchor(measure.public_id), measure.text)


def _entry_of(row: Problem | Measure | Fragment) -> OutlineEntry:
    if isinstance(row, Problem):
        return entry(row)
    return measure_entry(row) if isinstance(row, Measure) else OutlineEntry("note", row, "", row.text)


def changed(sections: Iterable[AspectSection], change: Change) -> tuple[AspectSection, ...]:
    return tuple(
        replace(section, entries=tuple(changed_entry(entry, change) for entry in section.entries))
        for section in sections
    )


def changed_entry(entry: OutlineEntry, change: Change) -> OutlineEntry:
    """What stands under it changes after it: in the order of the page."""
    parent = change(entry)
    return replace(parent, entries=tuple(changed_entry(child, change) for child in parent.entries))


def marked(sections: Iterable[AspectSection], mark: Marker) -> tuple[AspectSection, ...]:
    return changed(sections, lambda entry: replace(entry, layers=(*entry.layers, mark(entry.text))))


def counts(sections: Iterable[AspectSection]) -> dict[str, int]:
    """How much a notice holds: problems as it numbers them, items under them, measures."""
    entries = [entry for section in sections for entry in section.entries]
    return {
        "problems": len(entries),
        "items": sum(len(entry.items) for entry in entries),
        "measures": sum(entry.measure_count for entry in entries),
    }


def _start(row: Problem | Measure | Fragment) -> int:
    return row.heading_start if isinstance(row, Problem) else row.start


def _spots(entries: Sequence[OutlineEntry]) -> Iterator[Spot]:
    for entry in entries:
        row = entry.row
        if isinstance(row, Problem):
            yield Spot(row.heading_start, row.heading_end, "heading", entry.anchor, row.label)
        elif isinstance(row, Measure):
            yield Spot(row.start, row.end, "measure", entry.anchor, row.label)
        yield from _spots(entry.entries)


def original(
    notice: Notice, sections: Iterable[AspectSection], mark: Marker = plain
) -> tuple[Paragraph, ...]:
    """The whole text, each problem's and measure's place in it named; what is about contact is not marked."""
    spots = [spot for section in sections for spot in _spots(section.entries)]
    landmarks = {part.start: f"part-{part.number}" for part in notice.parts.all()}
    return tuple(
        _marked(paragraph, mark) if without_contact(paragraph.text) == paragraph.text else paragraph
        for paragraph in paragraphs(notice.text, spots, landmarks)
    )


def _marked(paragraph: Paragraph, mark: Marker) -> Paragraph:
    stretches = (
        replace(stretch, layer=mark(stretch.text, again=stretch.spot is not None))
        for stretch in paragraph.stretches
    )
    return replace(paragraph, stretches=tuple(stretches))


def original_of(notice: Notice, entry: OutlineEntry) -> tuple[Paragraph, ...]:
    """The paragraphs one unit stands in, with its words set off."""
    return passage(notice.text, list(_spots([entry])))

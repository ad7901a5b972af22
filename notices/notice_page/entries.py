"""What the pages of a notice show: rows as entries in the order of the text, the original with their places.

`mark` turns a text into what is shown of it, in the order in which it is shown: a search hands in one that marks its
words; by itself the text stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, Protocol

from notices.contact_places import without_contact
from notices.identifiers import anchor
from notices.models import Aspect, Fragment, Labelling, Measure, Notice, Problem
from notices.notice_page.original_text import Paragraph, Spot, paragraphs, passage


class Mark(Protocol):
    def __call__(self, text: str, *, again: bool = False) -> str:
        """`again`: the outline has shown this text already, the original shows it once more."""


def plain(text: str, *, again: bool = False) -> str:  # noqa: ARG001  # a mark
    return text


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem, an item, a measure or a note, with what stands under it in the order of the text."""

    kind: Literal["problem", "measure", "note"]
    row: Problem | Measure | Fragment
    anchor: str
    shown: str
    entries: tuple[Entry, ...] = ()
    labellings: tuple[Labelling, ...] = ()

    @property
    def items(self) -> list[Entry]:
        return [piece for piece in self.entries if piece.kind == "problem"]

    @property
    def measure_count(self) -> int:
        return sum(1 if piece.kind == "measure" else piece.measure_count for piece in self.entries)


Change = Callable[[Entry], Entry]


@dataclass(frozen=True, slots=True)
class Section:
    """Problems in a row under the same aspect, or under none."""

    aspect: Aspect | None
    entries: tuple[Entry, ...]

    @property
    def level(self) -> int:
        """Of its problems' headings: below that of the aspect, where there is one."""
        return 4 if self.aspect else 3


def outline(problems: Iterable[Problem]) -> tuple[Section, ...]:
    """Problems as a page lists them: under their aspects, each with its notes, measures and items."""
    return tuple(
        Section(aspect, tuple(map(entry, under)))
        for aspect, under in groupby(problems, key=lambda problem: problem.aspect)
    )


def entry(problem: Problem) -> Entry:
    # An item has no items of its own: asking for them would be one more query each.
    items = problem.items.all() if problem.parent_id is None else ()
    under = sorted((*problem.measures.all(), *problem.fragments.all(), *items), key=_start)
    return Entry(
        "problem",
        problem,
        anchor(problem.public_id),
        problem.title or problem.heading,
        tuple(map(_entry_of, under)),
        tuple(problem.labellings.all()),
    )


def measure_entry(measure: Measure) -> Entry:
    return Entry("measure", measure, anchor(measure.public_id), measure.text)


def _entry_of(row: Problem | Measure | Fragment) -> Entry:
    if isinstance(row, Problem):
        return entry(row)
    return measure_entry(row) if isinstance(row, Measure) else Entry("note", row, "", row.text)


def changed(sections: Iterable[Section], change: Change) -> tuple[Section, ...]:
    return tuple(
        replace(section, entries=tuple(changed_entry(piece, change) for piece in section.entries))
        for section in sections
    )


def changed_entry(piece: Entry, change: Change) -> Entry:
    """What stands under it changes after it: in the order of the page."""
    above = change(piece)
    return replace(above, entries=tuple(changed_entry(each, change) for each in above.entries))


def marked(sections: Iterable[Section], mark: Mark) -> tuple[Section, ...]:
    return changed(sections, lambda piece: replace(piece, shown=mark(piece.shown)))


def counts(sections: Iterable[Section]) -> dict[str, int]:
    """How much a notice holds: problems as it numbers them, items under them, measures."""
    entries = [piece for section in sections for piece in section.entries]
    return {
        "problems": len(entries),
        "items": sum(len(piece.items) for piece in entries),
        "measures": sum(piece.measure_count for piece in entries),
    }


def _start(row: Problem | Measure | Fragment) -> int:
    return row.heading_start if isinstance(row, Problem) else row.start


def _spots(entries: Sequence[Entry]) -> Iterator[Spot]:
    for piece in entries:
        if isinstance(piece.row, Problem):
            yield Spot(
                piece.row.heading_start, piece.row.heading_end, "heading", piece.anchor, piece.row.label
            )
        elif isinstance(piece.row, Measure):
            yield Spot(piece.row.start, piece.row.end, "measure", piece.anchor, piece.row.label)
        yield from _spots(piece.entries)


def original(notice: Notice, sections: Iterable[Section], mark: Mark = plain) -> tuple[Paragraph, ...]:
    """The whole text, each problem's and measure's place in it named; what is about contact is not marked."""
    spots = [spot for section in sections for spot in _spots(section.entries)]
    landmarks = {part.start: f"part-{part.number}" for part in notice.parts.all()}
    return tuple(
        _marked(each, mark) if without_contact(each.text, notice.contact) == each.text else each
        for each in paragraphs(notice.text, spots, landmarks)
    )


def _marked(paragraph: Paragraph, mark: Mark) -> Paragraph:
    runs = (replace(run, text=mark(run.text, again=run.spot is not None)) for run in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def original_of(notice: Notice, piece: Entry) -> tuple[Paragraph, ...]:
    """The paragraphs one unit stands in, with its places."""
    return passage(notice.text, list(_spots([piece])))

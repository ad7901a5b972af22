"""A text with its outline as rows: a line each, or as much of one as is something by itself. Pure.

Lines that the outline has as one (a wrapped paragraph, the cells of a finding) are one row; a line within which a
heading begins is two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from notices.corrections.shapes import Kind
from notices.parsing.lines import Line, paragraphs, strip
from notices.parsing.outline.build import Outline
from notices.parsing.shapes import Fragment, Measure, nodes_of

HEADINGS: frozenset[Kind] = frozenset({"part-aspect", "aspect", "problem", "item"})
PARTS: frozenset[Kind] = frozenset({"organisation", "rectification", "outlook", "part-aspect"})
SILENT: frozenset[Kind] = frozenset({"organisation", "outlook"})  # parts without problems
BODY: frozenset[Kind] = frozenset({"text", "measure"})
ASIDE: frozenset[Kind] = frozenset({"outside", "furniture"})  # in no problem


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the text and what it is; `corrected` where a person said so."""

    start: int
    end: int
    kind: Kind
    corrected: bool = False


def rows_of(text: str, outline: Outline) -> tuple[Row, ...]:
    """The rows of a text as it was read, in reading order."""
    return tuple(_Reading(text, outline).rows())


def row_at(rows: Sequence[Row], offset: int) -> Row:
    """The row that an offset stands in, or behind."""
    return rows[max(bisect_right(rows, offset, key=attrgetter("start")) - 1, 0)]


def measures_of(outline: Outline) -> Iterator[Measure]:
    for node in nodes_of(outline.problems):
        yield from node.measures


class _Reading:
    """An outline by where its pieces begin."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.measures = sorted(measures_of(outline), key=lambda measure: measure.start)
        self.measure_starts = [measure.start for measure in self.measures]
        self.fragments: Sequence[Fragment] = sorted(outline.other, key=lambda fragment: fragment.start)
        self.fragment_starts = [fragment.start for fragment in self.fragments]
        self.kinds: dict[int, Kind] = {}
        for part in outline.parts:
            self.kinds[part.start] = part.role
        for aspect in outline.aspects:
            self.kinds[aspect.start] = "part-aspect" if aspect.start in self.kinds else "aspect"
        for problem in outline.problems:
            self.kinds[problem.heading[0]] = "problem"
            self.kinds |= {item.heading[0]: "item" for item in problem.items}
        self.last_measured = max((measure.end for measure in self.measures), default=0)
        self.last_heading = max(self.kinds, default=0)

    def rows(self) -> Iterator[Row]:
        for line in self._lines():
            yield Row(line.start, line.end, self._kind(line))

    def _lines(self) -> Iterator[Line]:
        cuts = sorted({*self.kinds, *self._starts_of_paragraphs()})
        for line in self._joined():
            inside = cuts[bisect_right(cuts, line.start) : bisect_left(cuts, line.end)]
            edges = pairwise([line.start, *inside, line.end])
            lines_inside = (strip(self.text, start, end) for start, end in edges)
            yield from (piece for piece in lines_inside if piece.start < piece.end)

    def _joined(self) -> Iterator[Line]:
        """Paragraphs, those that one heading, measure or fragment runs over put together."""
        spans = sorted(self._spans())
        joined: list[Line] = []
        index, reach = 0, 0
        for line in paragraphs(self.text):
            if joined and line.start < reach:
                joined[-1] = Line(joined[-1].start, line.end)
            else:
                joined.append(line)
            while index < len(spans) and spans[index][0] < line.end:
                reach = max(reach, spans[index][1])
                index += 1
        yield from joined

    def _spans(self) -> Iterator[tuple[int, int]]:
        yield from (node.heading for node in nodes_of(self.outline.problems))
        yield from ((measure.start, measure.end) for measure in self.measures)
        yield from ((fragment.start, fragment.end) for fragment in self.fragments)

    def _starts_of_paragraphs(self) -> Iterator[int]:
        """Where a measure without a label begins in a line that has lost its breaks: right behind another measure."""
        for measure_before, measure in pairwise(self.measures):
            if not measure.label and not self.text[measure_before.end : measure.start].strip():
                yield measure.start

    def _kind(self, line: Line) -> Kind:
        if kind := self.kinds.get(line.start):
            return kind
        first, last = (bisect_left(self.measure_starts, edge) for edge in (line.start, line.end))
        if first < last:
            return "text"
        first, last = (bisect_left(self.fragment_starts, edge) for edge in (line.start, line.end))
        kinds = {fragment.kind for fragment in self.fragments[first:last]}
        if not kinds:
            return "outside"
        if kinds <= {"field", "heading"}:
            return "furniture"
        # What stands below the last measure and is none looks ahead for the whole notice.
        is_aside = line.start > max(self.last_measured, self.last_heading) and "lead-in" in kinds
        return "outside" if is_aside else "text"

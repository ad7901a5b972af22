"""An outline made of rows: what they say as it was read stays so, what a correction touched is read anew.

A problem whose rows are those it was read from is kept as it is. Of the others the headings are cut off as those of
the parser are, and what stands below them is read by the parser's own builder (`nodes.Problems`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from notices.corrections.rows import ASIDE, BODY, HEADINGS, PARTS, SILENT, Row, row_at, rows_of
from notices.parsing.fields import Field, starts_field
from notices.parsing.headings import aspect_title
from notices.parsing.lines import Line, as_printed, fold, strip, without_closing
from notices.parsing.outline.build import Outline
from notices.parsing.outline.labels import label_at, unprinted
from notices.parsing.outline.mapped import mapped
from notices.parsing.outline.nodes import Node, Problems
from notices.parsing.outline.sheet import Head, Sheet, head_of
from notices.parsing.outline.view import Edit, View, edited
from notices.parsing.shapes import Aspect, Fragment, Item, Measure, Part, Problem, Role, nodes_of

_OPENING = (Field.MEASURES, Field.PROGRESS, Field.RESULT)


@dataclass(slots=True)
class _Block:
    """A problem or item by its rows."""

    head: Row
    level: str
    aspect: int | None = None
    body: list[Row] = field(default_factory=list)
    items: list[_Block] = field(default_factory=list)

    def key(self) -> object:
        """What it is read from; whether a person said so changes nothing."""
        rows = tuple((row.start, row.end, row.kind) for row in self.body)
        return self.head.start, self.head.end, self.level, rows, tuple(item.key() for item in self.items)

    def rows(self) -> Iterator[Row]:
        yield self.head
        yield from self.body
        for item in self.items:
            yield from item.rows()


@dataclass(slots=True)
class _Layout:
    """Rows sorted into what they make up."""

    parts: list[Row] = field(default_factory=list)
    aspects: list[Row] = field(default_factory=list)
    problems: list[_Block] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)  # text below no problem
    furniture: list[Row] = field(default_factory=list)


def layout_of(rows: Sequence[Row]) -> _Layout:
    """A part and an aspect end the problem before them; an item that stands below none is one."""
    layout = _Layout()
    is_open, aspect = False, None
    for row in rows:
        if row.kind in PARTS or row.kind == "aspect":
            is_open = False
            if row.kind in PARTS:
                layout.parts.append(row)
                aspect = None
            if row.kind in ("aspect", "part-aspect"):
                layout.aspects.append(row)
                aspect = len(layout.aspects)
        elif row.kind == "problem" or (row.kind == "item" and not is_open):
            layout.problems.append(_Block(row, "problem", aspect))
            is_open = True
        elif row.kind == "item":
            layout.problems[-1].items.append(_Block(row, "item"))
        elif row.kind == "furniture":
            layout.furniture.append(row)
        elif row.kind in BODY and is_open:
            problem = layout.problems[-1]
            (problem.items[-1] if problem.items else problem).body.append(row)
        elif row.kind in BODY:
            layout.loose.append(row)
    return layout


def assembled(text: str, outline: Outline, rows: Sequence[Row]) -> Outline:
    """The outline that these rows make; the same one where nothing was corrected."""
    if not any(row.corrected for row in rows):
        return outline
    return _Assembly(text, outline, rows).outline()


class _Assembly:
    def __init__(self, text: str, outline: Outline, rows: Sequence[Row]) -> None:
        self.text, self.folded, self.read, self.rows = text, fold(text), outline, rows
        self.view = _unbroken(text, rows)
        self.layout = layout_of(rows)
        as_read = rows_of(text, outline)
        self.unchanged = {(row.start, row.end, row.kind) for row in as_read}
        self.spans = {(row.start, row.end) for row in as_read}
        layout_read = layout_of(as_read)
        self.keys = {block.key() for block in layout_read.problems}
        loose = {row.start for row in layout_read.loose}
        self.loose = [row for row in self.layout.loose if self._is_changed(row) or row.start not in loose]
        self.headings: dict[int, Problem | Item] = {
            node.heading[0]: node for node in nodes_of(outline.problems)
        }
        self.fragments: list[Fragment] = []

    def outline(self) -> Outline:
        anew = [block for block in self.layout.problems if block.key() not in self.keys]
        problems = {problem.heading[0]: problem for problem in self.read.problems}
        problems |= {problem.heading[0]: problem for problem in self._read(anew)}
        numbered = tuple(
            replace(problems[block.head.start], n=number, aspect=block.aspect)
            for number, block in enumerate(self.layout.problems, 1)
        )
        aspects = tuple(map(self._aspect, self.layout.aspects))
        parts = tuple(self._parts())
        self._add_loose()
        fragments = (*self._fragments_kept(anew), *self.fragments)
        return Outline(
            parts, aspects, numbered, tuple(sorted(fragments, key=lambda fragment: fragment.start))
        )

    # Problems

    def _read(self, blocks: Sequence[_Block]) -> tuple[Problem, ...]:
        """These problems by the parser's builder, on a text in which each row is a line."""
        fragments: list[Fragment] = []
        sheet = Sheet(self.view.text, self.view.folded, [], [], [], [], [])
        problems = Problems(sheet, fragments).read([self._node(block) for block in blocks])
        outline = mapped(self.text, self.view, Outline((), (), problems, tuple(fragments)))
        stated = {
            row.start: self._stated(row) for block in blocks for row in block.rows() if row.kind == "measure"
        }
        self.fragments += outline.other
        return tuple(
            _with_stated(problem, block, stated)
            for problem, block in zip(outline.problems, blocks, strict=True)
        )

    def _stated(self, row: Row) -> Measure:
        """A row as one measure, what stands between its label and its words set aside."""
        label = label_at(self.folded, row.start, row.end)
        if label is None or label.body >= row.end:
            return Measure("", row.start, row.end)
        mark = strip(self.text, label.end, label.body)
        self.fragments += [Fragment("marker", mark.start, mark.end)] if mark.start < mark.end else []
        return Measure(self.text[label.start : label.end], label.body, row.end)

    def _node(self, block: _Block) -> Node:
        head = self._head(block.head)
        rest = strip(self.view.folded, head.end, head.line.end)
        lines = [rest] if rest.start < rest.end else []
        lines += [self._line(row) for row in block.body if row.kind == "text"]
        return Node(
            self.view.text[head.label.start : head.label.end],
            (head.start, head.end),
            head.text,
            None,
            block.level == "problem",
            lines,
            [self._node(item) for item in block.items],
        )

    def _head(self, row: Row) -> Head:
        """A row as a heading; one that was read as a heading ends where it ended."""
        line = self._line(row)
        label = label_at(self.view.folded, line.start, line.end) or unprinted("given", line)
        head = head_of(self.view.folded, label, line, 0, self._opens_below(row))
        node = self.headings.get(row.start)
        if node and (row.start, row.end) in self.spans:
            end = min(bisect_left(self.view.ends, node.heading[1]) + 1, line.end)
            head = replace(head, end=end, text=self.view.folded[label.body : end].strip())
        return head

    def _opens_below(self, row: Row) -> bool:
        index = bisect_right(self.rows, row.start, key=attrgetter("start"))
        return any(
            starts_field(self.view.folded, self._line(row_after)) in _OPENING
            for row_after in self.rows[index : index + 2]
        )

    def _line(self, row: Row) -> Line:
        start = bisect_left(self.view.starts, row.start)
        return Line(start, bisect_left(self.view.ends, row.end, start) + 1)

    # Aspects and parts

    def _aspect(self, row: Row) -> Aspect:
        for aspect in self.read.aspects:
            if aspect.start == row.start:
                return aspect
        head = self._head(row)
        title = aspect_title(head.text.lstrip(",:、 "))
        title = as_printed(self.view.text, self.view.folded, title, head.start, head.end)
        return Aspect(self.view.text[head.label.start : head.label.end], title, row.start)

    def _parts(self) -> Iterator[Part]:
        for row in self.layout.parts:
            end = strip(self.text, row.start, max(self._end_of_part(row), row.end)).end
            role: Role = "rectification" if row.kind == "part-aspect" else row.kind  # type: ignore[assignment]
            part = next((part for part in self.read.parts if part.start == row.start), None)
            yield replace(part or self._part(row), role=role, end=end)

    def _end_of_part(self, row: Row) -> int:
        """Where the next part begins; one that has no problems ends also where something else has a heading."""
        ending = PARTS if row.kind in ("rectification", "part-aspect") else PARTS | HEADINGS
        starts = (
            following.start
            for following in self.rows
            if following.start > row.start and following.kind in ending
        )
        return next(starts, self._end_of_body())

    def _part(self, row: Row) -> Part:
        head = self._head(row)
        words = without_closing(self.view.folded[head.label.body : head.end])
        title = as_printed(self.view.text, self.view.folded, words, head.label.body, head.end)
        return Part(
            self.view.text[head.label.start : head.label.end], title, "rectification", row.start, row.end
        )

    def _end_of_body(self) -> int:
        """Where the last part ends: as it was read, where no text was begun or ended by hand."""
        used = max((row.end for row in self.rows if row.kind not in ASIDE), default=0)
        closed = [
            row.start for row in self.rows if row.corrected and row.kind == "outside" and row.start >= used
        ]
        before = max((part.end for part in self.read.parts), default=0)
        return max(used, min([before, *closed]))

    # What is none of these

    def _fragments_kept(self, anew: Sequence[_Block]) -> Iterator[Fragment]:
        """Fragments of rows that are what they were, in no problem that was read anew."""
        again = {row.start for block in anew for row in block.rows()} | {row.start for row in self.loose}
        for fragment in self.read.other:
            row = row_at(self.rows, fragment.start)
            if row.start not in again and not self._is_changed(row):
                yield fragment

    def _add_loose(self) -> None:
        """Text below no problem, lines that are none of the notice's, and the headings of parts and aspects."""
        headings = [row for row in (*self.layout.parts, *self.layout.aspects) if row.kind not in SILENT]
        for row in filter(self._is_changed, dict.fromkeys(headings)):
            head = self._head(row)
            start, end = self.view.span(head.start, head.end)
            self.fragments.append(Fragment("heading", start, end))
            rest = strip(self.text, end, row.end)
            self.fragments += [Fragment("lead-in", rest.start, rest.end)] if rest.start < rest.end else []
        self.fragments += (Fragment("lead-in", row.start, row.end) for row in self.loose)
        self.fragments += (
            Fragment("field", row.start, row.end) for row in filter(self._is_changed, self.layout.furniture)
        )

    def _is_changed(self, row: Row) -> bool:
        return (row.start, row.end, row.kind) not in self.unchanged


def _with_stated(problem: Problem, block: _Block, stated: Mapping[int, Measure]) -> Problem:
    """With the rows of which a person said that each is a measure."""
    items = tuple(
        replace(item, measures=_merged(item.measures, item_block, stated))
        for item, item_block in zip(problem.items, block.items, strict=True)
    )
    return replace(problem, measures=_merged(problem.measures, block, stated), items=items)


def _merged(measures: Sequence[Measure], block: _Block, stated: Mapping[int, Measure]) -> tuple[Measure, ...]:
    measures_stated = [stated[row.start] for row in block.body if row.kind == "measure"]
    return tuple(sorted((*measures, *measures_stated), key=lambda measure: measure.start))


def _unbroken(text: str, rows: Sequence[Row]) -> View:
    """The text with each row on one line: the breaks taken out of those that have several."""
    plain = View(text, fold(text), range(len(text)), range(1, len(text) + 1))
    return edited(plain, _breaks(text, rows), "rows")


def _breaks(text: str, rows: Sequence[Row]) -> Iterator[Edit]:
    for row in rows:
        stop = row.start
        for line in text[row.start : row.end].splitlines(keepends=True)[:-1]:
            start, stop = stop, stop + len(line)
            yield strip(text, start, stop).end, strip(text, stop, row.end).start, ""

"""One outline from a sheet and the levels given to its forms: the only builder of outlines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from notices.parsing.headings import aspect_title
from notices.parsing.lines import Line, as_printed, strip, without_closing
from notices.parsing.outline.cells import filled
from notices.parsing.outline.labels import Form
from notices.parsing.outline.levels import Level, Levels, chosen
from notices.parsing.outline.nodes import Node, Problems
from notices.parsing.outline.roles import (
    Section,
    closing_outlook,
    holds_no_problems,
    looks_ahead,
    names_outlook,
    roles_of,
)
from notices.parsing.outline.sheet import Head, Sheet
from notices.parsing.outline.tables import Row, Table
from notices.parsing.shapes import Aspect, Fragment, FragmentKind, Part, Problem, Role


@dataclass(frozen=True, slots=True)
class Outline:
    parts: tuple[Part, ...]
    aspects: tuple[Aspect, ...]
    problems: tuple[Problem, ...]
    other: tuple[Fragment, ...]


@dataclass
class Builder:
    """One pass over the body of one notice: the lines up to `stop`, with these headings."""

    sheet: Sheet
    levels: Levels
    heads: Sequence[Head]
    stop: int
    likelihoods: Mapping[int, Sequence[float]]  # of headings, by where they start
    parts: list[Part] = field(default_factory=list)
    aspects: list[Aspect] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    other: list[Fragment] = field(default_factory=list)
    _aspect: int | None = None  # the one that the next problem belongs to

    def __post_init__(self) -> None:
        self.text, self.folded = self.sheet.text, self.sheet.folded
        self.lines = self.sheet.lines[: self.stop]
        self._starts = [line.start for line in self.lines]
        self._ends = [line.end for line in self.lines]
        self._head_at = {head.start: head for head in self.heads}

    def outline(self, start: int) -> Outline:
        end = self.lines[-1].end if self.lines else 0
        tops = [head for head in self.heads if head.form == self.levels.part]
        if tops:
            self._read_parts(self._sections(end))
        else:
            self._read_lines(self._lines_between(start, end), self.levels)
            self._part_outlook_off()
        if not self.parts or self.parts[-1].role == "rectification":
            self._set_closing_outlook_aside()
        self._read_annex()
        problems = Problems(self.sheet, self.other).read(self.nodes)
        other = tuple(sorted(self.other, key=lambda fragment: fragment.start))
        return Outline(tuple(self.parts), tuple(self.aspects), problems, other)

    # The parts

    def _part_outlook_off(self) -> None:
        """三、下一步工作安排 below the last problem of a text that begins in the middle: the only part it names."""
        last = self.nodes[-1].items if self.nodes else []
        head = self._head_at.get(last[0].heading[0]) if len(last) == 1 else None
        of_its_form = [other for other in self.heads if head and other.form == head.form]
        if head and head.form.system == "一" and len(of_its_form) == 1 and names_outlook(head.text):
            end = max((line.end for line in last[0].lines), default=head.end)
            self.parts = [self._part(Section(head, end, ()), "outlook")]
            last.clear()

    def _sections(self, end: int) -> list[Section]:
        tops = [index for index, head in enumerate(self.heads) if head.form == self.levels.part]
        sections = []
        for top, after in zip(tops, [*tops[1:], len(self.heads)], strict=True):
            stop = self.heads[after].start if after < len(self.heads) else end
            head = self.heads[top]
            tabled = any(head.end <= table.header[0].start < stop for table in self.sheet.tables)
            sections.append(Section(head, stop, tuple(self.heads[top + 1 : after]), tabled))
        return sections

    def _read_parts(self, sections: Sequence[Section]) -> None:
        assigned = list(zip(sections, roles_of(sections, self.likelihoods), strict=True))
        rectifying = [section for section, role in assigned if role == "rectification"]
        if self.levels.part == self.levels.problem:
            self.parts = [self._part(part, role) for part, role in assigned if role != "rectification"]
            levels = self.levels._replace(part=None)
            self._read_lines(self._lines_between(rectifying[0].head.start, rectifying[-1].end), levels)
        else:
            self.parts = [self._part(part, role) for part, role in assigned]
            self._read_held(rectifying)
            if (
                len(rectifying) == len(sections)
                and self.levels.part == self.levels.aspect
                and not _numbers_parts(rectifying[0])
            ):
                self.parts = []  # 1.在履职方面, 2.在作风方面 and nothing beside them: aspects alone

    def _part(self, section: Section, role: Role) -> Part:
        end = strip(self.text, section.head.start, section.end).end
        words = without_closing(self.folded[section.head.label.body : section.head.end])
        title = as_printed(self.text, self.folded, words, section.head.label.body, section.head.end)
        return Part(self._label(section.head), title, role, section.head.start, end)

    def _read_held(self, sections: Sequence[Section]) -> None:
        for section in sections:
            self._aspect = None
            self._add("heading", [section.head])
            if self.levels.part == self.levels.aspect:
                self._add_aspect(section.head)
            lines = self._lines_between(section.head.end, section.end)
            if holds_no_problems(section):
                self._lead_ins(lines)
            else:
                self._read_lines(lines, self._levels_in(section))

    def _levels_in(self, section: Section) -> Levels:
        """Where a part has no heading of the problems' form, another form may state findings in that part.

        It is what names aspects elsewhere, else whatever does state them.
        """
        forms = {head.form for head in section.inner}
        levels = self.levels
        if levels.problem is None or levels.problem in forms:
            return levels
        if levels.aspect in forms and levels.aspect != levels.part:
            return levels._replace(aspect=None, problem=levels.aspect)
        levels_here = Levels(problem=self._stating_form(section))
        if levels_here.problem is None:
            return levels
        self._head_at |= {head.start: head for head in chosen(self.sheet, levels_here)}
        return levels_here

    def _stating_form(self, section: Section) -> Form | None:
        """The first form in a part that mostly states findings."""
        by_form: dict[Form, list[bool]] = {}
        for head in self.sheet.heads:
            if head is not None and section.head.start < head.start < section.end:
                by_form.setdefault(head.form, []).append(head.is_finding)
        return next((form for form, says in by_form.items() if 2 * sum(says) > len(says) > 1), None)

    def _read_annex(self) -> None:
        """附件：整改情况一览表, a table below the signature."""
        table = next((table for table in self.sheet.tables if table.first >= self.stop), None)
        if table is not None:
            self._aspect = None
            last = self.sheet.tables[-1].after
            for annexed in self.sheet.tables_in(self.sheet.lines[table.first : last]):
                self._read_table(annexed)

    # The lines of one part

    def _read_lines(self, lines: Sequence[Line], levels: Levels) -> None:
        base, begun = len(self.nodes), 0
        for table in self.sheet.tables_in(lines):
            lines_before = filled(lines[begun : table.first])
            self._read_fields(lines_before)
            self._read_table(table)
            base, begun = len(self.nodes), table.after
        self._read_plain(filled(lines[begun:]), levels, base)

    def _read_fields(self, lines: Sequence[Line]) -> None:
        """Above a table, the headings of the last one's form name fields of problems."""
        heads = [self._head_at.get(line.start) for line in lines]
        form = next((head.form for head in reversed(heads) if head), None)
        for line, head in zip(lines, heads, strict=True):
            if head and head.form == form:
                self._begin_aspect(head)
            else:
                self._lead_ins([line])

    def _read_table(self, table: Table) -> None:
        self._add("heading", [cell for cell in table.header if cell.end > cell.start])
        self._add("field", table.noise)
        aspects = list(table.aspects)
        for row in table.rows:
            while aspects and aspects[0].start < row.number.start:
                self._begin_tabled_aspect(aspects.pop(0))
            self.nodes.append(self._row(row))
        self._lead_ins(aspects)

    def _read_plain(self, lines: Sequence[Line], levels: Levels, base: int) -> None:
        heads = [self._head_at.get(line.start) for line in lines]
        level_of = self._levels_of(heads, levels)
        for line, head in zip(lines, heads, strict=True):
            level = level_of.get(line.start)
            if head and level == "aspect":
                self._begin_aspect(head)
            elif head and level:
                is_below = level == "item" and self._has_open_problem(base)
                (self.nodes[-1].items if is_below else self.nodes).append(self._node(head))
            elif self._has_open_problem(base):
                self.nodes[-1].last.lines.append(line)
            else:
                self._lead_ins([line])

    def _levels_of(self, heads: Sequence[Head | None], levels: Levels) -> dict[int, Level]:
        """Each heading's level; an aspect that states a finding and has no problem below it is a problem."""
        leveled = [
            (head, level) for head in heads if head and (level := levels.level(head.form)) and level != "part"
        ]
        level_at: dict[int, Level] = {}
        for index, (head, level) in enumerate(leveled):
            following = leveled[index + 1][1] if index + 1 < len(leveled) else "aspect"
            alone = level == "aspect" and following != "problem" and head.is_finding
            alone = alone and not (head.is_aspect or head.is_field_of_problems)
            level_at[head.start] = "problem" if alone else level
        return level_at

    def _has_open_problem(self, base: int) -> bool:
        """Has a problem begun in this part, and in its newest aspect?"""
        if len(self.nodes) <= base:
            return False
        return not self.aspects or self.nodes[-1].heading[0] > self.aspects[-1].start

    def _begin_aspect(self, head: Head) -> None:
        self._add("heading", [head])
        self._add_aspect(head)
        self._lead_ins([strip(self.folded, head.end, head.line.end)])

    def _begin_tabled_aspect(self, row: Line) -> None:
        """A row of its own names the field of those below it, whatever its words are."""
        if head := self.sheet.head_at.get(row.start):
            self._begin_aspect(head)
        else:
            self._add("heading", [row])
            self._name_aspect("", self.folded[row.start : row.end], row)

    def _add_aspect(self, head: Head) -> None:
        self._name_aspect(self._label(head), head.text.lstrip(",:、 "), head)

    def _name_aspect(self, label: str, words: str, span: Line | Head) -> None:
        title = as_printed(self.text, self.folded, aspect_title(words), span.start, span.end)
        self.aspects.append(Aspect(label, title, span.start))
        self._aspect = len(self.aspects)

    def _node(self, head: Head) -> Node:
        rest = strip(self.folded, head.end, head.line.end)
        lines = [rest] if rest.start < rest.end else []
        return Node(
            self._label(head), (head.start, head.end), head.text, self._aspect, head.states_by_label, lines
        )

    def _row(self, row: Row) -> Node:
        number, end = row.number, row.finding[-1].end if row.finding else row.number.end
        start = row.finding[0].start if row.finding and number.start == number.end else number.start
        outside = (cell for cell in row.record if cell.start >= end or cell.end <= start)
        self._add("field", outside)  # others are in the heading
        text = " ".join(self.folded[line.start : line.end] for line in row.finding)
        label = self.text[number.start : number.end]
        return Node(label, (start, end), text, self._aspect, True, list(row.measures))

    def _set_closing_outlook_aside(self) -> None:
        lines = self.nodes[-1].last.lines if self.nodes else []
        others = (line for node in self.nodes[:-1] for part in (node, *node.items) for line in part.lines)
        is_usual = any(looks_ahead(self.folded, line) for line in others)
        first = closing_outlook(self.folded, lines, is_usual)
        if first is not None:
            self._lead_ins(lines[first:])
            del lines[first:]

    def _label(self, head: Head) -> str:
        return self.text[head.label.start : head.label.end]

    def _lines_between(self, start: int, end: int) -> list[Line]:
        first = bisect_left(self._ends, start)  # an empty cell ends where it starts
        last = bisect_left(self._starts, end)
        return [
            strip(self.folded, max(line.start, start), min(line.end, end)) if line.start < line.end else line
            for line in self.lines[first:last]
            if line.start == line.end or max(line.start, start) < min(line.end, end)
        ]

    def _add(self, kind: FragmentKind, spans: Iterable[Line | Head]) -> None:
        self.other.extend(Fragment(kind, span.start, span.end) for span in spans)

    def _lead_ins(self, lines: Iterable[Line]) -> None:
        self._add("lead-in", (line for line in lines if line.start < line.end))


def _numbers_parts(section: Section) -> bool:
    """一、, 第一部分"""
    return (
        section.head.form.system == "一"
        and section.head.form.unit in ("", "部分")
        and not section.head.form.opening
    )

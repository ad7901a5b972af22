"""From text to outline: parts, aspects, problems with their items and measures, and all that stands between.

1. the numbered headings (numbering), 2. the body's end and the parts' roles (sections), 3. what each level of
numbering is (levels), 4. headings and lines gathered to problems (here), 5. their titles and measures (problems).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from notices.parsing.doubts import doubt_of_outlook, doubt_of_role, doubts_of_levels, doubts_of_problems
from notices.parsing.fields import keeps_record
from notices.parsing.headings import finding_title
from notices.parsing.labels import Style
from notices.parsing.levels import Levels, levels
from notices.parsing.lines import Line, as_printed, paragraphs, strip, without_closing
from notices.parsing.numbering import Heading, numbered, unbroken
from notices.parsing.problems import Node, Problems
from notices.parsing.sections import (
    Section,
    closing_line,
    closing_outlook,
    holds_no_problems,
    is_plainly_rectification,
    roles,
    sections,
    top_style,
)
from notices.parsing.shapes import Aspect, Doubt, Fragment, FragmentKind, Part, Problem, Role
from notices.parsing.tables import Row, Table, cells_parted, find_tables

_ALL_ASPECTS = Levels(dict.fromkeys(Style, "aspect"))  # above a table, headings name a field of problems


@dataclass(frozen=True, slots=True)
class Outline:
    parts: tuple[Part, ...]
    aspects: tuple[Aspect, ...]
    problems: tuple[Problem, ...]
    other: tuple[Fragment, ...]
    doubts: tuple[Doubt, ...]


def read_outline(text: str, folded: str) -> Outline:
    """The outline of a notice; `folded` is its text as `lines.fold` makes it."""
    lines = cells_parted(text, unbroken(folded, paragraphs(folded)))
    headings = numbered(folded, lines)
    tables = list(find_tables(folded, lines))
    if _stand_in(tables, headings):
        headings = []
    begun = headings[-1].start if headings else tables[0].header[0].start if tables else len(text)
    body = lines[: closing_line(folded, lines, begun)]
    return _Reader(text, folded, body, headings).read(headings[0].start if headings else begun)


def _stand_in(tables: Sequence[Table], headings: Sequence[Heading]) -> bool:
    """A notice that is tables and nothing else numbers the fields of their rows, and the steps in their cells."""
    return bool(tables) and all(
        each.start > tables[0].header[0].start and each.style >= Style.PAREN for each in headings
    )


class _Reader:
    """One pass over the body of one notice."""

    def __init__(self, text: str, folded: str, lines: Sequence[Line], headings: Sequence[Heading]) -> None:
        self.text, self.folded, self.lines, self.headings = text, folded, lines, headings
        self._starts = [line.start for line in lines]
        self._ends = [line.end for line in lines]
        self._heading_at = {heading.start: heading for heading in headings}
        self.parts: list[Part] = []
        self.aspects: list[Aspect] = []
        self.nodes: list[Node] = []
        self.other: list[Fragment] = []
        self.doubts: list[Doubt] = []
        self._aspect: int | None = None  # the one that the next problem belongs to

    def read(self, start: int) -> Outline:
        end = self.lines[-1].end if self.lines else 0
        style = top_style(self.headings)
        if style is not None:
            self._read_parts([self._seen(part) for part in sections(self.headings, style, end)])
        else:
            self._read_scope(start, end, self.headings)
        if not self.parts or self.parts[-1].role == "rectification":
            self._set_closing_outlook_aside()
        problems = Problems(self.text, self.folded, self.other).read(self.nodes)
        self.doubts.extend(doubts_of_problems(self.text, problems))
        other = tuple(sorted(self.other, key=lambda fragment: fragment.start))
        doubts = tuple(sorted(self.doubts, key=lambda doubt: doubt.start))
        return Outline(tuple(self.parts), tuple(self.aspects), problems, other, doubts)

    # The parts

    def _read_parts(self, parts: Sequence[Section]) -> None:
        assigned = list(zip(parts, roles(parts), strict=True))
        held = [part for part, role in assigned if role == "rectification"]
        if not any(is_plainly_rectification(part) for part in held):
            self.doubts.append(doubt_of_role(held[0].heading))
        if _are_problems(held):
            self.parts = [self._part(part, role) for part, role in assigned if role != "rectification"]
            inside = [heading for part in held for heading in (part.heading, *part.inner)]
            self._read_scope(held[0].heading.start, held[-1].end, inside)
        else:
            self.parts = [self._part(part, role) for part, role in assigned]
            self._read_held(held)

    def _seen(self, part: Section) -> Section:
        lines = self._lines_between(part.heading.end, part.end)
        return replace(part, has_table=any(table.rows for table in find_tables(self.folded, lines)))

    def _part(self, part: Section, role: Role) -> Part:
        end = strip(self.text, part.heading.start, part.end).end
        title = self.text[part.heading.label.body : part.heading.end]
        return Part(self._label(part.heading), without_closing(title), role, part.heading.start, end)

    def _read_held(self, held: Sequence[Section]) -> None:
        plans = {styles: self._levels(headings) for styles, headings in _alike(held).items()}
        as_aspects = _are_aspects(held, plans.values())
        for part in held:
            plan = _plan_of(part, plans)
            self._aspect = None
            self._add("heading", [part.heading])
            if as_aspects:
                self._add_aspect(part.heading)
            lines = self._lines_between(part.heading.end, part.end)
            if holds_no_problems(part):
                self._lead_ins(lines)
            else:
                self._read_lines(lines, plan)

    def _read_scope(self, start: int, end: int, headings: Sequence[Heading]) -> None:
        self._read_lines(self._lines_between(start, end), self._levels(headings))

    def _levels(self, headings: Sequence[Heading]) -> Levels:
        plan = levels(headings, [line.start for line in self.lines if not keeps_record(self.folded, line)])
        self.doubts.extend(doubts_of_levels(plan, headings))
        return plan

    # The lines of one part

    def _read_lines(self, lines: Sequence[Line], plan: Levels) -> None:
        base, begun = len(self.nodes), 0
        for table in find_tables(self.folded, lines):
            self._read_plain(lines[begun : table.first], _ALL_ASPECTS, base)
            self._read_table(table)
            base, begun = len(self.nodes), table.after
        self._read_plain(lines[begun:], plan, base)

    def _read_table(self, table: Table) -> None:
        self._add("heading", table.header)
        self._add("field", table.noise)
        aspects = list(table.aspects)
        for row in table.rows:
            while aspects and aspects[0].start < row.number.start:
                self._begin_aspect(aspects.pop(0))
            self.nodes.append(self._row(row))
        self._lead_ins(aspect.line for aspect in aspects)

    def _read_plain(self, lines: Sequence[Line], plan: Levels, base: int) -> None:
        for line in lines:
            heading = self._heading_at.get(line.start)
            level = plan.of.get(heading.style) if heading else None
            if heading and level == "aspect":
                self._begin_aspect(heading)
            elif heading and level:
                parent = self.nodes[-1] if level == "item" and self._has_open_problem(base) else None
                (parent.items if parent else self.nodes).append(self._node(heading))
            elif self._has_open_problem(base):
                self.nodes[-1].last.lines.append(line)
            else:
                self._lead_ins([line])

    def _has_open_problem(self, base: int) -> bool:
        """Has a problem begun in this part, and in its newest aspect?"""
        if len(self.nodes) <= base:
            return False
        return not self.aspects or self.nodes[-1].heading[0] > self.aspects[-1].start

    def _begin_aspect(self, heading: Heading) -> None:
        self._add("heading", [heading])
        self._add_aspect(heading)
        self._lead_ins([strip(self.folded, heading.end, heading.line.end)])

    def _add_aspect(self, heading: Heading) -> None:
        title = finding_title(heading.text.lstrip(",:、 "))
        title = as_printed(self.text, self.folded, title, heading.start, heading.end)
        self.aspects.append(Aspect(self._label(heading), title, heading.start))
        self._aspect = len(self.aspects)

    def _node(self, heading: Heading) -> Node:
        rest = strip(self.folded, heading.end, heading.line.end)
        return Node(
            self._label(heading),
            (heading.start, heading.end),
            heading.text,
            self._aspect,
            heading.style is Style.QUESTION,
            [rest] if rest.start < rest.end else [],
        )

    def _row(self, row: Row) -> Node:
        number, end = row.number, row.finding[-1].end if row.finding else row.number.end
        self._add("field", (cell for cell in row.record if cell.start >= end))  # others are in the heading
        text = " ".join(self.folded[line.start : line.end] for line in row.finding)
        label = self.text[number.start : number.end]
        return Node(label, (number.start, end), text, self._aspect, True, list(row.measures))

    def _set_closing_outlook_aside(self) -> None:
        lines = self.nodes[-1].last.lines if self.nodes else []
        first = closing_outlook(self.folded, lines)
        if first is not None:
            self._lead_ins(lines[first:])
            self.doubts.append(doubt_of_outlook(lines[first]))
            del lines[first:]

    def _label(self, heading: Heading) -> str:
        return self.text[heading.label.start : heading.label.end]

    def _lines_between(self, start: int, end: int) -> list[Line]:
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        cut = (
            strip(self.folded, max(line.start, start), min(line.end, end)) for line in self.lines[first:last]
        )
        return [line for line in cut if line.start < line.end]

    def _add(self, kind: FragmentKind, pieces: Iterable[Line | Heading]) -> None:
        self.other.extend(Fragment(kind, piece.start, piece.end) for piece in pieces)

    def _lead_ins(self, lines: Iterable[Line]) -> None:
        self._add("lead-in", (line for line in lines if line.start < line.end))


def _alike(held: Sequence[Section]) -> dict[frozenset[Style], list[Heading]]:
    """The headings of parts that are numbered alike, by their styles."""
    alike: dict[frozenset[Style], list[Heading]] = {}
    for part in held:
        alike.setdefault(part.styles, []).extend(part.inner)
    return alike


def _plan_of(part: Section, plans: Mapping[frozenset[Style], Levels]) -> Levels:
    """A part without aspects is read as one that has the same levels below them.

    But (一) may be an aspect in one part and a problem in the next: where that leaves no problem, its own levels count.
    """
    for styles, plan in sorted(plans.items(), key=lambda item: -len(item[0])):
        if styles >= part.styles and any(plan.of.get(style) == "problem" for style in part.styles):
            return plan
    return plans[part.styles]


def _are_problems(held: Sequence[Section]) -> bool:
    """一、关于…问题 with measures straight below: the sections are the problems themselves."""
    return sum(part.heading.is_finding for part in held) > 1 and not any(
        part.states_findings for part in held
    )


def _are_aspects(held: Sequence[Section], plans: Iterable[Levels]) -> bool:
    """一、在…方面: the sections are the aspects, each a part as well."""
    if any("aspect" in plan.of.values() for plan in plans):
        return False
    named = [p for p in held if p.heading.is_aspect or (p.heading.is_finding and not p.reports_on_all)]
    return len(held) > 1 and 2 * len(named) > len(held)

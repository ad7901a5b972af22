"""A text cut into lines, each with what it begins with: the part of reading that all candidate outlines share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from notices.parsing.fields import (
    STATE,
    TOLD_AFTER,
    Field,
    field_of,
    segments,
    starts_field,
    starts_finding,
)
from notices.parsing.headings import (
    is_aspect,
    is_field_of_problems,
    is_finding,
    is_noun,
    names_finding,
)
from notices.parsing.lines import Line, paragraphs, strip
from notices.parsing.outline.bodies import Body, enumeration, read_body
from notices.parsing.outline.cells import cells_parted
from notices.parsing.outline.columns import NUMBER, NUMBER_COLUMN, cell_of
from notices.parsing.outline.heading_ends import STOPS, heading_end
from notices.parsing.outline.labels import Form, Label, label_at
from notices.parsing.outline.line_labels import line_labels
from notices.parsing.outline.tables import Table, find_tables
from notices.parsing.outline.unnumbered import (
    LEADS,
    LONGEST_LINE,
)

_MOST_BREAKS = 2  # ends of lines between them
_OPEN_END = re.compile(
    r"(?:关于|针对|对(?!照)|就)(?![^\n]*(?:问题|方面)[^,\n]{0,12}$)[^。;:!?\n]*+(?<![。;:!?])$"
)  # 关于履约监管
_CLOSED_END = re.compile(r"[^,。;:!?]{0,40}(?:问题|方面)[^,。;:!?]{0,12}[。:]?$")  # 流于形式的问题
_NAME_OF_PART = re.compile(r"[^,。;:!?0-9]{4,30}")


@dataclass(eq=False)
class Head:
    """A line that may be a heading: its label, where the heading ends, what is left of its line."""

    label: Label
    line: Line
    index: int  # of its line
    end: int
    text: str  # folded, without the label and the comma behind it
    enumerated: bool  # does 一是 … 二是 … follow on its own line?
    listed: bool  # does the next number of its form follow at once: ①走访农户。②公开账目。

    @property
    def form(self) -> Form:
        return self.label.form

    @property
    def start(self) -> int:
        return self.label.start

    @property
    def states_by_label(self) -> bool:
        """问题1：… says by its label that a finding follows."""
        return "问题" in (self.form.word, self.form.unit) or self.form.system in (
            "~named",
            "~above",
            "~asked",
        )

    @cached_property
    def is_finding(self) -> bool:
        return self.states_by_label or is_finding(self.text)

    @cached_property
    def names_finding(self) -> bool:
        return self.states_by_label or names_finding(self.text)

    @cached_property
    def starts_finding(self) -> bool:
        """问题：…"""
        return starts_finding(self.text)

    @cached_property
    def is_aspect(self) -> bool:
        return is_aspect(self.text)

    @cached_property
    def is_noun(self) -> bool:
        return is_noun(self.text)

    @cached_property
    def is_field_of_problems(self) -> bool:
        return is_field_of_problems(self.text)

    @property
    def is_whole_line(self) -> bool:
        return self.end >= self.line.end


@dataclass
class Sheet:
    """One view of a text, cut up: `heads[i]` is what line `i` begins with, `fields[i]` the field word it does."""

    text: str
    folded: str
    lines: list[Line]
    heads: list[Head | None]
    fields: list[Field | None]
    opens: list[bool]  # does the line open a list of measures?
    tables: list[Table]
    _tables: dict[tuple[int, int], list[Table]] = field(default_factory=dict)
    _bodies: dict[tuple[Line, ...], Body] = field(default_factory=dict)

    @cached_property
    def head_at(self) -> dict[int, Head]:
        return {head.start: head for head in self.heads if head is not None}

    def tables_in(self, lines: Sequence[Line]) -> list[Table]:
        """The tables among these lines of the sheet, one after the other."""
        if not self.tables or not lines:
            return []
        key = lines[0].start, lines[-1].end
        if key not in self._tables:
            self._tables[key] = list(find_tables(self.folded, lines))
        return self._tables[key]

    def body(self, lines: Sequence[Line]) -> Body:
        """The measures of these lines; many outlines have the same ones."""
        key = tuple(lines)
        if key not in self._bodies:
            self._bodies[key] = read_body(self.text, self.folded, lines)
        return self._bodies[key]

    @cached_property
    def forms(self) -> dict[Form, list[Head]]:
        by_form: dict[Form, list[Head]] = {}
        for head in self.heads:
            if head is not None:
                by_form.setdefault(head.form, []).append(head)
        return by_form


def read_sheet(text: str, folded: str) -> Sheet:
    lines = cells_parted(text, folded, unbroken(folded, paragraphs(folded)))
    fields = [starts_field(folded, line) for line in lines]
    tables = list(find_tables(folded, lines))
    labels = line_labels(folded, lines, fields, tables)
    opens = [_opens_measures(folded, line) for line in lines]
    heads = [
        head_of(folded, label, line, index, any(opens[index + 1 : index + 3])) if label else None
        for index, (label, line) in enumerate(zip(labels, lines, strict=True))
    ]
    return Sheet(text, folded, lines, _with_run_on(folded, heads), fields, opens, tables)


def _with_run_on(folded: str, heads: list[Head | None]) -> list[Head | None]:
    """针对欠缴租金问题，成立专班追缴12万元。 where most headings of a form are so, each is a heading and a measure."""
    ends = [_run_on_end(folded, head) if head else 0 for head in heads]
    own = Counter(head.form for head in heads if head and head.form.is_printed)
    usual = Counter(head.form for head, end in zip(heads, ends, strict=True) if head and end)
    return [
        replace(head, end=end, text=folded[head.label.body : end].strip())
        if head and end and usual[head.form] > max(1, own[head.form] / 2) else head
        for head, end in zip(heads, ends, strict=True)
    ]  # fmt: skip


def _run_on_end(folded: str, head: Head) -> int:
    goes_on = head.form.is_printed and not head.text.endswith("?")
    match = LEADS.match(folded, head.label.body, head.end) if goes_on else None
    return match.end() if match else 0


def head_of(folded: str, label: Label, line: Line, index: int, opens: bool) -> Head:
    words_end = max(strip(folded, label.end, heading_end(folded, label, line, opens)).end, label.end)
    state = STATE.match(folded, words_end, line.end) if folded[words_end - 1] in STOPS else None
    end = state.end() if state else words_end
    rest = strip(folded, end, line.end)
    following = label_at(folded, rest.start, rest.end) if rest.start < rest.end else None
    listed = following is not None and (following.form, following.number) == (label.form, label.number + 1)
    return Head(
        label, line, index, end, folded[label.body : words_end].strip(),
        enumerated=rest.start < rest.end and bool(enumeration(folded, [rest])), listed=listed,
    )  # fmt: skip


# Headings that the page broke


def unbroken(folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, a heading that the page broke over two of them put together: （一）关于履约监管 / 流于形式的问题."""
    lines_whole: list[Line] = []
    is_tabled = any(cell_of(folded, line) in NUMBER_COLUMN for line in lines)
    for line in lines:
        if lines_whole and _completes(folded, lines_whole[-1], line, is_tabled):
            lines_whole[-1] = Line(lines_whole[-1].start, line.end)
        else:
            lines_whole.append(line)
    return lines_whole


def _completes(folded: str, upper: Line, lower: Line, is_tabled: bool) -> bool:
    """`is_tabled`: a number alone may be a cell."""
    if folded.count("\n", upper.end, lower.start) > _MOST_BREAKS:
        return False
    words = folded[lower.start : lower.end]
    is_cell = is_tabled or folded[upper.end - 1].isdigit()
    if is_cell and NUMBER.match(folded, upper.start, upper.end):  # 01, and 整改落实情况 or ▲反馈问题：… below
        is_title = not is_tabled and folded[upper.start] == "0" and _NAME_OF_PART.fullmatch(words) is not None
        return is_title or starts_finding(words)
    label = label_at(folded, upper.start, upper.end)
    if label is None or label_at(folded, lower.start, lower.end):
        return False
    if label.body >= upper.end:
        return field_of(words) in (None, Field.RESULT)  # 问题1, and what was found; 三、, and 下一步打算
    if max(upper.end - upper.start, lower.end - lower.start) > LONGEST_LINE:
        return False
    closes = _CLOSED_END.match(folded, lower.start, lower.end)
    return bool(closes and _OPEN_END.match(folded, label.body, upper.end))


def _opens_measures(folded: str, line: Line) -> bool:
    if folded.find(":", line.start, line.end) < 0 and line.end - line.start > 16:
        return False
    return any(segment.field in TOLD_AFTER for segment in segments(folded, line))

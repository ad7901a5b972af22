"""Problems as the rows of a table: a line a row with cells parted by a bar, or a line a cell. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tools.layouts.content import Finding
from tools.layouts.layout import Table
from tools.layouts.press import Press
from tools.layouts.prose import SPARE
from tools.quality.marked_notices import Node

Group = tuple[str, Sequence[Finding]]  # an aspect and its findings


_WORDINGS = (
    "关于{}的问题",
    "关于“{}”的问题",
    "关于{}问题",
    "{}问题",
    "“{}”问题",
)  # those that stand in cells


def print_table(press: Press, groups: Sequence[Group]) -> None:
    """One table with rows for aspects, or a table below each aspect."""
    table = _table(press)
    rows_of_aspects = table.aspect_rows and bool(table.bar) and press.layout.forms["aspect"].family != "{1}"
    if rows_of_aspects or not press.layout.has_aspects:
        _columns(press)
    for number, (aspect, findings) in enumerate(groups, 1):
        index = _aspect_row(press, number, aspect) if rows_of_aspects else press.aspect(number, aspect)
        if press.layout.has_aspects and not rows_of_aspects:
            _columns(press)
        for finding in findings:
            _row(press, finding, index)


def _table(press: Press) -> Table:
    if press.layout.table is None:
        raise ValueError("the layout has no table")
    return press.layout.table


def _columns(press: Press) -> None:
    table = _table(press)
    press.writer.paragraph(tight=True)
    press.writer.put((table.bar or "\n").join(name for _, name in table.columns))


def _aspect_row(press: Press, number: int, aspect: str) -> int | None:
    if not press.layout.has_aspects:
        return None
    if not press.layout.running_numbers:
        press.problem_number = 0
    press.writer.paragraph(tight=True)
    label = press.layout.forms["aspect"].printed([press.part_number or 1, number])
    return press.writer.aspect(label, press.layout.aspect_wording, aspect)


def _row(press: Press, finding: Finding, aspect: int | None) -> None:
    writer = press.writer
    number, row_start = str(press.next_number()), _begin_row(press)
    node: Node = {}
    for column, (kind, _) in enumerate(_table(press).columns):
        if column:
            writer.put(_table(press).bar or "\n")
        if kind == "number":
            writer.put(number)
        elif kind == "problem":
            node = _problem(press, finding, aspect, row_start, number)
        elif kind == "measures":
            _measures(press, node, finding)
        else:
            writer.put(_cell(press, kind, aspect))


def _begin_row(press: Press) -> int:
    press.writer.paragraph(tight=True)
    return press.writer.length


def _problem(press: Press, finding: Finding, aspect: int | None, row_start: int, number: str) -> Node:
    """Its heading begins with the number of its row, where rows have one."""
    wording = press.layout.heading.wording if press.layout.heading.wording in _WORDINGS else "{}"
    node = press.writer.worded("", wording, finding.title)
    if _table(press).columns[0][0] == "number":
        node["heading"][0] = row_start
        node["label_span"] = [row_start, row_start + len(number)]
    return press.writer.problem(node, aspect)


def _cell(press: Press, kind: str, aspect: int | None) -> str:
    if kind != "category":
        return press.drawing.word("cells", kind) or "—"
    aspects = press.content.aspects
    return aspects[(aspect or len(press.writer.gold["problems"]) // 4) % len(aspects)]


def _measures(press: Press, node: Node, finding: Finding) -> None:
    """Unlabelled steps are one; those of items stand in the cell without their headings."""
    layout, writer = press.layout, press.writer
    steps = finding.measures or tuple(step for item in finding.items for step in item.measures) or (SPARE,)
    form = layout.forms["step"] if len(steps) <= layout.forms["step"].most else layout.other_step
    if not form.text or len(steps) == 1:
        writer.measure(node, "", "".join(steps))
        return
    for number, step in enumerate(steps, 1):
        if number > 1 and not (_table(press).bar or layout.body.inline):
            writer.put("\n")
        writer.measure(node, form.printed([1, number]), step)

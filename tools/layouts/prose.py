"""Problems in prose: a heading, fields, a lead-in, steps, items, the line that says who answers for it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tools.layouts.content import Finding
from tools.layouts.forms import Form
from tools.layouts.press import Press
from tools.quality.marked_notices import Node

SPARE = "已完成整改，并长期坚持。"  # the step of a finding that has none


def print_problem(press: Press, finding: Finding, aspect: int | None) -> None:
    layout, body = press.layout, press.layout.body
    number = press.next_number()
    press.writer.paragraph()
    node = press.writer.problem(_heading(press, finding, [aspect or press.part_number or 1, number]), aspect)
    if body.symptom and finding.symptom:
        _line(press, body.symptom + finding.symptom)
    if body.record in ("before", "bracket"):
        _record(press)
    if finding.measures or not finding.items:
        _steps(press, node, finding.measures or (SPARE,), run_in=_begin_body(press))
    elif layout.shape == "questions" or layout.body.field_above_items:
        _begin_body(press)
    for count, item in enumerate(finding.items, 1):
        _item(press, item, [aspect or 1, number, count])
    if layout.body.record == "after":
        _record(press)


def _heading(press: Press, finding: Finding, path: Sequence[int]) -> Node:
    heading = press.layout.heading
    form = press.layout.forms["problem"]
    label = "问：" if press.layout.shape == "questions" else press.label(form, path)
    wording = heading.wording.removeprefix("问：")
    if heading.changes and form.text and press.random.random() < 0.4:
        wording = press.random.choice(("关于{}的问题", "关于“{}”的问题", "{}"))
    if heading.placement == "split":
        label += f"\n{press.layout.disguise.indent}"
    mark = heading.mark if heading.mark != "，" or wording.startswith("针对") else "。"
    return press.writer.worded(
        label, wording, finding.title, mark if not wording.endswith(("。", "？")) else ""
    )


def _begin_body(press: Press) -> bool:
    """The word of the field; does what follows stand on the line that is begun?"""
    body, shape = press.layout.body, press.layout.shape
    if shape == "questions":
        _line(press, "答：")
        return True
    if body.field:
        _line(press, body.field)
        return body.field_runs_in
    return press.layout.heading.placement == "run-in"


def _steps(press: Press, node: Node, measures: Sequence[str], *, run_in: bool) -> None:
    layout, writer = press.layout, press.writer
    form = _step_form(press, len(measures))
    effect = layout.body.effect if len(measures) > 2 else ""
    steps = measures[:-1] if effect else measures
    if form.text and press.random.random() < layout.body.leads:
        run_in = _lead(press, run_in=run_in)
    if layout.body.inline and not form.text:
        steps = ["".join(steps)]
    for number, words in enumerate(steps, 1):
        if not (run_in if number == 1 else layout.body.inline):
            writer.paragraph()
        writer.measure(node, form.printed([1, number]), words)
    if effect:
        writer.paragraph()
        writer.measure(node, "", _behind(press, effect, measures[-1]))


def _behind(press: Press, field: str, words: str) -> str:
    press.writer.put(field)
    return words


def _step_form(press: Press, count: int) -> Form:
    """A single step has no label."""
    form = press.layout.forms["step"]
    if count == 1:
        return Form("")
    return form if count <= form.most else press.layout.other_step


def _lead(press: Press, *, run_in: bool) -> bool:
    if not run_in:
        press.writer.paragraph()
    press.writer.put(press.random.choice(press.content.leads))
    return press.random.random() < 0.6


def _item(press: Press, item: Finding, path: Sequence[int]) -> None:
    layout, writer = press.layout, press.writer
    heading = layout.heading
    wording = heading.item_wording if item.kind == "problem" else "{}"
    mark = "。" if heading.item_run_in else heading.mark.replace("，", "")
    writer.paragraph()
    label = press.label(layout.forms["item"], path)
    node = writer.item(writer.worded(label, wording, item.title, mark), item.kind)
    _steps(press, node, item.measures, run_in=heading.item_run_in)


def _record(press: Press) -> None:
    body, draw = press.layout.body, press.drawing
    record = f"{body.unit}{draw.word('cells', 'unit')}"
    if body.record != "bracket":
        record += f"　{body.term}{draw.word('cells', 'term')}"
    if body.state:
        record += f"　{body.state}{draw.random.choice(('已完成', '基本完成', '长期坚持'))}"
    _line(press, f"（{record}）" if body.record == "bracket" else record)


def _line(press: Press, words: str) -> None:
    press.writer.paragraph()
    press.writer.put(words)

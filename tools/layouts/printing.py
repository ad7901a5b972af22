"""Content printed in a layout, from the head of the page to its tail. Pure but for the random numbers given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.layouts.drawing import vocabulary
from tools.layouts.forms import chinese
from tools.layouts.press import Press
from tools.layouts.prose import print_problem
from tools.layouts.tabular import Group, print_table
from tools.quality.marked_notices import Node


@dataclass(frozen=True, slots=True)
class Printed:
    text: str
    gold: Node  # with `title_span` in the place of titles
    body: tuple[int, int]  # where the page around the notice ends and begins


def printed(press: Press, groups: Sequence[Group]) -> Printed:
    _head(press)
    start = press.writer.length
    _opening(press, groups)
    _organisation(press, groups)
    _findings(press, groups)
    _around(press, "accountability", press.content.accountability, 2)
    _outlook(press)
    end = press.writer.length
    _tail(press, groups)
    return Printed(press.writer.text, press.writer.gold, (start, end))


def _head(press: Press) -> None:
    frame, write = press.layout.frame, press.writer.put
    for line in frame.navigation:
        write(f"{line}\n")
    _card(press)
    if frame.title:
        write(f"{frame.title}\n")
    for line in frame.imprint:
        write(f"{line}\n")


def _card(press: Press) -> None:
    style, rows = press.layout.frame.card, vocabulary()["furniture"]["card"]
    rows = press.random.sample(rows, press.random.randint(2, len(rows))) if style else []
    if style == "inline":
        press.writer.put("　　".join(f"{name}：{value}" for name, value in rows) + "\n")
        return
    for name, value in rows:
        press.writer.put(f"{name}：\n{value}\n" if style == "lines" else f"• {name}:\n\n    {value}\n\n")


def _opening(press: Press, groups: Sequence[Group]) -> None:
    press.line(press.content.opening)
    if press.layout.totals and press.random.random() < 0.5:
        press.line(_totals(press, groups))


def _totals(press: Press, groups: Sequence[Group]) -> str:
    """What the notice says of its own size, now and then wrongly."""
    findings = [finding for _, findings in groups for finding in findings]
    leaves = sum(len(finding.items) or 1 for finding in findings)
    measures = sum(len(node.measures) for finding in findings for node in (finding, *finding.items))
    slip = press.random.choice((0,) * 9 + (1, -1))
    counts = {"a": len(groups), "p": len(findings) + slip, "l": leaves, "m": measures}
    counts |= {"d": max(1, counts["p"] - press.random.randint(1, 3))}
    clauses = (
        ("aspects_problems" if press.layout.has_aspects else "problems", True),
        ("leaves", leaves > len(findings)),
        ("measures", press.drawing.chance(0.4)),
        ("end", True),
    )
    sentence = "".join(press.drawing.word("totals", name) for name, wanted in clauses if wanted)
    return sentence.format(**counts, A=chinese(counts["a"]))


def _tail(press: Press, groups: Sequence[Group]) -> None:
    frame, writer = press.layout.frame, press.writer
    if press.layout.table and press.layout.table.appended:
        _signature(press)
        writer.paragraph(tight=True)
        writer.put("附件：巡察反馈问题整改情况一览表")
        print_table(press, groups)
    else:
        if frame.closing:
            press.line(press.content.closing)
        _signature(press)
    for line in frame.foot:
        writer.paragraph(tight=True)
        writer.put(line)
    _list(press)


def _signature(press: Press) -> None:
    if press.layout.frame.signature:
        press.writer.put(f"\n\n{press.layout.frame.signature}")


def _list(press: Press) -> None:
    frame = press.layout.frame
    if frame.list_heading:
        press.writer.put(f"\n{frame.list_heading}")
        titles = press.random.sample(vocabulary()["furniture"]["listed"], press.random.randint(2, 6))
        for number, (title, _) in enumerate(titles, 1):
            press.writer.put("\n" + frame.list_form.printed([number]) + title)


def _organisation(press: Press, groups: Sequence[Group]) -> None:
    if not press.layout.organisation:
        return
    paragraphs = [*press.content.organisation[: press.random.randint(1, 6)]]
    if press.layout.totals:
        paragraphs.insert(press.random.randint(0, len(paragraphs)), _totals(press, groups))
    if press.layout.has_parts:
        press.part("organisation", press.drawing.word("parts", "organisation"))
        _enumerated(press, paragraphs)
    else:
        for paragraph in paragraphs[:3]:
            press.line(paragraph)


def _enumerated(press: Press, paragraphs: Sequence[str]) -> None:
    for number, paragraph in enumerate(paragraphs, 1):
        press.line(press.layout.sub.printed([number]) + paragraph)


def _around(press: Press, role: str, paragraphs: Sequence[str], most: int) -> None:
    if press.layout.has_parts and getattr(press.layout, role):
        press.part("rectification" if role == "accountability" else role, press.drawing.word("parts", role))
        _enumerated(press, paragraphs[: press.random.randint(1, most)])


def _outlook(press: Press) -> None:
    if press.layout.has_parts:
        _around(press, "outlook", press.content.outlook, 4)
    elif press.layout.outlook:
        press.line(f"下一步，将{press.random.choice(press.content.outlook)}")
    press.writer.end_parts()


def _findings(press: Press, groups: Sequence[Group]) -> None:
    layout = press.layout
    split = len(groups[0][1]) // 2 if layout.split_parts and len(groups[0][1]) > 3 else 0
    if layout.shape in ("flat", "aspects"):
        press.part("rectification", press.drawing.word("parts", "done" if split else "rectification"))
    if layout.table:
        if layout.table.appended:
            press.line("具体整改情况见附件。")
        else:
            print_table(press, groups)
        return
    for number, (aspect, findings) in enumerate(groups, 1):
        index = press.aspect(number, aspect)
        for count, finding in enumerate(findings):
            if split and count == split:
                press.part("rectification", press.drawing.word("parts", "lasting"))
            print_problem(press, finding, index)

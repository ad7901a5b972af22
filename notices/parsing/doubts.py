"""Where the evidence for an outline is weak: what a curator should look at, few places and apt ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notices.parsing.labels import Style
from notices.parsing.levels import Levels
from notices.parsing.lines import Line
from notices.parsing.numbering import Heading
from notices.parsing.shapes import Doubt, Item, Problem

_LONGEST_HEADING = 120
_BURIED = re.compile(  # …已办结。（二）关于履约监管流于形式的问题
    r"(?<=[。;!?])[ \u3000]*(?:[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.．、])(?:关于|针对)[^。;\n]{2,80}问题"
)


def doubts_of_levels(plan: Levels, headings: Sequence[Heading]) -> Iterator[Doubt]:
    """Levels that may be headings or steps, and numbers of headings that leap or stand still."""
    for style in plan.doubtful:
        first = next(heading for heading in headings if heading.style is style)
        yield Doubt(first.start, first.end, "此级编号是小标题还是措施，难以判断")
    last: dict[Style, int] = {}
    for heading in headings:
        if heading.style in plan.of and heading.label.is_printed:
            yield from _doubts_of_number(heading, last.get(heading.style, 0))
            last[heading.style] = heading.label.number


def _doubts_of_number(heading: Heading, before: int) -> Iterator[Doubt]:
    number = heading.label.number
    if number == before:
        yield Doubt(heading.start, heading.end, f"编号{number}出现了两次，此处也许不是标题")
    elif number not in (1, before + 1):
        yield Doubt(heading.start, heading.end, f"编号由{before}跳到{number}，中间也许漏读了标题")


def doubts_of_problems(text: str, problems: Sequence[Problem]) -> Iterator[Doubt]:
    """Headings that are too long or have nothing below them, and headings inside a paragraph."""
    for problem in problems:
        yield from _doubts_of_node(text, problem, bool(problem.items))
        for item in problem.items:
            yield from _doubts_of_node(text, item, False)


def _doubts_of_node(text: str, node: Problem | Item, has_items: bool) -> Iterator[Doubt]:
    start, end = node.heading
    if end - start > _LONGEST_HEADING:
        yield Doubt(start, end, "标题很长，也许连着正文")
    if not node.measures and not has_items:
        yield Doubt(start, end, "标题下面没有读到措施")
    for measure in node.measures:
        for buried in _BURIED.finditer(text, measure.start, measure.end):
            yield Doubt(buried.start(), buried.end(), "段落中间似乎有一个问题的标题")


def doubt_of_role(heading: Heading) -> Doubt:
    return Doubt(heading.start, heading.end, "没有哪一部分写明是整改情况，按篇幅和位置取了这一部分")


def doubt_of_outlook(line: Line) -> Doubt:
    return Doubt(line.start, line.end, "像是全文的下一步打算，没有算作最后一个问题的措施")

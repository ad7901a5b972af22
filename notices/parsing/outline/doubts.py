"""Where an outline may be wrong and what the other reading would be: few places and apt ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notices.parsing.outline.build import Outline
from notices.parsing.outline.seen import Seen
from notices.parsing.outline.weights import Choice
from notices.parsing.shapes import Doubt, Item, Problem, nodes_of

_LONGEST_HEADING = 120
_CLOSE = 1.0  # of the score: a reading so near is told
_LIKELIER = 2.0  # of the logarithm: a heading that the learned reader takes for something else
_MOST = 3  # headings of one kind that are told
_BURIED = re.compile(  # …已办结。（二）关于履约监管流于形式的问题
    r"(?<=[。;!?])[ \u3000]*+(?:[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.．、])(?:关于|针对)[^。;\n]{2,80}问题"
)
_AHEAD = re.compile("(?:下一步|下步|今后|接下来|下一阶段|下阶段)(?:工作中)?[,，]")
_KINDS = ("text", "organisation", "rectification", "outlook", "part-aspect", "aspect", "problem", "item")
_LEVELS = ("措施或正文", "组织部分", "整改部分", "下一步部分", "部分兼方面", "方面", "问题", "分项")


def doubts_of(text: str, outline: Outline, choices: Sequence[Choice]) -> Iterator[Doubt]:
    """In no order; `choices` are all candidates, the one that was read first."""
    yield from _of_other_reading(choices)
    yield from _of_totals(outline, choices[0])
    yield from _of_levels(choices[0])
    yield from _of_numbers(choices[0])
    yield from _of_outlook(text, outline)
    for problem in outline.problems:
        yield from _of_node(text, problem, bool(problem.items))
        for item in problem.items:
            yield from _of_node(text, item, False)


def _of_other_reading(choices: Sequence[Choice]) -> Iterator[Doubt]:
    """The next best reading, where it is near and has other problems."""
    best = choices[0]
    mine = best.candidate.outline.problems
    for choice in choices[1:]:
        theirs = choice.candidate.outline.problems
        if best.score - choice.score > _CLOSE:
            return
        if [node.title for node in nodes_of(theirs)] != [node.title for node in nodes_of(mine)]:
            start, end = _first_difference(best, choice)
            reading = f"{len(theirs)}个问题、{_items(choice)}个分项"
            yield Doubt(
                start,
                end,
                f"另一种读法有{reading}（读作{len(mine)}个问题、{_items(best)}个分项），由此处起不同",
                _differences(best, choice),
            )
            return


def _items(choice: Choice) -> int:
    return sum(len(problem.items) for problem in choice.candidate.outline.problems)


def _first_difference(best: Choice, runner_up: Choice) -> tuple[int, int]:
    """The first heading that is one in one reading only, as a place of the text as given."""
    mine, theirs = (_headings(choice) for choice in (best, runner_up))
    return min(mine ^ theirs, default=min(mine))


def _headings(choice: Choice) -> set[tuple[int, int]]:
    outline, view = choice.candidate.outline, choice.view
    return {view.span(*node.heading) for node in nodes_of(outline.problems)}


def _differences(best: Choice, runner_up: Choice) -> tuple[tuple[int, str], ...]:
    """Where the next best reading has another level, or none, in the order of the text."""
    mine, theirs = (_kinds(choice) for choice in (best, runner_up))
    offsets = sorted(offset for offset in {*mine, *theirs} if mine.get(offset) != theirs.get(offset))
    return tuple((offset, theirs.get(offset, "text")) for offset in offsets)


def _kinds(choice: Choice) -> dict[int, str]:
    """What begins where in the text as given: parts, aspects, problems, items."""
    outline = choice.candidate.outline
    parts = {part.start: str(part.role) for part in outline.parts}
    aspects = {
        aspect.start: "part-aspect" if aspect.start in parts else "aspect" for aspect in outline.aspects
    }
    problems = {problem.heading[0]: "problem" for problem in outline.problems}
    items = {item.heading[0]: "item" for problem in outline.problems for item in problem.items}
    levels = parts | aspects | problems | items
    return {choice.view.span(start, start + 1)[0]: kind for start, kind in levels.items()}


def _of_totals(outline: Outline, choice: Choice) -> Iterator[Doubt]:
    """反馈的3个方面14个问题, and another number was read."""
    totals = choice.basis.totals
    items = sum(len(problem.items) for problem in outline.problems)
    counts = {len(outline.problems), items, items + len(outline.problems), _leaves(outline)}
    # 5个方面问题, and five aspects were read: it counts these.
    of_aspects = {total.start for total in totals.aspects if total.number == len(outline.aspects)}
    stated = [total for total in totals.problems if total.start not in of_aspects]
    if stated and not counts & {total.number for total in stated}:
        total = stated[0]
        reason = f"文中写有{total.number}个问题，读到{len(outline.problems)}个问题、{items}个分项"
        yield Doubt(*choice.view.span(total.start, total.end), reason)
    aspects = len(outline.aspects)
    if totals.aspects and aspects and aspects not in totals.of_aspects:
        total = totals.aspects[0]
        yield Doubt(
            *choice.view.span(total.start, total.end), f"文中写有{total.number}个方面，读到{aspects}个方面"
        )


def _leaves(outline: Outline) -> int:
    return sum(len(problem.items) or 1 for problem in outline.problems)


def _of_levels(choice: Choice) -> Iterator[Doubt]:
    """Headings that their wording and their neighbours make something else."""
    rows = choice.basis.likelihoods
    levels = Seen(choice.basis, choice.candidate).levels
    doubts = 0
    sheet = choice.basis.sheet
    heads = [head for head in sheet.heads if head is not None]
    # 问题清单 above a column is worded as a heading is, and where it stands says that it is none.
    names = {cell.start for table in sheet.tables for cell in table.header}
    for head, row, level in zip(heads, rows, levels, strict=True):
        likeliest = int(row.argmax())
        is_unlikely = row[likeliest] - row[level] > _LIKELIER and head.start not in names
        if is_unlikely and doubts < _MOST:
            doubts += 1
            reason = f"此处读作{_LEVELS[level]}，也像是{_LEVELS[likeliest]}"
            start, end = choice.view.span(head.start, max(head.end, head.start + 1))
            yield Doubt(start, end, reason, ((start, _KINDS[likeliest]),))


def _of_numbers(choice: Choice) -> Iterator[Doubt]:
    """Numbers of headings that leap or stand still."""
    last: dict[object, int] = {}
    for head in choice.candidate.heads:
        if not (head.form.counts and head.label.start < head.label.end):
            continue
        number, before = head.label.number, last.get(head.form, 0)
        span = choice.view.span(head.start, head.end)
        if number == before != 1:
            yield Doubt(*span, f"编号{number}出现了两次，此处也许不是标题", ((span[0], "text"),))
        elif number not in (1, before + 1):
            yield Doubt(*span, f"编号由{before}跳到{number}，中间也许漏读了标题")
        last[head.form] = number


def _of_outlook(text: str, outline: Outline) -> Iterator[Doubt]:
    """下一步，县委将…: a paragraph below the last problem, taken for the outlook of the whole notice."""
    last = outline.problems[-1].heading[1]
    for fragment in outline.other:
        if fragment.start >= last and _AHEAD.match(text, fragment.start, fragment.end):
            reason = "像是全文的下一步打算，没有算作最后一个问题的措施"
            yield Doubt(fragment.start, fragment.end, reason)


def _of_node(text: str, node: Problem | Item, has_items: bool) -> Iterator[Doubt]:
    """Headings that are too long or have nothing below them, and headings inside a paragraph."""
    start, end = node.heading
    if end - start > _LONGEST_HEADING:
        yield Doubt(start, end, "标题很长，也许连着正文")
    if not node.measures and not has_items:
        yield Doubt(start, end, "标题下面没有读到措施")
    for measure in node.measures:
        for buried in _BURIED.finditer(text, measure.start, measure.end):
            yield Doubt(buried.start(), buried.end(), "段落中间似乎有一个问题的标题")

"""Where a page's own words begin below a notice: credits, buttons, counters, its neighbours' titles.

They are told by where they stand, by their form and by a page's own words: short lines below the last paragraph that
close as no sentence does. A step, a field, a state or a sentence is the notice's, and what stands above it as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from notices.parsing.fields import STATE, STATE_ALONE, starts_field
from notices.parsing.headings import begins_act, is_wanting
from notices.parsing.lines import BULLETS, Line
from notices.parsing.outline.labels import label_at
from notices.words import pattern

_FURNITURE = re.compile(pattern("parsing/outline/tail", "furniture"))
_DECLARATION = re.compile(pattern("parsing/outline/tail", "declaration"))
_KNOWN = re.compile(pattern("parsing/outline/tail", "word"))
_LONGEST = 60  # characters
_LONGEST_BARE = 8
_LONGEST_TITLE = 40  # of a neighbour
_STOPS = "。;!?"
# 编辑:何某 审核:林某, 来源|白桐廉政网, (发布时间:2024-01-09 09:15)
_CREDIT = re.compile(r"(?<![^ |丨])(?P<label>[\u4e00-\u9fff]{2,6}) ?[:|丨/] ?")
_VALUE = re.compile(
    r"[\u4e00-\u9fff·]{2,4}(?:[、 ][\u4e00-\u9fff·]{2,4}){0,3}|[0-9A-Za-z年月日./:-]{1,20}(?:[次人]| [0-9:]{4,8})?"
    r"|[\u4e00-\u9fff]{2,16}(?:网|报|社|台|号|局|办|委|部|组|会|院|中心|公司|办公室)"
)
# 【打印本页】【关闭窗口】, (此件公开发布)
_BRACKETED = re.compile(r"(?:[\[【(][^\[\]【】()。]{1,24}[\]】)] ?){1,6}")
# 收藏 | 纠错 | 打印, 字号 大 中 小, 点赞 3
_BUTTON = r"[^\s,。;:!?、|丨()“”]{1,8}"
_BUTTONS = re.compile(rf"{_BUTTON}(?:(?: *[|丨] *| +|(?<=[\u4e00-\u9fff])/){_BUTTON}){{1,8}}")
_BARE = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}[>»…]*")  # 返回顶部, 更多>>
_REPORTS = re.compile(
    r"已|完成|整改|到位|推进|销号|办结|坚持|落实|其中|下列|如下|牵头|配合|分管|责任|承担|状态|结果|进度|时限|备案"
)


def tail_begins(folded: str, lines: Sequence[Line], first: int, has_tables: bool) -> int | None:
    """The index of the first line of a page's tail, at `first` or below it; None where the notice reaches to the end.

    A line with the form of one begins it where a page's own words stand in it; credits and brackets also where they
    stand in a line below. The cells of a table are short lines, too: there only whole lines of furniture tell.
    """
    begins, is_sure = None, False
    for index in range(len(lines) - 1, first - 1, -1):
        if _is_text(folded, lines[index]):
            break
        words = folded[lines[index].start : lines[index].end]
        knows = _KNOWN.search(words) is not None
        form = "" if has_tables else _form(folded, lines, index)
        is_sure = is_sure or _says_so(words) or (knows and form != "")
        if _says_so(words) or (form and knows) or (form == "credit" and is_sure):
            begins = index
    return begins


def _says_so(words: str) -> bool:
    return bool(_FURNITURE.fullmatch(words) or _DECLARATION.fullmatch(words))


def _form(folded: str, lines: Sequence[Line], index: int) -> str:
    """`credit` for labels with names or dates and for what stands in brackets, `button`, `bare`; "" for none."""
    line = lines[index]
    words = folded[line.start : line.end]
    if labels := _credited(words):
        is_own = any(begins_act(label) or _REPORTS.search(label) for label in labels)
        return "" if is_own or folded.find(f"{labels[0]}:", 0, line.start) >= 0 else "credit"
    if _BRACKETED.fullmatch(words):
        return "" if _REPORTS.search(words) else "credit"
    if _BUTTONS.fullmatch(words):
        acts = any(begins_act(word) or _REPORTS.search(word) for word in re.split(r"[ |丨/]+", words))
        return "" if acts else "button"
    return "bare" if _is_bare(folded, words, lines[index - 1] if index else None) else ""


def _credited(words: str) -> list[str]:
    """The labels of a line of credits; [] where it is none, because names, dates or counts do not stand behind all."""
    inner = words.strip("[]【】()")
    heads = list(_CREDIT.finditer(inner))
    if not heads or heads[0].start():
        return []
    ends = [head.start() for head in heads[1:]] + [len(inner)]
    values = [inner[head.end() : end].strip(" |丨") for head, end in zip(heads, ends, strict=True)]
    return [head["label"] for head in heads] if all(map(_VALUE.fullmatch, values)) else []


def _is_bare(folded: str, words: str, above: Line | None) -> bool:
    """A few words that do nothing, below a paragraph that ends as paragraphs do."""
    if above is None or folded[above.end - 1] not in _STOPS or len(words) > _LONGEST_BARE:
        return False
    tells = begins_act(words) or is_wanting(words) or _REPORTS.search(words)
    return _BARE.fullmatch(words) is not None and not tells


def _is_state(words: str) -> bool:
    """（已完成）, 长期坚持: how far a problem is."""
    return STATE.fullmatch(words) is not None or STATE_ALONE.fullmatch(words.strip("()[]【】")) is not None


def _is_text(folded: str, line: Line) -> bool:
    """Is it the notice's own: a step, a field, a state, or what ends as a sentence does?"""
    words = folded[line.start : line.end]
    if _DECLARATION.fullmatch(words):
        return False
    if _is_state(words) or starts_field(folded, line):
        return True
    label = label_at(folded, line.start, line.end)
    is_step = label is not None and not (words[0] in BULLETS or _FURNITURE.fullmatch(words))
    is_long = len(words) > (_LONGEST if _KNOWN.search(words) else _LONGEST_TITLE)
    return is_step or words[-1] in _STOPS or "。" in words or is_long

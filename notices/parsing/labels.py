"""Numbering: what is printed before a heading or a measure, read by one table of styles.

A new kind of label is a new row of `_AT_LINE_START` or `_INLINE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from notices.parsing.lines import Line


class Style(IntEnum):
    """Styles of numbering in the order in which documents nest them."""

    PART = 0  # 第一部分
    SECTION = 1  # 一、
    ASPECT = 2  # 第一方面问题，
    PAREN = 3  # （一）
    BARE = 4  # a finding on a line of its own, not numbered
    BULLET = 5  # ●
    QUESTION = 6  # 问题1：
    POINT = 7  # 1.
    BRACKET = 8  # （1）
    CIRCLE = 9  # ①
    STEP = 10  # 一是
    ORDINAL = 11  # 第一，
    SEQUENCE = 12  # 首先，


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its style and number, its span, and where what it labels begins."""

    style: Style
    number: int
    start: int
    end: int
    body: int

    @property
    def is_printed(self) -> bool:
        return self.start < self.end


_DIGITS = "〇一二三四五六七八九"


def _spelled(number: int) -> str:
    """21 → 二十一, as labels spell it."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return ten + (_DIGITS[ones] if ones else "")


_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "然后": 3, "再者": 3, "最后": 4}
_NUMBERS = {
    **{_spelled(number): number for number in range(1, 100)},
    **_SEQUENCE,
    **{chr(0x2460 + i): i + 1 for i in range(20)},  # ①
    **{chr(0x3251 + i): i + 21 for i in range(15)},  # ㉑
    **{chr(0x2474 + i): i + 1 for i in range(20)},  # ⑴
    **{chr(0x2488 + i): i + 1 for i in range(20)},  # ⒈
    **{chr(0x3220 + i): i + 1 for i in range(10)},  # ㈠
    **{chr(0x2776 + i): i + 1 for i in range(10)},  # ❶
}
_CN = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_N = "0?[1-9][0-9]{0,2}"
_CIRCLES = "[①-⑳㉑-㉟❶-❿]"
_COUNTED = "[0-9]+(?:个(?!百分点)|[处名项条件起家座所户份宗台套批辆篇期场栋间支位])"
_FINDING = "(?:(?:反馈|存在|具体|主要|整改)的?)?(?:问题|意见|事项|任务)"
_YEAR = "(?:19|20)[0-9]{2}年"
# A label stands behind a mark or at the start of a line; 一是 also right behind a heading without its full stop, or
# behind the number of one that has no words: ③一是
_BEHIND = r"(?<=问题|情况|方面)|(?<=[0-9]\.)|(?<=[①-⑳㉑-㉟❶-❿⑴-⒇])"
_BEFORE = rf"(?:(?<=[。;!?,:、)\]】\s”》])|(?<![^\n])|(?:{_BEHIND})(?={_CN}是))"

# Style, the printed label with its number, what must or must not follow it. All on folded text.
_Row = tuple[Style, str, str]
_AT_LINE_START: tuple[_Row, ...] = (
    (
        Style.PART,
        rf"第(?P<n>{_CN})部分",
        "(?=[:、,. ]|[^,。;的]{2,30}(?![^\n]))",
    ),  # 第一部分 整改工作总体情况
    (Style.SECTION, rf"(?P<n>{_CN}) ?[、.]", ""),  # 一、提高政治站位
    (Style.ASPECT, rf"第(?P<n>{_CN})个?方面的?(?:问题|情况)?", "(?=[,:、. —-])"),  # 第一方面问题，学习不深入
    (Style.SECTION, rf"(?P<n>{_CN})", "(?= {1,3}[^ ,。;:!?]{4,40}(?![^\n]))"),  # 一 提高政治站位
    (Style.PAREN, rf"[(\[〔【] ?(?P<n>{_CN}) ?[)\]〕】][、.]?", ""),  # （一）关于学位不足的问题
    (Style.PAREN, r"(?P<n>[㈠-㈩])[、.]?", ""),  # ㈠
    (Style.QUESTION, rf"{_FINDING} ?[(]?(?P<n>{_N}|{_CN})[)]?", "(?=[:、. ]|(?![^\n]))"),  # 问题1：台账不全
    (Style.QUESTION, rf"[\[【(] ?{_FINDING} ?(?P<n>{_N}|{_CN}) ?[\]】)]", ""),  # 【问题1】台账不全
    (Style.QUESTION, rf"第(?P<n>{_N}|{_CN})(?:个|类|项)问题", "(?=[:、,. ])"),  # 第一个问题：台账不全
    (Style.POINT, rf"(?P<n>{_N})", "(?= ?(?:关于|针对)[^,。]{2,60}问题)"),  # 1 关于台账不全的问题
    (Style.BULLET, r"(?P<n>[●◆■▲★◇□▪•►※◎☆△▶♦]|——(?=关于|针对))", ""),  # ●台账不全
    (Style.POINT, rf"(?P<n>{_N}) ?[.、]", "(?![0-9])"),  # 1.关于“台账不全”问题
    (Style.POINT, rf"(?P<n>{_N})[.、]", f"(?={_YEAR}|{_COUNTED})"),  # 3.2023年秋季学位缺口
    (Style.POINT, r"(?P<n>[⒈-⒛])[.、]?", ""),  # ⒈
    (Style.BRACKET, rf"[(\[]? ?(?P<n>{_N}) ?[)\]][、.]?", ""),  # （1）积极整改；1）
    (Style.BRACKET, r"(?P<n>[⑴-⒇])[、.]?", ""),  # ⑴
    (Style.CIRCLE, rf"(?P<n>{_CIRCLES})[、.]?", ""),  # ①
    (Style.STEP, rf"(?P<n>{_CN})是", "(?=(?:关于|针对)[^,。;:]{2,60}问题[。:])"),  # 一是关于台账不全的问题。
)
_INLINE: tuple[_Row, ...] = (
    (Style.STEP, rf"(?P<n>{_CN})是", ""),  # 一是健全制度。二是 …
    (Style.ORDINAL, rf"第(?P<n>{_CN})", "(?=[,、:])"),  # 第一，健全制度
    (Style.SEQUENCE, rf"(?P<n>{'|'.join(_SEQUENCE)})", "(?=[,、:])"),  # 首先，健全制度
    (Style.CIRCLE, rf"(?P<n>{_CIRCLES})[、.]?", ""),  # ①健全制度
    (Style.BRACKET, r"(?P<n>[⑴-⒇])[、.]?", ""),  # ⑴健全制度
    (Style.BRACKET, rf"[(]? ?(?P<n>{_N}) ?[)][、.]?", ""),  # （1）健全制度
    (Style.POINT, r"(?P<n>[⒈-⒛])", ""),  # ⒈健全制度
    (Style.POINT, rf"(?P<n>{_N})[.、]", f"(?![0-9])|(?={_YEAR}|{_COUNTED})"),  # 1.健全制度；2.12座水库
    (Style.PAREN, rf"[(] ?(?P<n>{_CN}) ?[)][、.]?", ""),  # （一）健全制度
)


def _any_of(rows: Sequence[_Row]) -> str:
    """One pattern for all rows, the first that fits: group `s2` is the label printed as row 2 says, `n2` its number."""
    return "|".join(
        f"(?P<s{row}>{label.replace('<n>', f'<n{row}>')})(?:{after})"
        for row, (_, label, after) in enumerate(rows)
    )


_LINE_START = re.compile(_any_of(_AT_LINE_START))
_ANYWHERE = re.compile(f"{_BEFORE}(?:{_any_of(_INLINE)})")
_STEP = re.compile(rf"(?P<n>{_CN})是(?!(?P=n))")
# 关于“台账不全”问题的整改情况: a whole line that can only be a heading.
_BARE = re.compile(
    r"(?:(?:关于|针对|对)[^。]{2,}?(?:问题|方面)|“[^“”\n]{4,100}”(?:等)?的?问题)"
    r"(?:的?(?:整改|落实))?(?:落实|完成|进展)?(?:情况)?[。:]?(?![^\n])"
)
_LONGEST_BARE = 150
# 【党的建设方面】: a whole line that names a field of problems, not numbered.
_BARE_FIELD = re.compile(
    r"[【\[]? ?(?P<field>[^,。;:、!?《》【】\[\]0-9]{3,40}方面(?:存在的?(?:突出|主要)?问题|的?问题)?) ?[】\]]?[:。]?"
    r"(?![^\n])"
)
# 针对“台账不全”问题，补建台账12本。: a finding, and on the same line what was done about it.
_QUOTED_FINDING = re.compile(r"(?:关于|针对|对)“[^“”\n]{2,100}”(?:等)?的?(?:突出|具体)?问题[,:](?=[^\n]{8})")


def at_line_start(folded: str, line: Line) -> Label | None:
    """The heading label a line begins with, if it begins with one."""
    match = _LINE_START.match(folded, line.start, line.end)
    if match:
        return _label(folded, match, _AT_LINE_START, line.end)
    if line.end - line.start < _LONGEST_BARE and _BARE.match(folded, line.start, line.end):
        return bare(line)
    field = _BARE_FIELD.match(folded, line.start, line.end)
    return Label(Style.ASPECT, 1, line.start, line.start, field.start("field")) if field else None


def quoted_finding_end(folded: str, line: Line) -> int | None:
    """Where the finding ends that a line begins with, where more follows on that line."""
    match = _QUOTED_FINDING.match(folded, line.start, line.end)
    return match.end() if match else None


def bare(line: Line, style: Style = Style.BARE) -> Label:
    """The label of a heading that has none printed."""
    return Label(style, 1, line.start, line.start, line.start)


def inline(folded: str, line: Line) -> Iterator[Label]:
    """Every place in a line where a measure label may stand."""
    for match in _ANYWHERE.finditer(folded, line.start, line.end):
        label = _label(folded, match, _INLINE, line.end)
        if not _is_idiom(folded, label):
            yield label


def begins_with_step(folded: str, line: Line) -> bool:
    """Does a line begin with 一是 or its like?"""
    return _STEP.match(folded, line.start, line.end) is not None


def _label(folded: str, match: re.Match[str], rows: Sequence[_Row], end: int) -> Label:
    row = match.lastgroup[1:]  # type: ignore[index]  # the outer group of the row that fitted
    style, printed = rows[int(row)][0], match[f"n{row}"]
    number = int(printed) if printed.isascii() else _NUMBERS.get(printed, 1)  # bullets do not count
    return Label(style, number, match.start(), match.end(), _body(folded, match.end(), end))


def _is_idiom(folded: str, label: Label) -> bool:
    """一是一、二是二 is a way of speaking, not a list."""
    return label.style is Style.STEP and folded.startswith(folded[label.start : label.end - 1], label.end)


def _body(folded: str, place: int, end: int) -> int:
    """Past the comma and white space between a label and what it labels."""
    while place < end and (folded[place].isspace() or folded[place] in ",:、—"):
        place += 1
    return place

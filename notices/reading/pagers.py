"""Lines that lead from one page of an article to the next, and what they say where no link does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from notices.reading.shapes import Pager

_LONGEST = 200
_WORDS = re.compile(
    r"(?:\s|[0-9]{1,3}|首页|尾页|末页|[上下前后]一?页|共[0-9]{1,3}页|第[0-9]{0,3}页|转到|跳转|go|[<>«»‹›|/.…\[\]【】()（）·:：]"
    r"|余下全文|当前|页次|页|page|of|next|prev(?:ious)?)++$",
    re.IGNORECASE,
)
_SURE_WORD = re.compile(
    r"[上下前后]一?页|余下全文|共\s*[0-9]{1,3}\s*页|\b1 2 .{0,200}[>»›]|\[1\]\s*\[2\]|page [0-9]+ of [0-9]",
    re.IGNORECASE,
)
# 第1页, 1/3 下一页, Page 1 of 2; the total may stand apart: 共3页 当前第1页
_PLACE = re.compile(
    r"第\s*([0-9]{1,3})\s*页|(?<![0-9/])([0-9]{1,3})\s*/\s*[0-9]{1,3}(?![0-9/])|page ([0-9]{1,3}) of",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"共\s*([0-9]{1,3})\s*页|(?<![0-9/])[0-9]{1,3}\s*/\s*([0-9]{1,3})(?![0-9/])|of ([0-9]{1,3})\b"
)
_NUMBER = re.compile(r"[0-9]{1,3}")
# （未完待续）, 未完，请看下一页, 下转第2版; never 未完成 or 接下来工作打算
_OTHER_PAGE = "(?:下一?[页版]|第 ?[0-9一二三四五六七八九十]{1,3} ?[页版])"
_UNFINISHED = re.compile(
    rf"未完(?:待续|\W{{1,4}}(?:待续|请.{{0,8}}|.{{0,4}}{_OTHER_PAGE})|[接转]{_OTHER_PAGE})?|(?:下转|转|接){_OTHER_PAGE}"
)
_BRACKETS = " ()（）[]【】<>《》…。.,，:：—-~*>"


def is_pager(text: str) -> bool:
    """1 2 下一页 共2页"""
    return len(text) < _LONGEST and bool(_SURE_WORD.search(text) and _WORDS.match(text))


def is_unfinished(text: str) -> bool:
    """（未完，请看下一页）"""
    return _UNFINISHED.fullmatch(text.strip(_BRACKETS)) is not None


def printed_pager(lines: Iterable[str]) -> Pager | None:
    """What the first of these lines says that leads to other pages, without their addresses; None where none does."""
    return next(filter(None, map(_printed, lines)), None)


def _printed(text: str) -> Pager | None:
    if is_unfinished(text):
        return Pager(1, 0)
    if not is_pager(text):
        return None
    numbers = [int(number) for number in _NUMBER.findall(text)]
    number = _first(_PLACE, text) or 1
    total = _first(_TOTAL, text) or max(numbers, default=0)
    return Pager(number, total) if total > 1 or "余下全文" in text else None


def _first(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return int(next(filter(None, match.groups()))) if match else 0

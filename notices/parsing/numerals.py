"""Numerals and dates as notices print them: Arabic or Chinese, full-width or not, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from notices.parsing.lines import fold

_ZEROS = "零〇○◯O"  # 二〇二四 is typed with any of these
_DIGITS = (
    dict.fromkeys(_ZEROS, 0) | {sign: value for value, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}
)
_UNITS = {"十": 10, "百": 100, "千": 1000}

ORDINAL = rf"(?:\d{{1,3}}|[{_ZEROS}一二三四五六七八九十百]{{1,4}})"  # 第(十二)轮, 第(3)巡察组

_YEAR = rf"(?:\d{{4}}|[0{_ZEROS}一二三四五六七八九]{{4}})"
_MENTION = re.compile(
    rf"(?:(?P<year>{_YEAR}) {{0,2}}年|(?P<relative>[次翌同当今本]年))? {{0,2}}"  # 二〇二三年, 次年
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) {0,2}月份? {0,2}"  # 3月, 十一月
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) {0,2}[日号]|[上中下]旬|[初底末])?"  # 5日, 下旬
    r"|(?<!\d)(?P<y>(?:19|20)\d\d)(?P<mark> ?[-/.] ?)(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d{3})"  # 2023-3-5
    r"|(?<![\d./-])(?P<d_first>\d{1,2})(?P<sep>[-/.])(?P<m_second>\d{1,2})(?P=sep)(?P<y_last>(?:19|20)\d\d)(?![\d./-])"
)


def number(text: str) -> int | None:
    """123, １２３, 一百二十三 and 二〇二四 as an int; None where it is no numeral."""
    plain = fold(text).strip()
    if plain and all(sign in _DIGITS or sign in "0123456789" for sign in plain):
        return int("".join(str(_DIGITS.get(sign, sign)) for sign in plain))
    return _counted(plain) if plain else None


def _counted(text: str) -> int | None:
    """A numeral with units: 十二, 三百零五, 一万二千."""
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[sign], 0
        elif sign == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        elif sign == "亿":
            total, section, digit = (total + section + digit) * 100_000_000, 0, 0
        else:
            return None
    return total + section + digit


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as far as the text gives it: 9月5日 has no year, 2023年9月下旬 no day."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    relative: str = ""

    def on(self, year: int | None) -> date | None:
        """The date, in `year` where the text names none; None where it is vague or on no calendar."""
        return day_of(self.year or year, self.month, self.day)


def day_of(year: int | None, month: int | None, day: int | None) -> date | None:
    """The date of the three, None where one is missing or the calendar has no such day."""
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None


def mentions(folded: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Every date in folded text, in reading order, whole or in part."""
    for match in _MENTION.finditer(folded, start, len(folded) if end is None else end):
        month = _value(match, "month", "m", "m_second")
        if month and month <= 12:
            year, day = _value(match, "year", "y", "y_last"), _value(match, "day", "d", "d_first")
            yield Mention(match.start(), match.end(), year, month, day, match["relative"] or "")


def _value(match: re.Match[str], *names: str) -> int | None:
    printed = next((match[name] for name in names if match[name]), "")
    return number(printed)

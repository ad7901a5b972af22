"""When something is due: the times of a text that may lie ahead, each as far as the text gives it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from notices.parsing.numerals import number

_Y = r"(?:(?:19|20)\d\d|二[〇零○O][〇零○一二三四五六七八九O]{2})"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_QUARTERS = {"春": 1, "夏": 2, "秋": 3, "冬": 4}
_HALVES = {"上": "-06", "下": "-12"}
_SPRING = "-春节"
_FEASTS = {
    "元旦": "-01",
    "植树节": "-03",
    "清明": "-04",
    "五一": "-05",
    "端午": "-06",
    "七一": "-07",
    "八一": "-08",
    "教师节": "-09",
    "中秋": "-09",
    "国庆": "-10",
    "春节": _SPRING,
}
# The years in which the lunar year begins in January; in the others it begins in February.
_SPRING_IN_JANUARY = frozenset(
    {2001, 2004, 2006, 2009, 2012, 2014, 2017, 2020, 2023, 2025, 2028, 2031, 2033, 2036}
)
_RELATIVE = {"今": 0, "本": 0, "当": 0, "同": 0, "明": 1, "次": 1, "来": 1, "后": 2}

# A year, and what may follow it: a month with its day, a quarter, a season, its end.
_DUE = re.compile(
    rf"(?:(?P<year>{_Y}) ?年(?:度)?|(?P<relative>[今本当同明次来后])年(?:度)?)? ?(?:"
    rf"(?:{_N} ?[-—–~至到] ?)?"  # 1—9月
    rf"(?P<month>{_N}) ?月份? ?(?:(?P<day>{_N}) ?[日号]|(?P<third>[上中下]旬|[初底末]))?"  # 12月底
    rf"|(?:第?(?P<quarter>[一二三四1-4])|(?P<lastquarter>末))个?季度末?"  # 第三季度
    r"|(?P<season>[春夏秋冬])季(?:学期)?(?:开学)?"  # 秋季
    r"|(?P<half>[上下])半年"  # 上半年
    rf"|[“\"]?(?P<feast>{'|'.join(_FEASTS)})[”\"]?节?(?!劳动|路|街|村|奖|广场)"  # 春节前
    r"|(?P<turn>年?(?<!月)[底末]|年终)(?!数|余额)"  # 年底
    r")"
    rf"|(?P<y>{_Y}) ?年(?:度|内|前|中|初)?(?!代|版)"  # 2025年
    r"|(?P<r>[今本明来])年(?:度|内|中|初)?(?!级)"
    r"|(?P<within>年内|全年|年度内)"
    r"|(?P<month_by_word>[本当下次])个?月(?:[上中下]旬|[初底末])?(?!度)"  # 本月底前, 下月
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names; `year` is None where it says none."""

    start: int
    end: int
    year: int | None
    rest: str  # "-12", "-12-31", "-Q3", "-春节" or nothing

    def due(self, year: int | None) -> str | None:
        """As gold writes it, in `year` where the text names none; None without any year."""
        year = self.year or year
        if year and self.rest == _SPRING:
            return f"{year}-{'01' if year in _SPRING_IN_JANUARY else '02'}"
        return f"{year}{self.rest}" if year else None


def times(text: str, start: int, end: int, today: date | None) -> Iterator[Time]:
    """The times in `text[start:end]`; 今年 and 下月 count from `today`."""
    for match in _DUE.finditer(text, start, end):
        if match["month_by_word"]:
            if today:
                yield _time_of_month(match, today)
            continue
        rest = _rest(match)
        if rest is not None and match.end() > match.start():
            yield Time(match.start(), match.end(), _year(match, today), rest)


def _time_of_month(match: re.Match[str], today: date) -> Time:
    months = today.year * 12 + today.month - 1 + (match["month_by_word"] in "下次")
    return Time(match.start(), match.end(), months // 12, f"-{months % 12 + 1:02}")


def _year(match: re.Match[str], today: date | None) -> int | None:
    printed, relative = match["year"] or match["y"], match["relative"] or match["r"]
    if printed:
        return number(printed)
    if relative in _RELATIVE and today:
        return today.year + _RELATIVE[relative]
    return None


def _rest(match: re.Match[str]) -> str | None:
    """What follows the year; None where it is no month or day of the calendar."""
    if match["month"]:
        return _month(number(match["month"]) or 0, number(match["day"]) if match["day"] else None)
    if match["quarter"]:
        return f"-Q{number(match['quarter'])}"
    if match["season"]:
        return f"-Q{_QUARTERS[match['season']]}"
    if match["half"]:
        return _HALVES[match["half"]]
    if match["feast"]:
        return _FEASTS[match["feast"]]
    if match["lastquarter"]:
        return "-Q4"
    return "-12" if match["turn"] else ""


def _month(month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"-{month:02}" if day is None else f"-{month:02}-{day:02}"


def last_day(due: str) -> date:
    """The last day that a due date allows; what lies beyond its month's end is the month's end."""
    year, _, rest = due.partition("-")
    month = 12 if not rest else int(rest[1]) * 3 if rest[0] == "Q" else int(rest[:2])
    end = monthrange(int(year), month)[1]
    return date(int(year), month, min(int(rest[3:]), end) if len(rest) == 5 else end)


def reached(due: str, today: date) -> bool:
    return last_day(due) < today

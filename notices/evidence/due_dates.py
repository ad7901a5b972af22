"""When something is due: the times of a text that may lie ahead, each as far as the text gives it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from notices.parsing.numerals import number

_Y = r"(?:(?:19|20)\d\d|二[〇零○O][〇零○一二三四五六七八九O]{2})"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_QUARTERS = {"春": 1, "夏": 2, "秋": 3, "冬": 4}
_HALVES = {"上": "-06", "下": "-12"}
_SPRING = "-春节"
_FEASTS = {
    "元旦": "-01-01",
    "春运": "-01",
    "植树节": "-03",
    "清明": "-04",
    "五一": "-05-01",
    "端午": "-06",
    "七一": "-07-01",
    "八一": "-08-01",
    "教师节": "-09",
    "中秋": "-09",
    "国庆": "-10-01",
    "春节": _SPRING,
}
# The years in which the lunar year begins in January; in the others it begins in February.
_SPRING_IN_JANUARY = frozenset(
    {2001, 2004, 2006, 2009, 2012, 2014, 2017, 2020, 2023, 2025, 2028, 2031, 2033, 2036}
)
_RELATIVE = {"今": 0, "本": 0, "当": 0, "同": 0, "明": 1, "次": 1, "来": 1, "后": 2}

_PLANS = {"三": 2020, "四": 2025, "五": 2030}  # the last years of 十三五, 十四五, 十五五

# A year, and what may follow it: a month with its day, a quarter, a season, its end.
_DUE = re.compile(
    rf"(?:(?P<year>{_Y}) ?年(?:度)?|(?P<relative>[今本当同明次来后])(?:年(?:度)?|(?=[春夏秋冬](?![节运]))))? ?(?:"
    rf"(?:{_N} ?[-—–~至到] ?)?"  # 1—9月
    rf"(?P<month>{_N}|(?<!\d)元) ?月份? ?(?:(?P<day>{_N}) ?[日号]|(?P<third>[上中下]{{1,2}}旬|[初底末]))?"  # 12月底
    rf"|第?(?P<quarter>[一二三四1-4])个?季度(?P<quarterend>[末底])?"  # 第三季度
    r"|(?P<lastquarter>末)个?季度末?"
    r"|(?P<season>[春夏秋冬])(?:季(?:学期)?|学期|天|(?<=[年今明来].))(?![节运])(?:开学)?"  # 秋季
    r"|(?P<summerstart>暑[期假](?=[之以]?前))|(?P<summer>暑[期假])"
    r"|(?P<half>[上下])半年"  # 上半年
    rf"|[“\"]?(?P<feast>{'|'.join(_FEASTS)})[”\"]?节?(?!劳动|路|街|村|奖|广场)"  # 春节前
    r"|(?P<turn>年[底末]|(?<=[\d年度])[底末]|年终)(?!数|余额(?!有望|预计|将|力争))"  # 年底
    r")"
    r"|(?P<dotted>20\d\d)[-./](?P<dottedmonth>0?[1-9]|1[0-2])(?:[-./](?P<dottedday>3[01]|[12]\d|0?[1-9]))?"
    r"(?=之?前|以前|底|[,;。)]| ?[-—–~至到]|$)"  # 2024.6.30
    r"|[“\"]?十(?P<plan>[三四五])五[”\"]?(?:规划)?(?:时?期?(?P<planend>末)|时?期(?:内|间))"  # “十四五”末
    r"|(?P<pair>[今明])[明后]两年"  # 今明两年
    rf"|(?P<y>{_Y}) ?年(?:度|内|前|中|初)?(?!代|版)"  # 2025年
    rf"|(?P<listed>{_Y})(?=(?:[、和及]{_Y}){{1,4}} ?(?:年|[两三四五]个?年))"  # 2023、2024、2025年
    rf"|(?P<lastlisted>(?<=[、和及]){_Y})(?=[两三四五]个?年)"  # 2024、2025两个年度
    r"|(?P<r>[今本明来])年(?:度|内|中|初)?(?!级)"
    r"|(?P<within>(?<![\d一二三四五六七八九十两几])年内|全年|年度内)"
    r"|(?P<month_by_word>[本当下次])个?月(?:(?P<dayofmonth>\d{1,2}) ?[日号]|[上中下]旬|[初底末])?(?!度)"  # 下月
    r"|(?P<next_term>下(?:个|一)?学期|新学期(?=(?:开[学始])?前))"
    r"|(?P<this_month>(?<![\d一二三四五六七八九十本当下次个每这两上几数零〇])月[底末])"  # 月底前
    r"|(?P<quarter_by_word>[本下])一?个?季度[末内底]?"  # 下季度
)


_BY_WORD = ("month_by_word", "this_month", "quarter_by_word", "next_term")
_UNTIL = re.compile(" ?[-—–~至到] ?")
_RANGE = re.compile(rf"({_Y}) ?年?(?: ?[-—–~至到] ?)$")


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names; `year` is None where it says none."""

    start: int
    end: int
    year: int | None
    rest: str  # "-12", "-12-31", "-Q3", "-春节" or nothing
    first_year: int | None = None  # where it is of several: 2021—2025年, “十四五”期间
    at_end: bool = False  # 六月底

    def due(self, year: int | None) -> str | None:
        """As gold writes it, in `year` where the text names none; None without any year."""
        year = self.year or year
        if year and self.rest == _SPRING:
            return f"{year}-{'01' if year in _SPRING_IN_JANUARY else '02'}"
        return f"{year}{self.rest}" if year else None

    def begins(self, year: int | None) -> date | None:
        """The first day on which it may begin, the last of 六月底; in `year` where the text names none."""
        if self.first_year:
            return date(self.first_year, 1, 1)
        due = self.due(year)
        if not due:
            return None
        return last_day(due) if self.at_end else first_day(due)


def times(text: str, start: int, end: int, today: date | None) -> Iterator[Time]:
    """The times in `text[start:end]`; 今年 and 下月 count from `today`, the 12月 of 2024年7月至12月 from its 7月."""
    before: Time | None = None
    for time in _times(text, start, end, today):
        if before and before.year and not time.year and _UNTIL.fullmatch(text, before.end, time.start):
            time = replace(time, year=before.year + (time.rest < before.rest))
        before = time
        yield time


def _times(text: str, start: int, end: int, today: date | None) -> Iterator[Time]:
    for match in _DUE.finditer(text, start, end):
        if any(match[name] for name in _BY_WORD):
            if today:
                yield _time_by_word(match, today)
            continue
        rest = _rest(match)
        if rest is not None and match.end() > match.start():
            at_end = match[0][-1] in "底末"
            yield Time(match.start(), match.end(), _year(match, today), rest, _first_year(match), at_end)


def _first_year(match: re.Match[str]) -> int | None:
    if match["plan"] and not match["planend"]:
        return _PLANS[match["plan"]] - 4
    before = _RANGE.search(match.string, max(0, match.start() - 8), match.start()) if match["y"] else None
    return number(before[1]) if before else None


def _time_by_word(match: re.Match[str], today: date) -> Time:
    """下月, 本月25日, 下季度, 下学期 as seen from `today`."""
    if match["next_term"]:  # the autumn's begins in September, the spring's in February
        is_spring = 2 <= today.month <= 8
        return Time(match.start(), match.end(), today.year + (today.month > 8), "-Q3" if is_spring else "-Q1")
    later = (match["month_by_word"] or match["quarter_by_word"] or "本") in "下次"
    ahead = (3 if match["quarter_by_word"] else 1) * later
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    if match["quarter_by_word"]:
        return Time(match.start(), match.end(), year, f"-Q{month // 3 + 1}")
    day = f"-{int(match['dayofmonth']):02}" if match["dayofmonth"] else ""
    return Time(match.start(), match.end(), year, f"-{month + 1:02}{day}")


def _year(match: re.Match[str], today: date | None) -> int | None:
    names = ("year", "y", "dotted", "listed", "lastlisted")
    printed, relative = next(filter(None, map(match.group, names)), None), match["relative"] or match["r"]
    if printed:
        return number(printed)
    if match["plan"]:
        return _PLANS[match["plan"]]
    if match["pair"] and today:
        return today.year + (1 if match["pair"] == "今" else 2)
    if relative in _RELATIVE and today:
        return today.year + _RELATIVE[relative]
    return None


def _rest(match: re.Match[str]) -> str | None:
    """What follows the year; None where it is no month or day of the calendar."""
    month, day = match["month"] or match["dottedmonth"], match["day"] or match["dottedday"]
    if month:
        return _month(1 if month == "元" else number(month) or 0, number(day) if day else None)
    return _part_of_year(match)


def _part_of_year(match: re.Match[str]) -> str:
    if match["quarter"] or match["lastquarter"]:
        quarter = number(match["quarter"]) or 4 if match["quarter"] else 4
        return f"-{quarter * 3:02}" if match["quarterend"] else f"-Q{quarter}"
    if match["season"] or match["summer"]:
        return f"-Q{_QUARTERS[match['season'] or '秋']}"
    if match["summerstart"]:
        return "-07"
    if match["half"]:
        return _HALVES[match["half"]]
    if match["feast"]:
        return _FEASTS[match["feast"]]
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


def first_day(due: str) -> date:
    """The first day that a due date speaks of."""
    year, _, rest = due.partition("-")
    month = 1 if not rest else int(rest[1]) * 3 - 2 if rest[0] == "Q" else int(rest[:2])
    last = last_day(due)
    return last if len(rest) == 5 else date(int(year), month, 1)


def reached(due: str, today: date) -> bool:
    return last_day(due) < today

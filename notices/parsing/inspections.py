"""Whose inspection it was and when: kind, tier, team, round, and the three dates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from notices.parsing.lines import Line
from notices.parsing.numerals import ORDINAL, Mention, mentions
from notices.parsing.pages import Page

# The word before 巡视 or 巡察 and whose inspection it makes it. The longer word stands first.
_TIERS = (
    ("中央", "中央"),  # 中央第三巡视组
    ("自治区党委", "省"),
    ("自治区委", "省"),
    ("省委", "省"),
    ("市委", "市"),
    ("州委", "市"),  # the committee of an autonomous prefecture
    ("盟委", "市"),
    ("地委", "市"),
    ("县委", "区县"),
    ("区委", "区县"),
    ("旗委", "区县"),
    ("党工委", "区县"),  # 新区党工委巡察组
)
_AUTHORITY = "|".join(word for word, _ in _TIERS)
# 常规, 涉粮问题专项, 提级
_MANNER = r"(?:常规|(?:[^\W\d_]{2,8}?)?专项|提级|机动|交叉|联动|政治|延伸|集中|对村|直接|“?回头看”?){0,2}"
_PLACE = (  # (云泽)市委, (青岚省云泽市临溪)区委; a word that is no place ends it
    r"(?:(?<![^\s,，。;；:：、(])|(?<=[日号由经]))(?:中共)?"
    r"(?P<place>(?:[^\W\d_由对经受于据在和的及与照按根日年月了向被接收省市区县]{2,4}[省市州]){0,2}"
    r"(?:[^\W\d_由对经受于据在和的及与照按根日年月了向被接收省市区县]{2,3})?)"
)
_TEAM = re.compile(  # 市委第一巡察组, 区委巡察三组, 县委第二轮第五巡察组
    rf"(?P<authority>{_AUTHORITY}|[集团公司院校局厅]党[委组])(?:第{ORDINAL}轮)?{_MANNER}(?P<first>第?{ORDINAL})?{_MANNER}"
    rf"(?P<kind>巡视|巡察)(?:工作)?(?P<second>第?{ORDINAL})?(?:小组|组)"
)
_TEAM_PLACE = re.compile(rf"{_PLACE}$")
_ROUND = re.compile(  # 七届市委第八轮巡察, 第七届市委第八轮专项巡察, 二十届中央第三轮巡视, 七届市委巡察第八轮
    rf"(?:中共[^\W\d]{{2,8}}(?=第{ORDINAL}届委员会))?"
    rf"第?{ORDINAL}届(?P<authority>{_AUTHORITY}|[^\W\d]{{0,8}}(?:委员会|党委|党组))(?:任期内?)?"
    rf"(?:第?{ORDINAL}轮(?:第{ORDINAL}批)?{_MANNER}(?P<kind>巡视|巡察)|(?P<other>巡视|巡察)第?{ORDINAL}轮)"
)
_SHORT_ROUND = re.compile(  # 区委2023年第二轮巡察, 市委第八轮巡察
    rf"(?P<authority>{_AUTHORITY})(?:\d{{4}}年)?第{ORDINAL}轮{_MANNER}(?P<kind>巡视|巡察)"
)
_ORDERED = re.compile(  # 根据(市委)2023年巡察工作部署, 落实(省委)巡视反馈意见; but not 区委巡察整改工作
    rf"(?P<authority>{_AUTHORITY})(?:\d{{4}}年|的|统一|工作|关于|{_MANNER}){{0,4}}"
    r"(?:(?P<kind>巡视|巡察)(?!整改)|部署|安排|批准|要求|决定)"
)
_SENTENCE = re.compile(r"[^。\n!?]+")
_INSPECTED = re.compile(  # 对(珠海市斗门区)进行了巡视
    r"(?:对|到|进驻)(?P<body>[^,。;:]{2,60}?)(?:\([^()]{0,80}\))?(?:进行|开展|实施|展开)了?[^,。;]{0,24}?(?:巡视|巡察|回头看|检查)"
)
_TOLD = re.compile(
    r"向(?P<body>[^,。;:]{2,40}?)(?:党委|领导班子|主要负责人|进行)?(?:正式|集中|书面|当面)?反馈"
)

_TO = re.compile(
    r" {0,2}(?:\([^()]{0,12}\))? {0,2}(?:开始|起)?(?:,|、)? {0,2}(?:至|到|直至|-{1,2}|[—–―−~～─]{1,2}) {0,2}"
)
_SAME_MONTH = re.compile(_TO.pattern + r"(?P<day>\d{1,2}) ?[日号]")  # 3月5日(至28日)
_SINCE = re.compile(r" {0,2}(?:起|开始|以来|,?[^,。]{0,30}进驻)")
_TELLING = re.compile(r"反馈(?P<label>(?:时间|日期)(?:为|是|:))?")
_NOT_FEEDBACK = re.compile(r"整改|截[至止]|完成|公布")
_CUT_OFF = re.compile(r"截[至止]到? {0,2}$|以来$")
_LATER = ("次年", "翌年")


@dataclass(frozen=True, slots=True)
class Period:
    """When the inspectors came, left, and told what they found; `guessed` where a year was not printed."""

    start: date | None = None
    end: date | None = None
    feedback: date | None = None
    guessed: Line | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    kind: str | None
    tier: str | None
    team: str | None
    superior: str | None  # the place in 云泽市委第三巡察组
    round: str | None
    rounds: int
    bodies: tuple[str, ...]
    period: Period


def read_inspection(page: Page, title: str) -> Inspection:
    """The inspection as the title, its issuer off, the opening and, failing these, the text tell of it."""
    team = _team(page)
    opening = page.words(page.opening)
    kind = team["kind"] if team else _kind(title) or _kind(opening)
    tier = _tier(team["authority"] if team else "") or _tier_of(title + opening, kind)
    round_, rounds = _round(page, title, kind, tier)
    where = _superior(team) if team else ""
    return Inspection(
        kind,
        tier or _tier(round_ or ""),
        where + team[0] if team else None,
        _superior_place(where, team),
        round_,
        rounds,
        _bodies(opening),
        _period(page),
    )


def _team(page: Page) -> re.Match[str] | None:
    """The first numbered team of the opening; else the one the text numbers; else one without a number."""
    opening = list(_TEAM.finditer(page.folded, page.opening.start, page.opening.end))
    plain = opening[0] if opening else None
    everywhere = _TEAM.finditer(page.folded)
    return (
        next((team for team in opening if _is_numbered(team)), None)
        or next((team for team in everywhere if _is_numbered(team) and _is_like(team, plain)), None)
        or plain
    )


def _is_numbered(team: re.Match[str]) -> bool:
    return bool(team["first"] or team["second"])


def _is_like(team: re.Match[str], other: re.Match[str] | None) -> bool:
    return other is None or (team["authority"], team["kind"]) == (other["authority"], other["kind"])


def _superior(team: re.Match[str]) -> str:
    """The place printed before 市委 in a team's name, "" where none is."""
    before = team.string[max(0, team.start() - 16) : team.start()]
    match = _TEAM_PLACE.search(before)
    return match["place"] if match else ""


def _superior_place(where: str, team: re.Match[str] | None) -> str | None:
    """云泽市 for 云泽市委: the place with the sign of its level."""
    return where + team["authority"].removesuffix("党委").removesuffix("委") if where and team else None


def _kind(words: str) -> str | None:
    """巡视 or 巡察, whichever is said more; None where neither is."""
    counted = Counter(re.findall("巡视|巡察", words.replace("巡视巡察", "")))
    return counted.most_common(1)[0][0] if counted else None


def _tier(word: str) -> str | None:
    return next((tier for authority, tier in _TIERS if authority in word), None)


def _tier_of(words: str, kind: str | None) -> str | None:
    """The tier of whoever ordered it: 根据(市委)巡察工作部署, 落实(省委)巡视反馈意见."""
    found = [match for match in _ORDERED.finditer(words) if match["kind"] in (kind, None)]
    named = next((match for match in found if match["kind"]), None)
    return _tier((named or found[0])["authority"]) if found else None


def _round(page: Page, title: str, kind: str | None, tier: str | None) -> tuple[str | None, int]:
    """The round as printed and how many rounds the text names; the nearest to the title first."""
    head = page.folded[: page.opening.start]
    opening = page.words(page.opening)
    for pattern, words in (
        (_ROUND, title),
        (_ROUND, opening),
        (_ROUND, head),
        (_SHORT_ROUND, title + "。" + opening),
    ):
        if found := _rounds(pattern, words, kind, tier):
            return found[0], 1
    found = list(dict.fromkeys(_rounds(_ROUND, page.folded, kind, tier)))
    return (found[0] if found else None), len(found)


def _rounds(pattern: re.Pattern[str], words: str, kind: str | None, tier: str | None) -> list[str]:
    return [
        match[0]
        for match in pattern.finditer(words)
        if kind in (match["kind"], match.groupdict().get("other"))
        and tier in (None, _tier(match["authority"]) or tier)
    ]


def _bodies(opening: str) -> tuple[str, ...]:
    """What was inspected and who was told, as printed."""
    return tuple(match["body"] for pattern in (_INSPECTED, _TOLD) for match in pattern.finditer(opening))


def _period(page: Page) -> Period:
    """Start and end of the inspection, then the day of the feedback."""
    for part in (page.opening, page.beginning):
        ranged = _ranged(page.folded, part)
        if ranged:
            break
    else:
        return _with_feedback(page, Period(), page.opening.start)
    return _with_feedback(page, *ranged)


def _ranged(folded: str, part: Line) -> tuple[Period, int] | None:
    """The first range of dates, in a sentence about the inspection, and where it ends."""
    for sentence in _SENTENCE.finditer(folded, part.start, part.end):
        if "巡" in sentence[0] or "回头看" in sentence[0]:
            dates = list(mentions(folded, *sentence.span()))
            for found in (_range(folded, dates), _same_month(folded, dates), _single(folded, dates)):
                if found:
                    return _spanned(*found, _year_after(folded, found[1].end, part.end)), found[1].end
    return None


def _range(folded: str, dates: list[Mention]) -> tuple[Mention, Mention] | None:
    """2022年3月7日至4月22日."""
    return next((pair for pair in pairwise(dates) if _TO.fullmatch(folded, pair[0].end, pair[1].start)), None)


def _year_after(folded: str, start: int, end: int) -> int | None:
    """The next year printed, for an inspection whose own year only the feedback's date gives."""
    return next((mention.year for mention in mentions(folded, start, end) if mention.year), None)


def _spanned(first: Mention, last: Mention, year: int | None) -> Period:
    """The two days; the year printed once serves both, over New Year the next one."""
    over = first.month > last.month or last.relative in _LATER
    end_year = last.year or (first.year + over if first.year else year)
    start_year = first.year or (end_year - over if end_year else None)
    return Period(first.on(start_year), last.on(end_year) if last is not first else None)


def _same_month(folded: str, dates: list[Mention]) -> tuple[Mention, Mention] | None:
    """5月9日(至27日)."""
    for first in dates:
        if match := _SAME_MONTH.match(folded, first.end):
            return first, Mention(match.start(), match.end(), first.year, first.month, int(match["day"]))
    return None


def _single(folded: str, dates: list[Mention]) -> tuple[Mention, Mention] | None:
    """自2023年3月5日起: a start without an end."""
    return next(((first, first) for first in dates if first.year and _SINCE.match(folded, first.end)), None)


def _with_feedback(page: Page, period: Period, after: int) -> Period:
    """The period with the day of the first feedback after the inspection."""
    part = page.beginning
    for sentence in _SENTENCE.finditer(page.folded, min(after, part.end), part.end):
        for told in _TELLING.finditer(page.folded, *sentence.span()):
            if mention := _told_on(page.folded, sentence.start(), told):
                return _dated_feedback(period, mention)
    return period


def _told_on(folded: str, start: int, told: re.Match[str]) -> Mention | None:
    """The date that stands last before 反馈 and not too far from it, or right behind 反馈时间为."""
    if told["label"]:
        return next(mentions(folded, told.end(), told.end() + 16), None)
    before = list(mentions(folded, max(start, told.start() - 90), told.start()))
    last = before[-1] if before else None
    if not last or _NOT_FEEDBACK.search(folded, last.end, told.start()):
        return None
    return None if _CUT_OFF.search(folded[start : last.start]) else last


def _dated_feedback(period: Period, told: Mention) -> Period:
    """The feedback's day; without a year, in that of the inspection's end, or the next."""
    end = period.end or period.start
    feedback = told.on(_year_told(period, told))
    if feedback and end and not told.year and feedback < end:
        return Period(period.start, period.end, told.on(end.year + 1), Line(told.start, told.end))
    return Period(period.start, period.end, feedback)


def _year_told(period: Period, told: Mention) -> int | None:
    """次年 counts from the year the inspection began."""
    begun, ended = period.start or period.end, period.end or period.start
    if told.relative in _LATER:
        return begun.year + 1 if begun else None
    return ended.year if ended else None

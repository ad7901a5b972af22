"""When the inspectors came, when they left, and when they said what they had seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from notices.parsing.facts.page import Page
from notices.parsing.lines import Line
from notices.parsing.numerals import Mention, mentions
from notices.words import compiled

_WORDS = "parsing/facts/inspection"
_SENTENCE = re.compile(r"[^。\n!?]+")
_TO = re.compile(
    r" {0,2}(?:\([^()]{0,12}\))? {0,2}(?:开始|起)?(?:,|、)? {0,2}(?:至|到|直至|-{1,2}|[—–―−~～─]{1,2}) {0,2}"
)
_SAME_MONTH = re.compile(_TO.pattern + r"(?P<day>\d{1,2}) ?[日号]")  # 3月5日(至28日)
_SINCE = compiled(_WORDS, "since")
_TELLING = re.compile(r"反馈(?P<label>(?:时间|日期)(?:为|是|:))?")
_NOT_FEEDBACK, _CUT_OFF = compiled(_WORDS, "not_feedback"), compiled(_WORDS, "cut_off")
_LATER = ("次年", "翌年")


@dataclass(frozen=True, slots=True)
class Period:
    """When the inspectors came, left, and told what they found; `guessed` where a year was not printed."""

    start: date | None = None
    end: date | None = None
    feedback: date | None = None
    guessed: Line | None = None


def read_period(page: Page) -> Period:
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
            for days in (_range(folded, dates), _same_month(folded, dates), _single(folded, dates)):
                if days:
                    return _spanned(*days, _year_after(folded, days[1].end, part.end)), days[1].end
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
        for telling in _TELLING.finditer(page.folded, *sentence.span()):
            if mention := _day_of_feedback(page.folded, sentence.start(), telling):
                return _dated_feedback(period, mention)
    return period


def _day_of_feedback(folded: str, start: int, telling: re.Match[str]) -> Mention | None:
    """The date that stands last before 反馈 and not too far from it, or right behind 反馈时间为."""
    if telling["label"]:
        return next(mentions(folded, telling.end(), telling.end() + 16), None)
    before = list(mentions(folded, max(start, telling.start() - 90), telling.start()))
    last = before[-1] if before else None
    if not last or _NOT_FEEDBACK.search(folded, last.end, telling.start()):
        return None
    return None if _CUT_OFF.search(folded[start : last.start]) else last


def _dated_feedback(period: Period, mention: Mention) -> Period:
    """The feedback's day; without a year, in that of the inspection's end, or the next."""
    end = period.end or period.start
    feedback = mention.on(_year_of_feedback(period, mention))
    if feedback and end and not mention.year and feedback < end:
        return Period(period.start, period.end, mention.on(end.year + 1), Line(mention.start, mention.end))
    return Period(period.start, period.end, feedback)


def _year_of_feedback(period: Period, mention: Mention) -> int | None:
    """次年 counts from the year the inspection began."""
    begun, ended = period.start or period.end, period.end or period.start
    if mention.relative in _LATER:
        return begun.year + 1 if begun else None
    return ended.year if ended else None

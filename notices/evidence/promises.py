"""Promises: clauses that set a date to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from notices.evidence.due_dates import Time, reached, times
from notices.evidence.future import PLANNED
from notices.evidence.passages import BLANK, Passages
from notices.evidence.shapes import Promise
from notices.parsing.shapes import Span
from notices.words import pattern

_INTENT = re.compile(f"{PLANNED.pattern}|{pattern('evidence/promise', 'intent')}")
_AHEAD = re.compile(pattern("evidence/promise", "ahead"))
_FIELD = re.compile(pattern("evidence/promise", "field"))
_ACTS = re.compile(pattern("evidence/promise", "acts"))
_PERIOD = re.compile(r"第?[三四]个?季度[末底]?|下半年|秋季?学期.*|暑[期假]|下个?季度[末底]?|下个?月.*")
_TURN, _OTHER_YEAR = re.compile("年[底末]|年终"), re.compile("[去上前往每历]")
_FEAST = re.compile("元旦|清明")  # before the notices of a year's second half
_PAST_ACTS = re.compile(pattern("evidence/promise", "past_acts"))
_PASSED = re.compile("已|了(?!解)|累计|共计")
_LAST_YEAR = re.compile("[去上前]年|上年度")
_SOON = 4  # months
_FROM = re.compile(r" ?(?:起|开始)")
_NEXT = re.compile(f",?{pattern('evidence/promise', 'next')}")
_NEVER = re.compile(pattern("evidence/promise", "never"))
_YEAR = re.compile(r"(?<!\d)(20\d\d) ?年(?!以来|至今)")
_SINCE = re.compile(r" ?(?:起|以来|开始|后|至今|的)")
_LABEL_ENDS = f"{BLANK}、"
_BESIDE = 4  # characters beside a time in a clause that names nothing else
_LONGEST = 300  # characters of a clause that are looked at


def read_promises(passages: Passages, today: date | None) -> tuple[Promise, ...]:
    """The promises of the passages; `today` is when the notice was written, where that is known."""
    claimed = (promise for span in passages.spans for promise in _promises(passages, span, today))
    promises = {promise.span: promise for promise in (*claimed, *_of_cells(passages, today))}
    return tuple(promises[span] for span in sorted(promises))


def _of_cells(passages: Passages, today: date | None) -> Iterator[Promise]:
    """Dates to come that stand in a cell of their own: 2024.6.30, 2024年6月至9月."""
    for start, end in passages.due:
        dates = list(times(passages.unquoted, start, end, today))
        if (
            dates
            and end - start - (dates[-1].end - dates[0].start) <= _BESIDE
            and _lies_ahead(dates[-1], today)
        ):
            due = dates[-1].due(None)
            if due:
                yield Promise((start, end), due)


def _promises(passages: Passages, span: Span, today: date | None) -> Iterator[Promise]:
    for start, end in passages.clauses(*span):
        due = _due(passages, start, min(end, start + _LONGEST), today)
        if due:
            yield Promise(_stripped(passages.open, start, end), due)


def _due(passages: Passages, start: int, end: int, today: date | None) -> str | None:
    """The last date of a clause that lies ahead, if the clause promises anything by it."""
    text = passages.unquoted
    if _NEVER.search(text, start, end):
        return None
    due = None
    for time in times(text, start, end, today):
        certain = _is_certain(passages, time, today)
        names = _SINCE.match(text, time.end) and not (certain and _FROM.match(text, time.end))
        if not names and _points_ahead(text, start, end, time, today, certain):
            due = _due_date(passages, time, today) or due
    return due


def _due_date(passages: Passages, time: Time, today: date | None) -> str | None:
    """A feast or season that this year has had, and the text names no year for, is the next one's: 春节前."""
    year = _carried(passages, time, today)
    due = time.due(year)
    if (
        today
        and due
        and not time.year
        and year == today.year
        and reached(due, today)
        and _returns(passages, time)
    ):
        return time.due(year + 1)
    return due


def _returns(passages: Passages, time: Time) -> bool:
    return time.rest[1:2] in ("Q", "春") or _FEAST.search(passages.unquoted, time.start, time.end) is not None


def _points_ahead(text: str, start: int, end: int, time: Time, today: date | None, certain: bool) -> bool:
    """Words of intent, or an act at a date that certainly lies ahead."""
    if _is_meant(text, start, end, time):
        return not _is_past(time, today)
    if not time.rest and text.startswith(")", time.end):
        return False  # (2024—2026年) is the period that a plan is for
    if certain and not _is_cell(text, start, end, time):
        return True
    return _is_open(text, time) and _acts_then(text, start, end, time) and _lies_ahead(time, today)


def _is_meant(text: str, start: int, end: int, time: Time) -> bool:
    """力争…, or …前; where the time stands alone in its clause, the next one may say so."""
    alone = len(text[start:end].strip(_LABEL_ENDS)) - (time.end - time.start) <= _BESIDE
    intent = _INTENT.search(text, start, _next_clause(text, end) if alone else end)
    return bool(intent or _AHEAD.match(text, time.end, end))


def _acts_then(text: str, start: int, end: int, time: Time) -> bool:
    """Does an act follow the time, or a field name it?"""
    act = _ACTS.search(text, time.end, _next_clause(text, end)) or _NEXT.match(text, time.end)
    return bool(act or _FIELD.search(text[max(0, start - 8) : start]))


def _is_open(text: str, time: Time) -> bool:
    """A time with its year, or one that comes round: 月底, 年内."""
    turns = _TURN.fullmatch(text, time.start, time.end) and not _OTHER_YEAR.match(text, time.start - 1)
    return bool(time.year or turns)


def _is_cell(text: str, start: int, end: int, time: Time) -> bool:
    """Does a time stand alone between the blanks of a row? Before a comma (到2025年, …) it does not."""
    before = text[max(start, time.start - 1) : time.start].strip(f" \t{_LABEL_ENDS}")
    after = text[time.end - 1 : end][:2]  # a month takes the blank behind it
    return not before and (len(after) == 1 or " " in after) and text[end : end + 1] != ","


def _is_certain(passages: Passages, time: Time, today: date | None) -> bool:
    """Does a time begin after the day of the notice? One without a year may be of the year before."""
    if not today or not (time.year or _is_next(passages, time, today)):
        return False
    begins = time.begins(_carried(passages, time, today))
    return begins is not None and begins > today


def _is_next(passages: Passages, time: Time, today: date) -> bool:
    """计划8月完成改造, 9月提交验收; 三季度末组织督查."""
    text, start = passages.unquoted, passages.sentence(time.start)[0]
    ahead = text[start : time.start]
    if _LAST_YEAR.search(ahead) or any(int(year) < today.year for year in _YEAR.findall(ahead)):
        return False
    if _INTENT.search(text, start, time.end):
        return True
    if _PERIOD.fullmatch(text, time.start, time.end):
        return _PASSED.search(text, *passages.clause(time.start)) is None
    if any(_is_soon(passages, earlier, today) for earlier in times(text, start, time.start, today)):
        return True  # 七月集中整治, 九月检查验收
    return _is_soon(passages, time, today)


def _is_soon(passages: Passages, time: Time, today: date) -> bool:
    """10月复工, 7月1日起执行: a month that comes next, with no word of what was done in it; or 到年底."""
    text, stop = passages.unquoted, passages.clause(time.start)[1]
    if text.startswith(",", time.end):
        stop = min(passages.sentence(time.start)[1], _next_clause(text, stop))
    if _TURN.fullmatch(text, time.start, time.end):
        return text[time.start - 1 : time.start] in ("到", "至") and time.start > 0
    begins = time.begins(today.year)
    months = begins.month - today.month if begins else 0
    is_month = text[time.start : time.end].rstrip("份 底末初旬上中下").endswith(("月", "日", "号"))
    is_ahead = begins is not None and begins > today and months <= _SOON
    return is_month and is_ahead and not _PAST_ACTS.search(text, time.end, stop)


def _is_past(time: Time, today: date | None) -> bool:
    due = time.due(None)
    return bool(today and due and reached(due, today))


def _lies_ahead(time: Time, today: date | None) -> bool:
    """A bare year only where it is a later one: in 2021年完成 much is done."""
    if not today or _is_past(time, today):
        return False
    return bool(time.rest) if not time.year or time.year == today.year else time.year > today.year


def _next_clause(text: str, end: int) -> int:
    """到2025年, 床位达到3000张: the act may stand in the clause after the date."""
    return min(len(text), end + 30)


def _carried(passages: Passages, time: Time, today: date | None) -> int | None:
    """The year for a date that names none: of the same sentence, the one before it, or of the notice."""
    start = passages.sentence(time.start)[0]
    before = passages.sentence(start - 1)[0] if start else 0
    near = passages.folded[max(before, time.start - 2 * _LONGEST) : time.start]
    years = [int(year) for year in _YEAR.findall(near)]
    if years and (today is None or years[-1] >= today.year):
        return years[-1]
    return today.year if today else None


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in _LABEL_ENDS):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

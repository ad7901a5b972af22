"""Statuses: what each measure says of itself, by the last claim in it that counts.

Every clause is weighed by itself. A claim has a weight: a result or a plan outweighs a preparation or work going
on (制定方案, 统筹推进), and that outweighs what recurs or only repeats (定期检查, 将继续加强). Of the heaviest
the last decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from notices.evidence.passages import BLANK, Passages
from notices.evidence.shapes import Figure, Promise, State, Status
from notices.evidence.words import pattern
from notices.parsing.shapes import Span


def _compiled(table: str) -> re.Pattern[str]:
    return re.compile(pattern("status", table))


_ADVERBIAL, _EFFECT, _TAIL = _compiled("adverbial"), _compiled("effect"), _compiled("tail")
_ASKS = re.compile(f"[^,。;]{{0,6}}?{pattern('status', 'asks')}")
_CUT = re.compile(f"{pattern('status', 'purpose')}|{pattern('status', 'obligation')}")
_PLANNED, _UNDERWAY, _BEGUN = _compiled("planned"), _compiled("underway"), _compiled("begun")
_CONTINUING, _RECURRING = _compiled("continuing"), _compiled("recurring")
_DONE, _DATED, _HAPPENED = _compiled("done"), _compiled("dated"), _compiled("happened")
_EFFORT = _compiled("effort")
_PUSHED = re.compile(f"{pattern('status', 'push')}[^,]{{0,2}}$")
_NOUNS = pattern("status", "nouns")
_ISSUED, _ACTS, _EVENTS, _COUNTED = (
    re.compile(f"(?<!、){pattern('status', table)}(?!{_NOUNS})")
    for table in ("issued", "acts", "events", "counted")
)

_RESULT, _STEP, _HABIT = 3, 2, 1  # how much a claim weighs
_LONGEST = 300  # characters of a clause that are looked at
_SHOWN = 30  # characters of the deciding words
_HEADING = 30  # characters of a first sentence that only names the measure
_TIME = 14  # characters of a clause that only names a time
_AT_HEAD = 8  # characters of a clause within which 推进 is its predicate


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause says, how much that weighs, and the words that say it."""

    state: State
    weight: int
    span: Span


@dataclass(frozen=True)
class Clause:
    """A clause of a measure with what is known of it."""

    passages: Passages
    start: int
    end: int
    counted: bool
    promised: bool
    dated: bool  # a time stands in the clause before, alone: 今年3月, 开展检查
    asked: bool  # an earlier clause of the sentence asks for it: 要求各单位自查, 逐项销号

    @cached_property
    def text(self) -> str:
        """The clause up to the first word of purpose or obligation: 要求各单位完成整改 claims no more than 要求."""
        text = self.passages.unquoted[self.start : min(self.end, self.start + _LONGEST)]
        cut = _CUT.search(text)
        return _ADVERBIAL.sub(lambda match: BLANK * len(match[0]), text[: cut.start()] if cut else text)

    @cached_property
    def is_effect(self) -> bool:
        """不断提升…, 切实增强…: what an act is for."""
        return _EFFECT.match(self.text) is not None

    def claim(self, state: State, weight: int, place: int) -> Claim:
        start = self.start + place
        return Claim(state, weight, (start, min(self.end, start + _SHOWN)))


def read_statuses(
    passages: Passages, measures: Iterable[Span], figures: tuple[Figure, ...], promises: tuple[Promise, ...]
) -> tuple[Status, ...]:
    """A status for every measure, in their order."""
    counts = frozenset(figure.span[0] for figure in figures if _counts(figure))
    dues = frozenset(promise.span[0] for promise in promises)
    return tuple(_status(passages, span, counts, dues) for span in measures)


def _counts(figure: Figure) -> bool:
    """Does a figure count what was done? Limits and aspects (不超过15人, 三个方面) do not."""
    return figure.bound != "<" and figure.unit not in ("方面", "大方面", "年", "")


def _status(passages: Passages, span: Span, counts: frozenset[int], dues: frozenset[int]) -> Status:
    claims = [
        claim for clause in _clauses(passages, span, counts, dues) if (claim := _claim(clause)) is not None
    ]
    if not claims:
        return Status(*span, "unstated", None)
    heaviest = max(claim.weight for claim in claims)
    deciding = [claim for claim in claims if claim.weight == heaviest][-1]
    return Status(*span, deciding.state, deciding.span)


def _clauses(
    passages: Passages, span: Span, counts: frozenset[int], dues: frozenset[int]
) -> Iterator[Clause]:
    dated, asked_until = False, 0
    for start, end in passages.clauses(_without_heading(passages, span), span[1]):
        places = range(start, min(end, start + _LONGEST))
        counted, promised = not counts.isdisjoint(places), not dues.isdisjoint(places)
        clause = Clause(passages, start, end, counted, promised, dated, start < asked_until)
        yield clause
        dated = len(clause.text) <= _TIME and _DATED.search(clause.text) is not None
        if _ASKS.match(passages.unquoted, start, end):
            asked_until = passages.sentence(start)[1]


def _without_heading(passages: Passages, span: Span) -> int:
    """Where the measure begins after a short first sentence that only names it: 规范值班管理。"""
    start, end = span
    first = passages.sentence(start)[1]
    text = passages.unquoted[start:first]
    names = len(text) <= _HEADING and "," not in text and not re.search(r"已|了|\d", text)
    return first + 1 if names and first + 1 < end else start


def _claim(clause: Clause) -> Claim | None:
    """At most one a clause: a plan before progress before an act, for 计划完成 is no completion."""
    return _plan(clause) or _progress(clause) or _act(clause) or _continuance(clause)


def _plan(clause: Clause) -> Claim | None:
    match = _PLANNED.search(clause.text)
    if clause.promised:
        return clause.claim("planned", _RESULT, match.start() if match else 0)
    if match:
        tail = _TAIL.match(clause.text, match.end()) or match.end() == len(clause.text)
        return clause.claim("planned", _HABIT if tail else _RESULT, match.start())
    return None


def _progress(clause: Clause) -> Claim | None:
    match = None if clause.is_effect else _UNDERWAY.search(clause.text)
    if match:
        return clause.claim("underway", _RESULT, match.start())
    begun = _BEGUN.search(clause.text)
    if begun and not _EFFORT.search(clause.text, 0, begun.start()):
        return clause.claim("underway", _RESULT, begun.start())
    return None


def _act(clause: Clause) -> Claim | None:
    """The finished act of a clause: a result, or a preparation such as 制定方案."""
    match = _DONE.search(clause.text)
    if match and (_HAPPENED.search(match[0]) or clause.counted or not _is_aimed_at(clause, match)):
        return clause.claim("done", _RESULT, match.start())
    if clause.is_effect or (clause.asked and not clause.counted):
        return None
    recurs = _RECURRING.search(clause.text)
    act = _bare_act(clause)
    return (
        None if act and recurs and act.span[0] > clause.start + recurs.start() and not clause.counted else act
    )


def _bare_act(clause: Clause) -> Claim | None:
    """An act that 已 or 了 does not mark: papers and bodies always count, events beside a time or a count."""
    issued = _ISSUED.search(clause.text)
    if issued and not _PUSHED.search(clause.text[: issued.start()]):
        return clause.claim("done", _STEP, issued.start())
    act = _ACTS.search(clause.text)
    if act and (clause.counted or not _is_aimed_at(clause, act)):
        return clause.claim("done", _STEP, act.start())
    event = _EVENTS.search(clause.text)
    if event and (clause.counted or (_is_dated(clause) and not _is_aimed_at(clause, event))):
        return clause.claim("done", _RESULT if clause.counted else _STEP, event.start())
    counted = _COUNTED.search(clause.text) if clause.counted else None
    return clause.claim("done", _RESULT, counted.start()) if counted else None


def _is_dated(clause: Clause) -> bool:
    return clause.dated or _DATED.search(clause.text) is not None


def _is_aimed_at(clause: Clause, match: re.Match[str]) -> bool:
    """Does a word of effort stand before the act? 加大查处力度 claims no 查处."""
    return clause.asked or _EFFORT.search(clause.text, 0, match.start()) is not None


def _continuance(clause: Clause) -> Claim | None:
    for table, weight in ((_CONTINUING, _STEP), (_RECURRING, _HABIT)):
        match = None if clause.is_effect else table.search(clause.text)
        if match and match.start() < _AT_HEAD:
            return clause.claim("underway", weight, match.start())
    return None

"""The clauses of a measure, each with what the readers of its status ask of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from notices.evidence.due_dates import reached, times
from notices.evidence.future import PLANNED
from notices.evidence.passages import BLANK, Passages
from notices.evidence.shapes import Figure, Number, Promise
from notices.parsing.shapes import Span
from notices.words import compiled, pattern

_ADVERBIAL, _OBJECT, _EFFECT = (
    compiled("evidence/status", table) for table in ("adverbial", "object", "effect")
)
_DATED, _ONGOING = compiled("evidence/status", "dated"), compiled("evidence/status", "ongoing")
_ASKS = re.compile(f"[^,。;]{{0,6}}?{pattern('evidence/status', 'asks')}")
_CUT = re.compile(f"{pattern('evidence/status', 'purpose')}|{pattern('evidence/status', 'obligation')}")
_RESPONSIBLE = compiled("evidence/status", "responsible")
_DEADLINE = compiled("evidence/status", "deadline")
_RULE, _STATE, _REMAINDER = (compiled("evidence/status", table) for table in ("rule", "state", "remainder"))
_LISTED = re.compile(r" ?(?:[、)(]|$)")  # what may follow the count of a list's member
_LIMITS = ("不少于", "不低于", "至少", "以上")  # 5万元以上支出实行联签 counts nothing
_REACHED = re.compile(
    "(?:[缩降减]|压缩|缩短|提[高升]|[升增])[了至到为约]?$|减少$|下降$|增[加长]$"
)  # 压缩至3日以内
_ASPECTS = frozenset({"方面", "大方面", "年", ""})
_LENGTHS = frozenset({"个月", "个工作日"})
_SETTLED = re.compile("已|(?<!为)了(?!解)|均")

_LONGEST = 300  # characters of a clause that are looked at
_HEADING = 30  # characters of a first sentence that only names the measure
_TIME = 14  # characters of a clause that only names a time


@dataclass(frozen=True)
class Clause:
    """A clause of a measure with what is known of it."""

    passages: Passages
    start: int
    end: int
    figures: tuple[Figure, ...]  # that may count what was done
    promised: bool
    dated: bool  # a time stands in the clause before, alone: 今年3月, 开展检查
    is_asked_for: bool  # an earlier clause of the sentence asks for it: 要求各单位自查, 逐项销号
    unfinished: bool  # an earlier clause of the sentence promises it or is going on: 正在施工, 完成投资2亿元
    is_deadline: bool  # the value of a field: 完成时限: 立行立改
    is_state: bool  # the value of a field: 目前状态: 正在整改
    is_rest: bool  # it or an earlier clause of the sentence speaks of what is left: 其余7户起诉, 仍在审理
    in_rule: bool  # an earlier clause of the sentence says for whom: 对有令不行的, 坚决查处
    today: date | None

    @cached_property
    def _asserted(self) -> str:
        """The clause up to the first word of purpose or obligation: 要求各单位完成整改 claims no more than 要求."""
        text = self.passages.unquoted[self.start : min(self.end, self.start + _LONGEST)]
        cut = _CUT.search(text)
        return _ADVERBIAL.sub(self._without_manner, text[: cut.start()] if cut else text)

    def _without_manner(self, match: re.Match[str]) -> str:
        """Blanks; but 围绕营商环境形成调研报告2篇 is more than manner."""
        end = self.start + match.end()
        return match[0] if any(figure.span[1] == end for figure in self.figures) else _blank(match)

    @cached_property
    def text(self) -> str:
        """What the clause asserts, without the object before its verb: 对违规兼职的干部进行清理."""
        return _OBJECT.sub(_blank, self._asserted)

    @cached_property
    def counts(self) -> list[Span]:
        """Where in `text` its figures stand; those of the object before the verb are among them."""
        spans = (figure.span for figure in self.figures)
        places = [(start - self.start, end - self.start) for start, end in spans]
        return [(start, end) for start, end in places if BLANK not in (self._asserted[start:end] or BLANK)]

    @cached_property
    def amounts(self) -> dict[str, Number]:
        """How much of each unit it counts at its head or end: 17件已办结, 正在办理1件."""
        counted = self.counts and (self.tallied or self.counts[0][0] <= 1)
        return {figure.unit: figure.value for figure in self.figures} if counted else {}

    @cached_property
    def is_rule(self) -> bool:
        """Does it say what is done to whom it may concern, and not what was done?"""
        text = self.passages.unquoted
        is_rule = self.in_rule or _RULE.match(text, self.start, self.end)
        return bool(is_rule) and not _SETTLED.search(text, self.start, self.end)

    @cached_property
    def counts_money(self) -> bool:
        """Does it count nothing but sums?"""
        return bool(self.counts) and all(self._asserted[end - 1] == "元" for _, end in self.counts)

    @cached_property
    def tallied(self) -> bool:
        """Does the clause, or a member of a list in it, end with its count? 发现隐患31处、整治29处."""
        return any(_LISTED.match(self._asserted, end) for _, end in self.counts)

    @cached_property
    def is_effect(self) -> bool:
        """不断提升…, 切实增强…: what an act is for, if it counts nothing."""
        return not self.tallied and _EFFECT.match(self.text) is not None

    @cached_property
    def is_dated(self) -> bool:
        return self.dated or _DATED.search(self.text) is not None

    def is_past(self, offset: int) -> bool:
        """Whether a time that ends at an offset of `text` was over when the notice was written: 2023年底(将)."""
        ends = (time for time in times(self.text, 0, offset, None) if time.end == offset)
        due = next((time.due(None) for time in ends), None)
        return bool(self.today and due and reached(due, self.today))


@dataclass
class _Reaches:
    """Up to where what a clause says holds for those after it."""

    asked: int = 0
    unfinished: int = 0
    responsible: int = 0
    deadline: int = 0
    state: int = 0
    rest: int = 0
    rule: int = 0

    def leave_out(self, text: Passages, start: int, end: int) -> bool:
        """Is a clause, or what it labels, no claim: 责任单位: 区住建局?"""
        label = text.unquoted[start:end] if text.open.startswith(":", end) else ""
        if _RESPONSIBLE.search(label):
            self.responsible = text.sentence(start)[1]
        if _DEADLINE.search(label):
            self.responsible, self.deadline = start, text.sentence(start)[1]
        if _STATE.search(label):
            self.state = text.sentence(start)[1]
        return start < max(self.responsible, self.deadline if label else 0)

    def before(self, text: Passages, start: int, end: int) -> None:
        """What holds from a clause on."""
        if _ASKS.match(text.unquoted, start, end):
            self.asked = text.sentence(start)[1]
        if _REMAINDER.match(text.unquoted, start, end):
            self.rest = text.sentence(start)[1]
        if text.unquoted.startswith("的", end - 1) and _RULE.match(text.unquoted, start, end):
            self.rule = text.sentence(start)[1]


@dataclass(frozen=True)
class Marked:
    """A text with the figures and promises that were found in it."""

    passages: Passages
    figures: tuple[Figure, ...]
    promises: tuple[Promise, ...]
    today: date | None

    @cached_property
    def _counting(self) -> list[Figure]:
        return [figure for figure in self.figures if _counts(figure, self.passages)]

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.span[0] for figure in self._counting]

    @cached_property
    def _dues(self) -> frozenset[int]:
        return frozenset(promise.span[0] for promise in self.promises)

    def clauses(self, span: Span) -> Iterator[Clause]:
        """The clauses of a measure; a short heading and who is responsible left out."""
        text, dated, reaches = self.passages, False, _Reaches()
        for start, end in text.clauses(_without_heading(text, span), span[1]):
            if reaches.leave_out(text, start, end):
                continue
            promised = self._is_promised(start, end)
            reaches.before(text, start, end)
            clause = Clause(
                text,
                start,
                end,
                self._counts(start, end),
                promised,
                dated,
                start < reaches.asked or _RULE.match(text.unquoted, start, end) is not None,
                start < reaches.unfinished,
                start < reaches.deadline,
                start < reaches.state,
                start < reaches.rest,
                start < reaches.rule,
                self.today,
            )
            yield clause
            is_time = len(clause.text) <= _TIME
            if promised or _ONGOING.search(clause.text) or (is_time and PLANNED.match(clause.text)):
                reaches.unfinished = text.sentence(start)[1]
            dated = is_time and _DATED.search(clause.text) is not None

    def _counts(self, start: int, end: int) -> tuple[Figure, ...]:
        stop = min(end, start + _LONGEST)
        return tuple(self._counting[bisect_left(self._starts, start) : bisect_left(self._starts, stop)])

    def _is_promised(self, start: int, end: int) -> bool:
        return not self._dues.isdisjoint(range(start, min(end, start + _LONGEST)))


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _counts(figure: Figure, passages: Passages) -> bool:
    """Does a figure count what was done? Limits and aspects (不超过15人, 三个方面) do not, but where it got to does."""
    start, end = figure.span
    printed, ahead = passages.open[start:end], passages.open[max(0, start - 4) : start]
    limits = figure.bound == "<" or any(limit in printed for limit in _LIMITS)
    limits = limits or figure.unit in _LENGTHS
    return figure.unit not in _ASPECTS and (not limits or _REACHED.search(ahead) is not None)


def _without_heading(passages: Passages, span: Span) -> int:
    """Where the measure begins after a short first sentence that only names it: 规范值班管理。"""
    start, end = span
    first = passages.sentence(start)[1]
    text = passages.unquoted[start:first]
    is_field = _STATE.match(text.partition(":")[0]) is not None
    names = len(text) <= _HEADING and not is_field and not re.search(r",|已|了|\d", text)
    return first + 1 if names and first + 1 < end else start

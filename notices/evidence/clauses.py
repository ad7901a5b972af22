"""The clauses of a measure, each with what the readers of its status ask of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from notices.evidence.passages import BLANK, Passages
from notices.evidence.shapes import Figure, Promise
from notices.evidence.words import compiled, pattern
from notices.parsing.shapes import Span

_ADVERBIAL, _OBJECT, _EFFECT = (compiled("status", table) for table in ("adverbial", "object", "effect"))
_DATED, _ONGOING = compiled("status", "dated"), compiled("status", "ongoing")
_ASKS = re.compile(f"[^,。;]{{0,6}}?{pattern('status', 'asks')}")
_CUT = re.compile(f"{pattern('status', 'purpose')}|{pattern('status', 'obligation')}")
_LISTED = re.compile(r" ?(?:[、)(]|$)")  # what may follow the count of a list's member
_LIMITS = ("不少于", "不低于", "至少", "以上")  # 5万元以上支出实行联签 counts nothing
_REACHED = re.compile(
    "(?:[缩降减]|压缩|缩短|提[高升]|[升增])[了至到为约]?$|减少$|下降$|增[加长]$"
)  # 压缩至3日以内
_ASPECTS = frozenset({"方面", "大方面", "年", ""})

_LONGEST = 300  # characters of a clause that are looked at
_HEADING = 30  # characters of a first sentence that only names the measure
_TIME = 14  # characters of a clause that only names a time


@dataclass(frozen=True)
class Clause:
    """A clause of a measure with what is known of it."""

    passages: Passages
    start: int
    end: int
    figures: tuple[Span, ...]  # that may count what was done
    promised: bool
    dated: bool  # a time stands in the clause before, alone: 今年3月, 开展检查
    asked: bool  # an earlier clause of the sentence asks for it: 要求各单位自查, 逐项销号
    unfinished: bool  # an earlier clause of the sentence promises it or is going on: 正在施工, 完成投资2亿元

    @cached_property
    def _asserted(self) -> str:
        """The clause up to the first word of purpose or obligation: 要求各单位完成整改 claims no more than 要求."""
        text = self.passages.unquoted[self.start : min(self.end, self.start + _LONGEST)]
        cut = _CUT.search(text)
        return _ADVERBIAL.sub(self._without_manner, text[: cut.start()] if cut else text)

    def _without_manner(self, match: re.Match[str]) -> str:
        """Blanks; but 围绕营商环境形成调研报告2篇 is more than manner."""
        return match[0] if any(end == self.start + match.end() for _, end in self.figures) else _blank(match)

    @cached_property
    def text(self) -> str:
        """What the clause asserts, without the object before its verb: 对违规兼职的干部进行清理."""
        return _OBJECT.sub(_blank, self._asserted)

    @cached_property
    def counts(self) -> list[Span]:
        """Where in `text` its figures stand; those of the object before the verb are among them."""
        places = [(start - self.start, end - self.start) for start, end in self.figures]
        return [(start, end) for start, end in places if BLANK not in (self._asserted[start:end] or BLANK)]

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


@dataclass(frozen=True)
class Marked:
    """A text with the figures and promises that were found in it."""

    passages: Passages
    figures: tuple[Figure, ...]
    promises: tuple[Promise, ...]

    @cached_property
    def _counting(self) -> list[Span]:
        return [figure.span for figure in self.figures if _counts(figure, self.passages)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._counting]

    @cached_property
    def _dues(self) -> frozenset[int]:
        return frozenset(promise.span[0] for promise in self.promises)

    def clauses(self, span: Span) -> Iterator[Clause]:
        """The clauses of a measure, a short heading left out."""
        text, dated, asked_until, unfinished_until = self.passages, False, 0, 0
        for start, end in text.clauses(_without_heading(text, span), span[1]):
            stop = min(end, start + _LONGEST)
            counts = self._counting[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
            promised = not self._dues.isdisjoint(range(start, stop))
            asked, unfinished = start < asked_until, start < unfinished_until
            clause = Clause(text, start, end, tuple(counts), promised, dated, asked, unfinished)
            yield clause
            if promised or _ONGOING.search(clause.text):
                unfinished_until = text.sentence(start)[1]
            dated = len(clause.text) <= _TIME and _DATED.search(clause.text) is not None
            if _ASKS.match(text.unquoted, start, end):
                asked_until = text.sentence(start)[1]


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _counts(figure: Figure, passages: Passages) -> bool:
    """Does a figure count what was done? Limits and aspects (不超过15人, 三个方面) do not, but where it got to does."""
    start, end = figure.span
    printed, ahead = passages.open[start:end], passages.open[max(0, start - 4) : start]
    limits = figure.bound == "<" or any(limit in printed for limit in _LIMITS)
    return figure.unit not in _ASPECTS and (not limits or _REACHED.search(ahead) is not None)


def _without_heading(passages: Passages, span: Span) -> int:
    """Where the measure begins after a short first sentence that only names it: 规范值班管理。"""
    start, end = span
    first = passages.sentence(start)[1]
    text = passages.unquoted[start:first]
    names = len(text) <= _HEADING and "," not in text and not re.search(r"已|了|\d", text)
    return first + 1 if names and first + 1 < end else start

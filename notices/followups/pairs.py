"""A figure of a finding and the figure of a measure that speaks of the same thing: 缺口169人 → 新增169名. Pure.

Both count in the same unit (169人 and 169名 do), and what stands around them shares a word, or the numbers are the same
and long enough to be no accident. They are set side by side; whether the one is enough for the other, nobody says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notices.evidence.quantities import Quantity, quantities
from notices.followups.terms import TIME_UNITS, digits, terms_of

_SAME_UNIT = {"名": "人", "位": "人", "㎡": "平方米", "平米": "平方米", "公里": "千米"}
_CLAUSE = re.compile(r"[^，,。；;：:、\n]+")
_ACCIDENT = 2  # digits of a number that may stand twice by chance


@dataclass(frozen=True, slots=True)
class Pair:
    """The words of both figures, and which of the measures has the second."""

    found_words: str
    done_words: str
    measure: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure with the words of its clause."""

    quantity: Quantity
    words: str
    terms: frozenset[str]

    @property
    def unit(self) -> str:
        return _SAME_UNIT.get(self.quantity.unit, self.quantity.unit)


def pairs(finding: str, measures: Sequence[str]) -> list[Pair]:
    """At most one for each figure of the finding, in its order."""
    findings = list(_counted(finding))
    if not findings:
        return []
    done = [(index, figure) for index, text in enumerate(measures) for figure in _counted(text)]
    best = ((figure, _best(figure, done)) for figure in findings)
    return [Pair(figure.words, match[1].words, match[0]) for figure, match in best if match]


def _best(figure: _Counted, done: Sequence[tuple[int, _Counted]]) -> tuple[int, _Counted] | None:
    likenesses = [(_likeness(figure, act), -position) for position, (_index, act) in enumerate(done)]
    likeness, position = max(likenesses, default=(0, 0))
    return done[-position] if likeness else None


def _likeness(figure: _Counted, act: _Counted) -> int:
    if figure.unit != act.unit:
        return 0
    shared = len(figure.terms & act.terms)
    is_equal = figure.quantity.value == act.quantity.value
    if is_equal and (shared or digits(figure.quantity.value) > _ACCIDENT):
        return 100 + shared
    return shared


def _counted(text: str) -> Iterator[_Counted]:
    """Figures of things, not of times or shares of nothing."""
    clauses = [match.span() for match in _CLAUSE.finditer(text)]
    for quantity in quantities(text):
        if quantity.unit in TIME_UNITS:
            continue
        start, end = next(
            (span for span in clauses if span[0] <= quantity.start < span[1]), (quantity.start, quantity.end)
        )
        around = f"{text[start : quantity.start]} {text[quantity.end : end]}"
        words = text[quantity.start : quantity.end]
        yield _Counted(quantity, words, frozenset(term for _, term in terms_of(around)))

"""How many aspects and problems a notice says there are: 反馈的3个方面14个问题."""

from __future__ import annotations

import re
from dataclasses import dataclass

from notices.parsing.numerals import number

_N = r"(?<![0-9.一二三四五六七八九十第])(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_ASPECTS = re.compile(rf"{_N} ?(?:个|大)?(?:大?方面|大类)(?!军)")
_PROBLEMS = re.compile(
    rf"{_N} ?(?:个|项|条|类)?(?:具体|突出|主要|反馈|整改|巡察|巡视|共性|个性|方面|的){{0,3}}(?:问题|意见|事项|任务)"
)
_LEAST_HEAD = 1600  # characters of the opening, where totals are told
_PART = 4  # or this part of the text


@dataclass(frozen=True, slots=True)
class Total:
    """One stated number and where it stands."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Totals:
    aspects: tuple[Total, ...]
    problems: tuple[Total, ...]

    @property
    def of_aspects(self) -> frozenset[int]:
        return frozenset(total.number for total in self.aspects)

    @property
    def of_problems(self) -> frozenset[int]:
        return frozenset(total.number for total in self.problems)


def read_totals(folded: str) -> Totals:
    """What the opening states; a 1 states nothing."""
    end = max(_LEAST_HEAD, len(folded) // _PART)
    return Totals(_totals(_ASPECTS, folded, end), _totals(_PROBLEMS, folded, end))


def _totals(pattern: re.Pattern[str], folded: str, end: int) -> tuple[Total, ...]:
    totals = (Total(number(match["n"]) or 0, *match.span()) for match in pattern.finditer(folded, 0, end))
    return tuple(total for total in totals if total.number > 1)

"""Hits by year as bars, each a link: what the facet of years says, to be seen at a glance. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.results.filters import Choice

WIDTH, HEIGHT = 256, 56  # of the drawing, in its own units
LONGEST = 60  # years; a longer time has only the years with hits
LEAST = 2  # a hit is seen, however many stand beside it


@dataclass(frozen=True, slots=True)
class Bar:
    year: str
    count: int
    url: str
    selected: bool
    x: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return HEIGHT - self.height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def histogram(years: Iterable[Choice]) -> tuple[Bar, ...]:
    """Oldest first, years without hits between them as gaps; nothing where there are not two years to compare."""
    held = {int(each.value): each for each in years if each.value.isdigit()}
    if len(held) < 2:
        return ()
    first, last = min(held), max(held)
    shown = list(range(first, last + 1)) if last - first < LONGEST else sorted(held)
    step = WIDTH / len(shown)
    tallest = max((each.count for each in held.values()), default=0) or 1
    return tuple(
        _bar(held[year], place * step, step, tallest) for place, year in enumerate(shown) if year in held
    )


def _bar(choice: Choice, x: float, step: float, tallest: int) -> Bar:
    height = max(LEAST, round(HEIGHT * choice.count / tallest, 2)) if choice.count else 0
    width = min(round(step * 0.8, 2), 32.0)
    middle = x + step / 2
    return Bar(
        choice.value, choice.count, choice.url, choice.selected, round(middle - width / 2, 2), width, height
    )

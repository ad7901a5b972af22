"""Columns by year. A year without any notice is a gap, which is not the same as a year in which nothing was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from notices.charts.bars import Amount
from notices.charts.lettering import width

TOP, BOTTOM = 20.0, 20.0  # room for the numbers above and the years below
LEAST = 2.0  # what is not nothing can be seen


@dataclass(frozen=True, slots=True)
class Column:
    name: str  # empty where the names would run into one another
    written: str
    full: str
    x: float
    y: float
    width: float
    height: float
    is_gap: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def above(self) -> float:
        return self.y - 5


@dataclass(frozen=True, slots=True)
class Timeline:
    title: str
    description: str
    columns: tuple[Column, ...]
    width: float
    height: float
    template: str = "charts/timeline.svg"

    @property
    def ground(self) -> float:
        return self.height - BOTTOM

    @property
    def years(self) -> float:
        return self.height - 5


def timeline(
    title: str,
    description: str,
    years: Iterable[tuple[str, Amount | None]],
    *,
    size: tuple[float, float] = (640.0, 200.0),
    largest: float = 0.0,
) -> Timeline:
    """`None` is a gap; `largest` is what fills the height, where several drawings have the same scale."""
    years = tuple(years)
    across, high = size
    step = across / max(1, len(years))
    wide = round(min(step * 0.7, 48.0), 1)
    largest = largest or max((each.value for _, each in years if each), default=0.0) or 1.0
    every = max(1, ceil(max((width(name) + 8 for name, _ in years), default=0.0) / step))
    room = high - TOP - BOTTOM
    columns = []
    for place, (name, amount) in enumerate(years):
        tall = max(LEAST, round(room * amount.value / largest, 1)) if amount and amount.value else 0.0
        columns.append(
            Column(
                name if place % every == 0 else "",
                amount.written if amount and width(amount.written) < step else "",
                f"{name}: {amount.written}" if amount else name,
                round(place * step + (step - wide) / 2, 1),
                round(high - BOTTOM - tall, 1),
                wide,
                tall,
                amount is None,
            )
        )
    return Timeline(title, description, tuple(columns), across, high)

"""Bars that lie one below the other, a name before and a number behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from notices.charts.lettering import cut, width

WIDTH = 640.0
STEP, THICK = 24.0, 14.0
LONGEST_NAME = 240.0
GAP = 8.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its name, and as it is written: `12`, `8.3%`."""

    name: str
    value: float
    written: str


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    written: str
    full: str  # name and number, however long: seen when pointed at
    x: float
    y: float
    width: float

    @property
    def middle(self) -> float:
        return self.y + THICK / 2

    @property
    def end(self) -> float:
        return self.x + self.width + GAP


@dataclass(frozen=True, slots=True)
class BarChart:
    title: str
    description: str
    bars: tuple[Bar, ...]
    width: float
    height: float
    thick: float = THICK
    template: str = "charts/bars.svg"


def bar_chart(title: str, description: str, amounts: Iterable[Amount]) -> BarChart:
    amounts = tuple(amounts)
    names = [cut(each.name, LONGEST_NAME) for each in amounts]
    before = max(map(width, names), default=0.0) + GAP
    behind = max((width(each.written) for each in amounts), default=0.0) + 2 * GAP
    largest = max((each.value for each in amounts), default=0.0) or 1.0
    room = WIDTH - before - behind
    bars = tuple(
        Bar(
            name,
            each.written,
            f"{each.name}: {each.written}",
            round(before, 1),
            place * STEP + (STEP - THICK) / 2,
            round(room * each.value / largest, 1),
        )
        for place, (name, each) in enumerate(zip(names, amounts, strict=True))
    )
    return BarChart(title, description, bars, WIDTH, STEP * len(amounts))

"""Amounts drawn as bars, one below the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from notices.charts.drawing import cut, width

WIDTH = 640.0
STEP, THICK = 24.0, 14.0
LONGEST_NAME = 240.0
GAP = 8.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its name, and as it is written: `12`, `8.3%`.

    `base` is how many it rests on, `mean` what it is held against.
    """

    name: str
    value: float
    label: str
    base: int | None = None
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    label: str
    full: str  # name and number, however long: seen when pointed at
    x: float
    y: float
    width: float
    mean: float | None = None  # where the stroke across stands

    @property
    def middle(self) -> float:
        return self.y + THICK / 2

    @property
    def end(self) -> float:
        """Where its number begins: behind the stroke, where that stands further out."""
        return max(self.x + self.width, self.mean or 0.0) + GAP

    @property
    def foot(self) -> float:
        return self.y + THICK


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
    names = [cut(amount.name, LONGEST_NAME) for amount in amounts]
    before = max(map(width, names), default=0.0) + GAP
    behind = max((width(amount.label) for amount in amounts), default=0.0) + 2 * GAP
    largest = max((max(amount.value, amount.mean or 0.0) for amount in amounts), default=0.0) or 1.0
    room = WIDTH - before - behind
    bars = tuple(
        Bar(
            name,
            amount.label,
            f"{amount.name}: {amount.label}",
            round(before, 1),
            number * STEP + (STEP - THICK) / 2,
            round(room * amount.value / largest, 1),
            None if amount.mean is None else round(before + room * amount.mean / largest, 1),
        )
        for number, (name, amount) in enumerate(zip(names, amounts, strict=True))
    )
    return BarChart(title, description, bars, WIDTH, STEP * len(amounts))

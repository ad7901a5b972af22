"""Amounts along the years, as a line that years without one interrupt; or several such drawings beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from notices.charts.bars import Amount
from notices.charts.drawing import cut, width

TOP, BOTTOM = 24.0, 24.0  # room for the numbers above and the years below
BASES = 16.0  # for the line below the years: how much each amount rests on
FEW = 5  # an amount that rests on fewer is drawn faint


@dataclass(frozen=True, slots=True)
class Point:
    """`base` is what the amount rests on, as it is written; `is_gap`: there was nothing to count."""

    name: str  # empty where the names would run into one another
    label: str
    full: str
    base: str
    x: float
    y: float
    is_gap: bool
    is_faint: bool

    @property
    def above(self) -> float:
        return self.y - 10


@dataclass(frozen=True, slots=True)
class Timeline:
    """`line` is the path of all stretches of years without a gap; `is_turned`: numbers stand upright to have room."""

    title: str
    description: str
    points: tuple[Point, ...]
    line: str
    is_turned: bool
    width: float
    height: float
    ground: float
    template: str = "charts/timeline.svg"

    @property
    def years(self) -> float:
        return self.ground + 14

    @property
    def bases(self) -> float:
        return self.years + BASES


def timeline(
    title: str,
    description: str,
    years: Iterable[tuple[str, Amount | None]],
    *,
    size: tuple[float, float] = (640.0, 220.0),
) -> Timeline:
    """`None` is a gap. The line begins at nothing: what looks twice as high is twice as much."""
    years = tuple(years)
    amounts = [amount for _name, amount in years if amount]
    across, high = size
    step = across / max(1, len(years))
    longest = max((width(amount.label) for amount in amounts), default=0.0)
    is_turned = longest > step - 4
    top = TOP + (longest - TOP / 2 if is_turned else 0.0)
    has_bases = any(amount.base is not None for amount in amounts)
    ground = high - BOTTOM - (BASES if has_bases else 0.0)
    largest = max(map(_value, amounts), default=0.0) or 1.0
    every = max(1, ceil(max((width(name) + 8 for name, _ in years), default=0.0) / step))
    points = tuple(
        _point(
            name if number % every == 0 else "",
            (name, amount),
            round((number + 0.5) * step, 1),
            round(ground - (ground - top) * _value(amount) / largest, 1),
        )
        for number, (name, amount) in enumerate(years)
    )
    return Timeline(title, description, points, _line(points), is_turned, across, high, ground)


def _value(amount: Amount | None) -> float:
    return amount.value if amount else 0.0


def _point(number: str, year: tuple[str, Amount | None], x: float, y: float) -> Point:
    name, amount = year
    if amount is None:
        return Point(number, "", name, "", x, y, is_gap=True, is_faint=False)
    base = "" if amount.base is None else f"n={amount.base}"
    full = f"{name}: {amount.label}" + (f" ({base})" if base else "")
    return Point(number, amount.label, full, base, x, y, False, amount.base is not None and amount.base < FEW)


def _line(points: Iterable[Point]) -> str:
    """`M30 80L90 60`: moves to the first point after a gap, draws to each that follows one."""
    path, is_drawing = "", False
    for point in points:
        if not point.is_gap:
            path += f"{'L' if is_drawing else 'M'}{point.x:g} {point.y:g}"
        is_drawing = not point.is_gap
    return path


ACROSS = 2
BETWEEN, NAME = 32.0, 24.0  # between drawings; above each, for its name


@dataclass(frozen=True, slots=True)
class Panel:
    name: str
    x: float
    y: float
    chart: Timeline


@dataclass(frozen=True, slots=True)
class Multiples:
    title: str
    description: str
    panels: tuple[Panel, ...]
    width: float
    height: float
    template: str = "charts/multiples.svg"


def multiples(title: str, description: str, charts: Sequence[Timeline]) -> Multiples:
    """All charts are of one size."""
    wide = max((chart.width for chart in charts), default=0.0)
    high = max((chart.height for chart in charts), default=0.0) + NAME
    panels = tuple(
        Panel(
            cut(chart.title, wide),
            number % ACROSS * (wide + BETWEEN),
            number // ACROSS * (high + BETWEEN / 2) + NAME,
            chart,
        )
        for number, chart in enumerate(charts)
    )
    lines = -(-len(charts) // ACROSS)
    return Multiples(title, description, panels, ACROSS * wide + BETWEEN, lines * (high + BETWEEN / 2))

"""Values as dots on a scale, a line for each group, its median a stroke across."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from statistics import median

from notices.charts.drawing import Tick, cut, width

WIDTH = 640.0
STEP = 26.0  # from line to line
LONGEST_NAME = 200.0
GAP, TOP = 12.0, 24.0  # beside a name; above the lines, for the scale
GRAIN = 4.0  # dots that lie nearer than this are one dot
SPREAD = 1000  # the largest so many times the least, and the scale is one of tenfold steps
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Strip:
    """`dots` is the path of all dots of a line."""

    name: str
    full: str
    y: float
    dots: str
    median: float


@dataclass(frozen=True, slots=True)
class StripChart:
    title: str
    description: str
    strips: tuple[Strip, ...]
    ticks: tuple[Tick, ...]
    left: float
    width: float
    height: float
    template: str = "charts/strip.svg"


def is_wide(values: Iterable[float]) -> bool:
    """Whether the scale goes in tenfold steps."""
    numbers = list(values)
    return bool(numbers) and min(numbers) > 0 and max(numbers) / min(numbers) >= SPREAD


def strip_chart(
    title: str, description: str, groups: Iterable[Series], write: Callable[[float], str]
) -> StripChart:
    groups = tuple(groups)
    values = [value for group in groups for value in group.values]
    left = max((width(cut(group.name, LONGEST_NAME)) for group in groups), default=0.0) + GAP
    marks = _tenfold(values) if is_wide(values) else _even(values)
    behind = width(write(marks[-1])) / 2 + GAP  # the last number leans out
    offset = _scale(marks, left, WIDTH - left - behind, is_wide(values))
    return StripChart(
        title,
        description,
        tuple(
            _strip(group, TOP + STEP * (number + 0.5), offset, write) for number, group in enumerate(groups)
        ),
        tuple(Tick(offset(mark), write(mark)) for mark in marks),
        left,
        WIDTH,
        TOP + STEP * len(groups) + GAP,
    )


def _strip(group: Series, y: float, offset: Callable[[float], float], write: Callable[[float], str]) -> Strip:
    middle = float(median(group.values)) if group.values else 0.0
    dots = sorted({round(offset(value) / GRAIN) * GRAIN for value in group.values})
    return Strip(
        cut(group.name, LONGEST_NAME),
        f"{group.name}: {len(group.values)} · {write(middle)}",
        y,
        "".join(f"M{dot:g} {y:g}h0" for dot in dots),
        offset(middle),
    )


def _scale(marks: Sequence[float], left: float, room: float, tenfold: bool) -> Callable[[float], float]:
    def along(value: float) -> float:
        return log10(value) if tenfold else value

    first, last = along(marks[0]), along(marks[-1])
    return lambda value: round(left + room * (along(value) - first) / ((last - first) or 1.0), 1)


def _tenfold(values: Sequence[float]) -> list[float]:
    first, last = floor(log10(min(values))), ceil(log10(max(values)))
    step = ceil((last - first) / MOST_TICKS)
    last = first + step * ceil((last - first) / step)
    return [10.0**power for power in range(first, last + 1, step)]


def _even(values: Sequence[float]) -> list[float]:
    """Round numbers from nothing, or from below the least where that is negative, to above the largest."""
    least, most = min([0.0, *values]), max([0.0, *values])
    step = _round((most - least) / (MOST_TICKS - 1) or 1.0)
    first, last = floor(least / step), ceil(most / step)
    return [step * number for number in range(first, last + 1)]


def _round(step: float) -> float:
    """1, 2 or 5 with noughts, not less than this."""
    ten = 10.0 ** floor(log10(step))
    return next(ten * times for times in (1, 2, 5, 10) if ten * times >= step * 0.999)

"""A table as a field of cells, the darker the more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from notices.charts.lettering import cut, width
from notices.charts.shades import shaded

HIGH = 24.0  # of a cell
NARROWEST, LEAST_ROOM = 34.0, 6.0
LONGEST_NAME, LONGEST_HEAD = 220.0, 200.0
SLANT = 45  # degrees the heads stand at
GAP = 8.0


@dataclass(frozen=True, slots=True)
class Box:
    """A cell; `None` for its amount is a gap, drawn hatched."""

    x: float
    y: float
    shade: int
    written: str
    full: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class HeatChart:
    title: str
    description: str
    names: tuple[Name, ...]
    heads: tuple[Name, ...]
    boxes: tuple[Box, ...]
    cell: tuple[float, float]
    width: float
    height: float
    slant: int = -SLANT
    template: str = "charts/heat.svg"


Value = tuple[float, str] | None  # the amount, and as it is written


def heat_chart(
    title: str,
    description: str,
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[Value]],
) -> HeatChart:
    left = max((width(cut(row, LONGEST_NAME)) for row in rows), default=0.0) + GAP
    heads = [cut(column, LONGEST_HEAD) for column in columns]
    longest = max(map(width, heads), default=0.0)
    top = round(longest * sin(radians(SLANT)) + 2 * GAP, 1)
    wide = max([NARROWEST, *(width(each[1]) + LEAST_ROOM for row in values for each in row if each)])
    shades = shaded([[each[0] if each else 0.0 for each in row] for row in values])
    boxes = tuple(
        Box(
            round(left + wide * x, 1),
            top + HIGH * y,
            shades[y][x],
            value[1] if value and value[0] else "",
            f"{row} × {column}: {value[1]}" if value else f"{row} × {column}",
            value is None,
        )
        for y, (row, line) in enumerate(zip(rows, values, strict=True))
        for x, (column, value) in enumerate(zip(columns, line, strict=True))
    )
    leaning = longest * cos(radians(SLANT))  # the last head leans out over the right edge
    return HeatChart(
        title,
        description,
        tuple(Name(cut(row, LONGEST_NAME), 0.0, top + HIGH * y + HIGH / 2) for y, row in enumerate(rows)),
        tuple(Name(head, round(left + wide * (x + 0.5), 1), top - GAP) for x, head in enumerate(heads)),
        boxes,
        (round(wide, 1), HIGH),
        round(left + wide * len(columns) + leaning, 1),
        top + HIGH * len(rows),
    )

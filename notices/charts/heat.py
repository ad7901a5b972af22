"""Amounts in rows and columns, drawn as shaded cells."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, radians, sin
from operator import itemgetter

from notices.charts.drawing import cut, width

STEPS = 5


def shaded(amounts: Sequence[Sequence[float]]) -> list[list[int]]:
    """By quantiles: each shade has about as many cells, so that one large amount does not make all others pale.

    Equal amounts have one shade; what is nothing has none.
    """
    ranked = sorted(amount for row in amounts for amount in row if amount)
    return [
        [1 + STEPS * bisect_left(ranked, amount) // len(ranked) if amount else 0 for amount in row]
        for row in amounts
    ]


HIGH = 24.0  # of a cell
NARROWEST, LEAST_ROOM = 34.0, 6.0
LONGEST_NAME, LONGEST_HEAD = 220.0, 200.0
SLANT = 45  # degrees the heads stand at
GAP = 8.0
NOTHING = "·"  # stands in a cell whose amount is 0: it was looked at, and there was none


@dataclass(frozen=True, slots=True)
class Box:
    """A cell; `None` for its amount is a gap, drawn hatched."""

    x: float
    y: float
    shade: int
    label: str
    full: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ShadeKey:
    """What a shade means: the amounts that have it."""

    x: float
    shade: int
    label: str
    is_gap: bool = False

    @property
    def text(self) -> float:
        return self.x + NARROWEST + GAP


@dataclass(frozen=True, slots=True)
class HeatChart:
    title: str
    description: str
    names: tuple[Name, ...]
    heads: tuple[Name, ...]
    boxes: tuple[Box, ...]
    keys: tuple[ShadeKey, ...]
    legend: float  # where the keys stand, from the top
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
    *,
    nothing: str = "0",
    gap: str = "",
) -> HeatChart:
    """`nothing` and `gap` are what the legend calls an amount of 0, and a cell without one."""
    names = [cut(row, LONGEST_NAME) for row in rows]
    heads = [cut(column, LONGEST_HEAD) for column in columns]
    longest = max(map(width, heads), default=0.0)
    left = max(map(width, names), default=0.0) + GAP
    top = round(longest * sin(radians(SLANT)) + 2 * GAP, 1)
    wide = max([NARROWEST, *(width(value[1]) + LEAST_ROOM for value in chain(*values) if value)])
    shades = shaded([list(map(_amount, row)) for row in values])
    keys = keys_of(values, shades, nothing, gap)
    right = left + wide * len(columns)
    ground = top + HIGH * len(rows)
    leaning = longest * cos(radians(SLANT))  # the last head leans out over the right edge
    return HeatChart(
        title,
        description,
        tuple(Name(name, 0.0, top + HIGH * y + HIGH / 2) for y, name in enumerate(names)),
        tuple(Name(head, round(left + wide * (x + 0.5), 1), top - GAP) for x, head in enumerate(heads)),
        tuple(_boxes(rows, columns, values, shades, (left, top, wide))),
        keys,
        ground + 2 * GAP,
        (round(wide, 1), HIGH),
        max(round(right + leaning, 1), *(key.text + width(key.label) for key in keys), 0.0),
        ground + (2 * GAP + HIGH if keys else 0.0),
    )


def _amount(value: Value) -> float:
    return value[0] if value else 0.0


def _boxes(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[Value]],
    shades: Sequence[Sequence[int]],
    grid: tuple[float, float, float],  # where it begins, and how wide its columns are
) -> Iterator[Box]:
    left, top, wide = grid
    for y, (row, line) in enumerate(zip(rows, values, strict=True)):
        for x, (column, value) in enumerate(zip(columns, line, strict=True)):
            label, full = _labels(value, f"{row} × {column}")
            yield Box(
                round(left + wide * x, 1), top + HIGH * y, shades[y][x], label, full, is_gap=value is None
            )


def _labels(value: Value, cell: str) -> tuple[str, str]:
    """What stands in a cell, and what it says in full."""
    if value is None:
        return "", cell
    amount, label = value
    return label if amount else NOTHING, f"{cell}: {label}"


def keys_of(
    values: Sequence[Sequence[Value]], shades: Sequence[Sequence[int]], nothing: str, gap: str
) -> tuple[ShadeKey, ...]:
    """Of what is there only, in one line: nothing, each shade with the least and the largest that have it, gaps."""
    by_shade: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
    for value, shade in zip(chain(*values), chain(*shades), strict=True):
        if value:
            by_shade[shade].append(value)
    entries = [(shade, _span(by_shade[shade]) if shade else nothing, False) for shade in sorted(by_shade)]
    if gap and None in chain(*values):
        entries.append((0, gap, True))
    keys, x = [], 0.0
    for shade, label, is_gap in entries:
        keys.append(ShadeKey(x, shade, label, is_gap))
        x = round(keys[-1].text + width(label) + 2 * GAP, 1)
    return tuple(keys)


def _span(values: Sequence[tuple[float, str]]) -> str:
    ordered = sorted(values, key=itemgetter(0))
    least, most = ordered[0][1], ordered[-1][1]
    return least if least == most else f"{least}–{most}"

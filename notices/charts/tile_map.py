"""Amounts by province, drawn as shaded squares that stand roughly where the provinces lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from notices.charts.drawing import cut, width
from notices.charts.heat import ShadeKey, Value, keys_of, shaded

SIDE, BETWEEN = 64.0, 3.0
GAP = 8.0
KEYS = 24.0  # for the legend below


@dataclass(frozen=True, slots=True)
class Square:
    """A province at a column and row; without a value there was nothing to count. `base` is what the share is of."""

    name: str
    column: int
    row: int
    value: Value
    base: str


@dataclass(frozen=True, slots=True)
class Tile:
    name: str
    label: str
    base: str
    full: str
    x: float
    y: float
    shade: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class TileMap:
    title: str
    description: str
    tiles: tuple[Tile, ...]
    keys: tuple[ShadeKey, ...]
    legend: float  # where the keys stand, from the top
    width: float
    height: float
    side: float = SIDE
    template: str = "charts/tiles.svg"


def tile_map(title: str, description: str, squares: Iterable[Square], *, nothing: str, gap: str) -> TileMap:
    """`nothing` and `gap` are what the legend calls an amount of 0, and a province without one."""
    squares = tuple(squares)
    values = [[square.value for square in squares]]
    shades = shaded([[value[0] if value else 0.0 for value in values[0]]])
    legend = keys_of(values, shades, nothing, gap)
    step = SIDE + BETWEEN
    foot = step * (1 + max((square.row for square in squares), default=0))
    across = step * (1 + max((square.column for square in squares), default=0))
    return TileMap(
        title,
        description,
        tuple(_tile(square, shade, step) for square, shade in zip(squares, shades[0], strict=True)),
        legend,
        foot + GAP,
        max(across, *(key.text + width(key.label) for key in legend), 0.0),
        foot + GAP + KEYS,
    )


def _tile(square: Square, shade: int, step: float) -> Tile:
    label = square.value[1] if square.value else ""
    base = f"n={square.base}" if square.base else ""
    full = f"{square.name}: {label} ({base})" if label else square.name
    return Tile(
        cut(square.name, SIDE),
        label,
        base,
        full,
        step * square.column,
        step * square.row,
        shade,
        square.value is None,
    )

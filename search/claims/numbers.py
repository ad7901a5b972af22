"""Numbers as a page writes them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


def plain(value: float) -> str:
    """`8,390,000,000`, `0.5`: all its digits, those that there are."""
    if value.is_integer():
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the values of one unit lie. They are not added up: they count different things."""

    count: int
    least: float
    median: float
    most: float


def spread(values: Sequence[float]) -> Spread:
    """Of at least one value."""
    return Spread(len(values), min(values), float(median(values)), max(values))

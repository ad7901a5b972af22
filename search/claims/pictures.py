"""What a page shows above its list: a drawing with its table, each number of it a link to what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from notices.columns import Row, plain
from search.asking.facets import Facet

SMALL = 260.0  # the height of a drawing that leaves the list in sight


@dataclass(frozen=True, slots=True)
class LinkedCell:
    value: str | int | float | None
    url: str = ""

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, int | float)

    @property
    def written(self) -> str:
        return plain(float(self.value)) if isinstance(self.value, int | float) else self.value or ""


@dataclass(frozen=True, slots=True)
class Picture:
    """`lines` begin with what they are of; `left_out` of them are in the file only."""

    chart: Any
    heads: tuple[str, ...]
    lines: tuple[tuple[LinkedCell, ...], ...]
    left_out: int = 0
    all_lines: tuple[tuple[LinkedCell, ...], ...] = ()

    @property
    def is_small(self) -> bool:
        """It stands open on a page."""
        return bool(self.chart.height <= SMALL)

    def table(self) -> Iterator[Row]:
        """For a file."""
        return (tuple(cell.value for cell in line) for line in self.all_lines or self.lines)


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """What is counted of the claims found: how many are listed, by what they can be narrowed, and the picture."""

    total: int
    facets: tuple[Facet, ...] = ()
    picture: Picture | None = None
    more: Any = None  # what one kind says besides


@dataclass(frozen=True, slots=True)
class Gist:
    """What a claim comes to: words as the notice has them, and a hint in the reader's."""

    words: str
    hint: str = ""


def lines(rows: Iterable[Iterable[LinkedCell]]) -> tuple[tuple[LinkedCell, ...], ...]:
    return tuple(map(tuple, rows))


# Numbers as a page writes them


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

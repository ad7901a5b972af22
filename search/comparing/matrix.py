"""A table of two facets: each cell a count that links to what it counts, and the whole it is a share of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from notices.charts.heat import shaded
from search.asking.facets import NONE
from search.asking.forms import address_of
from search.asking.request import SearchRequest
from search.comparing import axes
from search.comparing.axes import Axis, AxisHead, Level, facet_of
from search.comparing.counting import OF_NOTICES, HitCounts, narrowed, tally, unchosen, whole
from search.query import crossed

Order = Literal["name", "total"]


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """What stands at the two edges, and which rows in which order."""

    rows: Axis
    columns: Axis
    level: Level = ""
    order: Order = "name"

    @property
    def facets(self) -> tuple[str, str]:
        return facet_of(self.rows), facet_of(self.columns)


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it is a share of: `notices` says in how many notices there was anything to count."""

    count: int
    base: int
    notices: int
    url: str  # the query string of a search that finds exactly these

    @property
    def share(self) -> float | None:
        return self.count / self.base if self.base else None

    @property
    def is_gap(self) -> bool:
        """No notice stands behind it: nothing can be said, not even that nothing was found."""
        return not self.notices


@dataclass(frozen=True, slots=True)
class ShadedCell:
    count: Count
    shade: int  # how dark it is drawn, 0 to 5


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the table, with the total of what it counts."""

    head: AxisHead
    total: Count
    cells: tuple[ShadedCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[tuple[AxisHead, Count], ...]
    lines: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class TableCounts:
    """What a table is made of: hits, all there is in the same notices, the notices; and the request without choices."""

    request: SearchRequest
    layout: MatrixLayout
    open: SearchRequest
    hits: HitCounts
    wholes: HitCounts
    notices: HitCounts


def counted(criteria: SearchRequest, layout: MatrixLayout) -> TableCounts:
    open_ = unchosen(criteria, *layout.facets)
    around = whole(open_)
    return TableCounts(
        criteria, layout, open_, tally(open_), tally(around), tally(replace(around, unit="notice"))
    )


def heads(counted: TableCounts) -> tuple[list[AxisHead], list[AxisHead]]:
    """All rows in their order, and the columns."""
    rows = _heads(counted, counted.layout.rows)
    if counted.layout.order == "total":
        facet = facet_of(counted.layout.rows)
        rows.sort(key=lambda head: -counted.hits.of(facet, head.value))
    return rows, _heads(counted, counted.layout.columns)


def _heads(counted: TableCounts, axis: Axis) -> list[AxisHead]:
    facet = facet_of(axis)
    chosen = counted.request.facets.get(facet, ())
    if axis == "district":
        return axes.places(counted.notices.by[facet], chosen, counted.layout.level)
    if axis == "year":
        return axes.years(counted.notices.by[facet], chosen)
    return axes.areas(axis, chosen, bool(counted.hits.of(facet, NONE)))


def matrix(
    counted: TableCounts, rows: Sequence[AxisHead], columns: Sequence[AxisHead], shares: bool = False
) -> Matrix:
    """Some of the rows, whole. Shades go by count, or by share."""
    down, across = counted.layout.facets
    cells = crossed(counted.open, down, across, tuple(head.value for head in rows))
    ground = _ground(counted, rows)

    def count(row: AxisHead, column: AxisHead) -> Count:
        url = address_of(narrowed(counted.open, **{down: row.value, across: column.value}))
        return Count(cells[row.value].get(column.value, 0), *ground(row.value, column.value), url)

    lines = [[count(row, column) for column in columns] for row in rows]
    shades = shaded([[(cell.share or 0.0) if shares else cell.count for cell in line] for line in lines])
    return Matrix(
        tuple((head, _edge(counted, across, head)) for head in columns),
        tuple(
            MatrixRow(head, _edge(counted, down, head), tuple(map(ShadedCell, line, darks)))
            for head, line, darks in zip(rows, lines, shades, strict=True)
        ),
    )


def _ground(counted: TableCounts, rows: Sequence[AxisHead]) -> Callable[[str, str], tuple[int, int]]:
    """All there is in the notices of a row and a column, and how many notices these are."""
    down, across = counted.layout.facets
    if down in OF_NOTICES and across in OF_NOTICES:
        around, values = whole(counted.open), tuple(head.value for head in rows)
        wholes = crossed(around, down, across, values)
        notices = crossed(replace(around, unit="notice"), down, across, values)
        return lambda row, column: (wholes[row].get(column, 0), notices[row].get(column, 0))
    facet, of_row = (down, True) if down in OF_NOTICES else (across, False)
    return lambda row, column: _of(counted, facet, row if of_row else column)


def _of(counted: TableCounts, facet: str, value: str) -> tuple[int, int]:
    return counted.wholes.of(facet, value), counted.notices.of(facet, value)


def _edge(counted: TableCounts, facet: str, head: AxisHead) -> Count:
    """What is counted of a whole row or column."""
    around = (
        _of(counted, facet, head.value)
        if facet in OF_NOTICES
        else (counted.wholes.total, counted.notices.total)
    )
    url = address_of(narrowed(counted.open, **{facet: head.value}))
    return Count(counted.hits.of(facet, head.value), *around, url)

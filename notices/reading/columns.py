"""Where a page's lines begin and end: its columns, the gutters between them, and the order they are read in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from notices.reading.tabular import Cell

T = TypeVar("T")

_LEAST_COLUMN = 5  # lines that make a column
_NARROWEST_COLUMN = 0.2  # of the page's text
_WIDEST_COLUMN = 0.62  # of the page's text, where the column beside it is all but empty
_MOST_ACROSS = 0.3  # of a page's lines: titles over the columns
_FULL = 2.2  # letters of room that a full line may leave
_LEAST_INDENT = 0.3  # letters
_INDENTED = 0.2  # of a column's lines, where paragraphs are


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One printed line: its text, and where it stands on its page, in points from the left and the bottom."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    table: tuple[tuple[Cell, ...], ...] = ()  # a table that stands here, row by row; then there is no text


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """Where a page's lines begin and end, as most of them do."""

    left: float
    right: float
    size: float


def cut_where(parts: Iterable[T], begins: Callable[[list[T], T], bool]) -> Iterator[list[T]]:
    """Neighbours in lists, a new one where `begins` says so of the last and the next part."""
    neighbours: list[T] = []
    for part in parts:
        if neighbours and begins(neighbours, part):
            yield neighbours
            neighbours = []
        neighbours.append(part)
    if neighbours:
        yield neighbours


def placed(pages: Sequence[Sequence[PlacedLine]]) -> Iterator[tuple[PlacedLine, PrintedColumn]]:
    """Each line with its column."""
    none: tuple[float, ...] = ()
    spans = list(accumulate(pages, lambda before, rows: gutters(rows, before), initial=none))[1:]
    alike: dict[tuple[float, ...], list[Sequence[PlacedLine]]] = {}
    for rows, parted in zip(pages, spans, strict=True):
        alike.setdefault(parted, []).append(rows)
    sides = _sides(alike.get((), []))
    for number, (rows, parted) in enumerate(zip(pages, spans, strict=True)):
        if parted:
            yield from _in_columns(rows, parted, alike[parted])
        else:
            yield from ((row, sides[number % 2]) for row in rows)


def _sides(pages: Sequence[Sequence[PlacedLine]]) -> tuple[PrintedColumn, PrintedColumn]:
    """The one column of left and of right pages, which may have margins of their own."""
    document = _column([row for rows in pages for row in rows])
    left, right = ([row for rows in pages[side::2] for row in rows] for side in (0, 1))
    return tuple(_column(rows) if len(rows) > 40 else document for rows in (left, right))  # type: ignore[return-value]


def gutters(rows: Sequence[PlacedLine], previous: tuple[float, ...] = ()) -> tuple[float, ...]:
    """Where a page's columns part, in points from the left; none where it has one column.

    `previous` are those of the page before: the last page of a document has too little in its columns to show them.
    """
    rows = [row for row in rows if not row.table]
    left, right = _extent(rows)
    parting = tuple(_parted(rows, _NARROWEST_COLUMN * (right - left)))
    across = sum(any(row.left < gutter < row.right for gutter in previous) for row in rows)
    return parting or (previous if rows and across <= _MOST_ACROSS * len(rows) / 3 else ())


def _extent(rows: Sequence[PlacedLine]) -> tuple[float, float]:
    """From the leftmost beginning to the rightmost end."""
    return min((row.left for row in rows), default=0.0), max((row.right for row in rows), default=0.0)


def _parted(rows: Sequence[PlacedLine], narrowest: float) -> Iterator[float]:
    """Where the fewest lines go across, and again on both sides of it."""
    if len(rows) < 2 * _LEAST_COLUMN:
        return
    left, right = _extent(rows)
    edges = {round(row.left) - 1.0 for row in rows}
    wide = (edge for edge in edges if min(edge - left, right - edge) >= narrowest)
    across, gutter = min(((_across(rows, edge), edge) for edge in wide), default=(len(rows), 0.0))
    before, after = [row for row in rows if row.right <= gutter], [row for row in rows if row.left >= gutter]
    if across <= _MOST_ACROSS * len(rows) and _are_columns(before, after, right - left):
        yield from (*_parted(before, narrowest), gutter, *_parted(after, narrowest))


def _are_columns(before: Sequence[PlacedLine], after: Sequence[PlacedLine], width: float) -> bool:
    return min(len(before), len(after)) >= _LEAST_COLUMN or (bool(after) and _is_filled(before, width))


def _is_filled(rows: Sequence[PlacedLine], width: float) -> bool:
    """Text cut at a column's width, most of its lines as long as the others: the column after it may hold one line.

    `width` is that of the page's text.
    """
    size = max((row.size for row in rows), default=0.0)
    left, right = _extent(rows)
    full = sum(right - row.right < _FULL * size for row in rows)
    return len(rows) >= 2 * _LEAST_COLUMN and full > len(rows) / 2 and right - left < _WIDEST_COLUMN * width


def _across(rows: Sequence[PlacedLine], edge: float) -> int:
    return sum(row.left < edge < row.right for row in rows)


def _in_columns(
    rows: Sequence[PlacedLine], parted: Sequence[float], pages: Sequence[Sequence[PlacedLine]]
) -> Iterator[tuple[PlacedLine, PrintedColumn]]:
    """Column after column, as far down as to the next line that goes across them; `pages` are all parted alike."""
    *groups, across = _grouped(rows, parted)
    alike = [row for page in pages for row in page]
    filled = _grouped(alike, parted)[:-1]
    columns = _as_wide_as_others([_column(group) for group in filled], filled)
    widest = _column(alike)
    top = float("inf")
    for line in [*sorted(across, key=lambda row: -row.bottom), None]:
        bottom = line.bottom if line else float("-inf")
        for group, column in zip(groups, columns, strict=True):
            yield from ((row, column) for row in group if bottom <= row.bottom < top)
        if line:
            yield line, widest
        top = bottom


def _as_wide_as_others(
    columns: Sequence[PrintedColumn], groups: Sequence[Sequence[PlacedLine]]
) -> list[PrintedColumn]:
    """A column of a few lines, none of them full or all of them indented, is as wide as the one that has most."""
    most, model = max(zip(groups, columns, strict=True), key=lambda pair: len(pair[0]))
    width = model.right - model.left
    indents = sorted(indent for row in most if (indent := row.left - model.left) > _LEAST_INDENT * model.size)
    indent = indents[len(indents) // 2] if len(indents) >= _INDENTED * len(most) else 0.0
    wide: list[PrintedColumn] = []
    for group, column in zip(groups, columns, strict=True):
        if len(group) < 2 * _LEAST_COLUMN:
            column = replace(column, right=max(column.right, column.left + width))
            column = replace(column, left=column.left - (indent if _begin_each(group, column) else 0))
        wide.append(column)
    return wide


def _begin_each(rows: Sequence[PlacedLine], edges: PrintedColumn) -> bool:
    """Whether lines at the left edge are paragraphs: where one is not full it ends, and the next one begins."""
    from_top = sorted(rows, key=lambda row: -row.bottom)
    at_edge = [row.left - edges.left < _LEAST_INDENT * row.size for row in from_top]
    has_room = [edges.right - row.right > _FULL * row.size for row in from_top]
    return any(map(all, zip(at_edge, at_edge[1:], has_room, strict=False)))


def _grouped(rows: Sequence[PlacedLine], parted: Sequence[float]) -> list[list[PlacedLine]]:
    """The lines of each column, and last those that go across."""
    edges = [0.0, *parted, float("inf")]
    groups: list[list[PlacedLine]] = [[] for _ in edges]
    for row in rows:
        index = bisect_right(edges, row.left) - 1
        groups[index if row.right <= edges[index + 1] else -1].append(row)
    return groups


def _column(rows: Sequence[PlacedLine]) -> PrintedColumn:
    """The edges that lines keep to: the outermost that several share, so that one line sticking out moves nothing."""
    rows = [row for row in rows if not row.table]
    if not rows:
        return PrintedColumn(0, 0, 1)
    size = sorted(row.size for row in rows)[len(rows) // 2]
    enough = max(2, len(rows) // 20) if len(rows) > 12 else 1
    left = _shared(sorted(row.left for row in rows), size * _LEAST_INDENT, enough)
    right = -_shared(sorted(-row.right for row in rows), size * _FULL, enough)
    return PrintedColumn(left, right, size)


def _shared(edges: Sequence[float], near: float, enough: int) -> float:
    """The first edge that enough others lie behind and close to; the first of all where no edge has company."""
    for index, edge in enumerate(edges[: -enough or None]):
        if edges[index + enough - 1] - edge <= near:
            return edge
    return edges[0]

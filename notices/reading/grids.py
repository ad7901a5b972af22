"""A web page's table with one problem a row as a grid, joined cells standing in each of their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from notices.reading.tabular import Cell, is_list_of_problems

_WIDEST = 20  # columns
CellReader = Callable[[etree._Element], Cell]


def problem_rows(table: etree._Element, read_cell: CellReader) -> list[list[Cell]] | None:
    """The grid of a table with one problem a row; None for a table that only arranges the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return None  # first of all: looking into the cells of tables within tables would take ages
    rows = list(_direct_rows(table))
    if len(rows) < 2 or not is_list_of_problems([read_cell(cell) for cell in rows[0] if _is_cell(cell)]):
        return None
    return _grid(rows, read_cell)


def _direct_rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _grid(rows: list[etree._Element], read_cell: CellReader) -> list[list[Cell]]:
    """Cells with rowspan stand in each of their rows: 类别 is often printed once for three problems."""
    grid: list[list[Cell]] = []
    spanning: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        cells: list[Cell] = []
        pending = [cell for cell in row if _is_cell(cell)][:_WIDEST]
        while pending or spanning.get(len(cells)):
            column = len(cells)
            if column in spanning:
                left, value = spanning.pop(column)
                cells.append(value)
                spanning.update({column: (left - 1, value)} if left > 1 else {})
                continue
            cell = pending.pop(0)
            value, down = read_cell(cell), min(_span(cell, "rowspan"), len(rows)) - 1
            for _ in range(min(_span(cell, "colspan"), _WIDEST)):
                spanning.update({len(cells): (down, value)} if down > 0 else {})
                cells.append(value)
        grid.append(cells)
    return grid


def _is_cell(element: etree._Element) -> bool:
    return element.tag in ("td", "th")


def _span(cell: etree._Element, direction: str) -> int:
    value = cell.get(direction, "1").strip()
    return max(1, int(value)) if re.fullmatch(r"[0-9]{1,4}", value) else 1

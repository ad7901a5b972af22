"""Rows that a plain text prints with tabs or wide gaps between their cells, as the table that they were copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notices.reading.tabular import is_list_of_problems

_GAP = re.compile(r"\t| {3,}")
_AHEAD = 3  # lines between two rows: headings over the whole width, the mark of a page's end

Row = list[str]  # its cells, whose lines are parted by line breaks; one cell stands over the whole width


@dataclass(frozen=True)
class Table:
    """Rows of `width` cells, the names of the columns first."""

    rows: list[Row]
    width: int

    def spans(self, row: int, column: int) -> int:
        """Over how many rows a cell goes: those below whose first cells up to this one are all empty."""
        below = row + 1
        while below < len(self.rows) and self.is_spanned(below, column):
            below += 1
        return below - row

    def is_spanned(self, row: int, column: int) -> bool:
        """Whether a cell is the rest of the one above it."""
        return row > 1 and len(self.rows[row]) == self.width and not any(self.rows[row][: column + 1])


def blocks(lines: Sequence[str]) -> Iterator[str | Table]:
    """Paragraphs, and tables with one problem a row."""
    index = 0
    while index < len(lines):
        header = _cells(lines[index])
        if is_list_of_problems([(name,) for name in header]):
            rows, index = _rows(lines, index, len(header))
            yield Table(rows, len(header))
        else:
            yield lines[index]
            index += 1


def _rows(lines: Sequence[str], start: int, width: int) -> tuple[list[Row], int]:
    """The rows of a table, and the line below them."""
    rows: list[Row] = []
    index = start
    while index < len(lines) and any(_GAP.search(line) for line in lines[index : index + _AHEAD]):
        row = _cells(lines[index])
        index += 1
        while 1 < len(row) < width and index < len(lines):  # a cell of several lines
            first, *more = _cells(lines[index])
            row = [*row[:-1], f"{row[-1]}\n{first}", *more]
            index += 1
        rows.append(row[:width])
    return rows, index


def _cells(line: str) -> Row:
    return [cell.strip() for cell in _GAP.split(line)]

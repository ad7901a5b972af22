"""Lines of a width, and tables with rulings, on the pages of a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import mean

from reportlab.pdfgen.canvas import Canvas

from tools.disguised.tables import Row, Table

LEFT, WIDTH, LOWEST = 72.0, 448.0, 110.0  # of a page's text, in points
COLUMNS = 32  # letters in a line
_NEVER_FIRST = "，。；：！？、）》”,.;:!?)"
_SIZE, _LEADING, _INSET = 10, 14, 3
_LEAST, _MOST = 3.0, 16.0  # letters that say how wide a column is


def wrapped(line: str, columns: float) -> list[str]:
    """Rows no wider than the column; closing punctuation hangs, as Chinese setting has it."""
    rows, row, width = [], "", 0.0
    for letter in line:
        step = 0.5 if letter.isascii() else 1.0
        if width + step > columns and letter not in _NEVER_FIRST:
            rows.append(row)
            row, width = "", 0.0
        row, width = row + letter, width + step
    return [*rows, row]


def draw_table(canvas: Canvas, table: Table, height: float, turn: Callable[[], float]) -> float:
    """From a height downwards, over as many pages as it takes; gives the height of its lower edge."""
    edges = _edges(table)
    for number, row in enumerate(table.rows):
        printed = [list(_printed(words, right - left)) for left, right, words in _cells(row, edges)]
        tall = _LEADING * max(map(len, printed)) + 2 * _INSET
        is_turned = height - tall < LOWEST - _LEADING
        if is_turned:
            height = turn()
        canvas.setFont("STSong-Light", _SIZE)
        for column, (left, right, _) in enumerate(_cells(row, edges)):
            is_spanned = table.is_spanned(number, column)
            for edge in (left, right):
                canvas.line(edge, height, edge, height - tall)
            if is_turned or not is_spanned:
                canvas.line(left, height, right, height)
            if number + 1 == len(table.rows) or not table.is_spanned(number + 1, column):
                canvas.line(left, height - tall, right, height - tall)
            for index, line in enumerate(() if is_spanned else printed[column], 1):
                canvas.drawString(left + _INSET, height - _LEADING * index, line)
        height -= tall
    return height


def _edges(table: Table) -> list[float]:
    rows = [row for row in table.rows if len(row) == table.width]
    letters = [min(max(mean(map(len, cells)), _LEAST), _MOST) for cells in zip(*rows, strict=True)]
    return [LEFT + WIDTH * sum(letters[:column]) / sum(letters) for column in range(table.width + 1)]


def _cells(row: Row, edges: list[float]) -> Iterator[tuple[float, float, str]]:
    """Each cell with its left and right edge."""
    bounds = list(pairwise(edges)) if len(row) > 1 else [(edges[0], edges[-1])]
    yield from ((left, right, words) for (left, right), words in zip(bounds, row, strict=True))


def _printed(words: str, width: float) -> Iterator[str]:
    """Its lines, with room for what hangs."""
    for line in words.split("\n"):
        yield from wrapped(line, (width - 2 * _INSET) // _SIZE - 1)

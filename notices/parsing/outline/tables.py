"""Tables flattened to one cell a line: 序号 / 反馈问题 / 整改措施 / 整改进展 / 责任单位, then the rows.

A table that was pasted has a row a line, its cells parted by tabs, bars or wide blanks; a cell of several paragraphs
goes on over lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notices.parsing.fields import Field
from notices.parsing.lines import Line
from notices.parsing.outline.cells import WIDEST, begins_row, filled, label_of, names_aspect
from notices.parsing.outline.columns import (
    LONGEST_NAME,
    NUMBER_COLUMN,
    RULE,
    cell_of,
    columns_of,
    fields_of,
    first_of,
    is_blank,
    number_of,
)

_PAGE_NUMBER = re.compile(r"(?:[-—–][0-9]{1,3}[-—–]|[-—–]?第[0-9]{1,3}页.{0,8})$")  # - 2 -
_CONTINUED = re.compile(
    r"\(?(?:续表|[续接]上表)[0-9]{0,2}\)?$"
)  # (续表), above the header of a table's next page
_NOTE = re.compile(r"(?:注|备注|说明) ?:")  # 注：…, below the last row


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number cell, the finding's cells, the measures' cells, and those that only keep the record."""

    number: Line
    finding: tuple[Line, ...]
    measures: tuple[Line, ...]
    record: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The lines from `first` to before `after`; between the rows stand `aspects`, page numbers and notes (`noise`)."""

    first: int
    after: int
    header: tuple[Line, ...]
    rows: tuple[Row, ...]
    aspects: tuple[Line, ...]
    noise: tuple[Line, ...]


def find_tables(folded: str, lines: Sequence[Line]) -> Iterator[Table]:
    """The flattened tables among these lines that have a row; each ends where the next header or heading begins."""
    headers = {
        index: columns
        for index in range(len(lines) - 2)
        if len(columns := _columns_at(folded, lines[index : index + WIDEST])) > 2
    }
    for index, following in pairwise([*headers, len(lines)]):
        headed = following < len(lines) and label_of(folded, lines[following - 1])
        table = _table(folded, lines, index, following - 1 if headed else following, headers[index])
        if table:
            yield table


def _columns_at(folded: str, lines: Sequence[Line]) -> Sequence[Field | None]:
    """The columns of the header that begins with the first of these lines, [] where none does.

    It names the rows' number, or its first cell is empty as a row's number is, or a 1 stands below it.
    """
    is_blank = lines[0].start == lines[0].end and _may_head(folded, lines[1:2])
    if is_blank or cell_of(folded, lines[0]) in NUMBER_COLUMN:
        return columns_of(folded, lines)
    if lines[0].end - lines[0].start > LONGEST_NAME or not _may_head(folded, lines[1:3]):
        return []
    columns = columns_of(folded, lines)
    is_header = len(columns) < len(lines) and number_of(folded, lines[len(columns)]) == 1
    return columns if is_header and columns[0] is None and all(columns[1:]) else []


def _may_head(folded: str, lines: Sequence[Line]) -> bool:
    return all(
        line.end - line.start <= LONGEST_NAME and columns_of(folded, [line]) != [None] for line in lines
    )


def _table(
    folded: str, lines: Sequence[Line], first: int, after: int, columns: Sequence[Field | None]
) -> Table | None:
    body = lines[first + len(columns) : after]
    aspects = _aspects(folded, body)
    cells = [line for line in body if line not in aspects and not _is_noise(folded, line)]
    starts = _row_starts(folded, cells, len(columns))
    if not starts:
        return None
    stops = [*starts[1:], _end_of_last_row(folded, cells, starts, columns)]
    after = lines.index(cells[stops[-1]], first) if stops[-1] < len(cells) else after
    rest = [cells[a + 1 : b] for a, b in zip(starts, stops, strict=True)]
    fields = fields_of(folded, columns[1:], rest)
    if Field.FINDING not in fields:
        return None
    numbers = [cells[a] for a in starts]
    dashes = {cell for cell in filled(numbers) if is_blank(folded, cell)}
    rows = [
        _row(Line(cell.end, cell.end) if cell in dashes else cell, row, fields)
        for cell, row in zip(numbers, rest, strict=True)
    ]
    header = (*lines[first : first + len(columns)], *cells[: starts[0]])
    body_lines = lines[first + len(columns) : after]
    noise = tuple(line for line in body_lines if line in dashes or _is_noise(folded, line))
    return Table(first, after, header, tuple(rows), tuple(aspects), noise)


def _aspects(folded: str, body: Sequence[Line]) -> list[Line]:
    """（一）党的建设方面, each a row of its own right above the number of the next."""
    rows = {line.start for line in body if line.start == line.end}  # those without a number
    above = (
        line for line, below in pairwise(filled(body)) if number_of(folded, below) or below.start in rows
    )
    return [line for line in above if names_aspect(folded, line)]


def _is_noise(folded: str, line: Line) -> bool:
    words = cell_of(folded, line)
    is_mark = _PAGE_NUMBER.match(words) or _CONTINUED.match(words) or RULE.match(words)
    return bool(is_mark or _NOTE.match(folded, line.start, line.end))


def _row_starts(folded: str, lines: Sequence[Line], width: int) -> list[int]:
    """Lines that hold nothing but the next number, where a table may go on counting from the one before.

    It may skip a number or say it twice. One row's width behind the last number any number is the next row's: below
    each field a table may count anew.
    """
    starts: list[int] = []
    blanks = [index for index, line in enumerate(lines) if is_blank(folded, line)]
    expected = 0
    for index, line in enumerate(lines):
        if index + 1 < len(lines) and begins_row(line, lines[index + 1]):
            starts.append(index)
            continue
        number = number_of(folded, line)
        if not number:
            continue
        if number == expected + 1:
            starts += _unnumbered_row(folded, lines, blanks, starts, index, width)
        if number == (expected or number) or _goes_on(starts, index, width, number - expected):
            starts.append(index)
            expected = number + 1
    return starts


def _unnumbered_row(
    folded: str, lines: Sequence[Line], blanks: Sequence[int], starts: Sequence[int], index: int, width: int
) -> Sequence[int]:
    """Where a row stands whose number is left out, as the next one's says: 10, an empty cell, 12."""
    first = starts[-1] + width if starts else index
    between = blanks[bisect_left(blanks, first) : bisect_right(blanks, index - width)]
    return between if len(between) == 1 and not is_blank(folded, lines[between[0] + 1]) else ()


def _goes_on(starts: Sequence[int], index: int, width: int, ahead: int) -> bool:
    """Is it a row's width behind the last one, or farther, and one number ahead or behind?"""
    behind = index - starts[-1] if starts else 0
    return behind == width or (len(starts) > 1 and behind >= width and abs(ahead) == 1)


def _end_of_last_row(
    folded: str, cells: Sequence[Line], starts: Sequence[int], columns: Sequence[Field | None]
) -> int:
    """Where the last row ends: like the rows above it, so that no paragraph below the table is taken for a cell.

    Where the measures stand last, any line more may be one of them.
    """
    sizes = [stop - start for start, stop in pairwise(starts)]
    measures = first_of(columns, (Field.MEASURES,), (Field.PROGRESS, Field.RESULT))
    if not sizes or measures >= len(columns) - 1:
        return len(cells)
    ends = _Ends(folded, [cells[stop - 1] for stop in starts[1:]])
    for stop in range(starts[-1] + min(sizes), len(cells)):
        goes_on = not _is_sentence(folded, cells[stop]) and not label_of(folded, cells[stop])
        if ends.like(cells[stop - 1]) and not (goes_on and ends.like(cells[stop])):
            return stop
    return len(cells)


class _Ends:
    """The cells that the rows above the last one end with."""

    def __init__(self, folded: str, cells: Sequence[Line]) -> None:
        self.folded = folded
        self.longest = 2 * max(cell.end - cell.start for cell in cells) + 4
        self.are_sentences = {_is_sentence(folded, cell) for cell in cells}

    def like(self, cell: Line) -> bool:
        return cell.end - cell.start <= self.longest and _is_sentence(self.folded, cell) in self.are_sentences


def _is_sentence(folded: str, line: Line) -> bool:
    return folded[line.end - 1] == "。"


def _row(number: Line, cells: Sequence[Line], columns: Sequence[Field | None]) -> Row:
    """Cells to columns, of rows one below the other where the number's cell is merged."""
    width = len(columns) + 1
    merged = len(cells) > width and len(cells) % width == width - 1
    if not merged or any(cell.start < cell.end for cell in cells[width - 1 :: width]):
        return _single_row(number, cells, columns)
    rows = [
        _single_row(number, cells[first : first + width - 1], columns)
        for first in range(0, len(cells), width)
    ]
    findings, measures, records = (
        [cell for row in rows for cell in getattr(row, name)] for name in ("finding", "measures", "record")
    )
    return Row(number, tuple(findings), tuple(measures), tuple(records))


def _single_row(number: Line, cells: Sequence[Line], columns: Sequence[Field | None]) -> Row:
    """Where there are more cells than columns, the measures took several lines."""
    measures = first_of(columns, (Field.MEASURES,), (Field.PROGRESS, Field.RESULT))
    behind = len(columns) - measures - 1
    stop = max(len(cells) - max(behind, 0), measures)
    before = list(zip(cells[:measures], columns, strict=False))
    finding = [cell for cell, field in before if field is Field.FINDING]
    record = [cell for cell, field in before if field is not Field.FINDING]
    return Row(number, filled(finding), filled(cells[measures:stop]), filled([*record, *cells[stop:]]))

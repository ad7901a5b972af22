"""Tables flattened to one cell a line: 序号 / 反馈问题 / 整改措施 / 整改进展 / 责任单位, then the rows.

A table that was pasted has a row a line, its cells parted by tabs, bars or wide blanks; a cell of several paragraphs
goes on over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notices.parsing.fields import Field
from notices.parsing.headings import is_aspect, is_field_of_problems
from notices.parsing.lines import Line, strip, without_closing
from notices.parsing.outline.columns import (
    LONGEST_NAME,
    NUMBER,
    NUMBER_COLUMN,
    RULE,
    cell_of,
    columns_of,
    fields_of,
    first_of,
)
from notices.parsing.outline.labels import Label, label_at

_WIDEST = 12  # columns a table may have
_PAGE_NUMBER = re.compile(r"(?:[-—–][0-9]{1,3}[-—–]|第[0-9]{1,3}页.{0,8})$")  # - 2 -
_CELL_MARKS = (re.compile(r"\t"), re.compile(r"[|｜]"), re.compile(r" {2,}|\u3000+"))
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


def cells_parted(text: str, folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a pasted table cut into its cells, empty ones too; `text` as given, for its tabs.

    The rows of a table without numbers begin with a cell without width, where their number would stand.
    """
    parted: list[Line] = []
    mark: re.Pattern[str] | None = None
    unnumbered = 0  # columns of a table without numbers
    for line in lines:
        header = next(
            (cell_mark for cell_mark in _CELL_MARKS if _is_header(folded, _cells(text, line, cell_mark))),
            None,
        )
        mark = header or mark
        cells = _cells(text, line, mark) if mark else [line]
        if header:
            unnumbered = 0 if cell_of(folded, cells[0]) in NUMBER_COLUMN else len(cells)
        if unnumbered and len(cells) == unnumbered:
            parted.append(Line(cells[0].start, cells[0].start))
        parted.extend(cells)
    return parted


def _begins_row(line: Line, following: Line) -> bool:
    """Is a cell the one before an unnumbered row? An empty cell ends before the next begins."""
    return line.start == line.end == following.start


def _is_header(folded: str, cells: Sequence[Line]) -> bool:
    """A row of short names, the first of which is the number's or all of which are known."""
    if len(cells) < 3:
        return False
    names = [folded[cell.start : cell.end].replace(" ", "") for cell in cells]
    is_numbered = names[0] in NUMBER_COLUMN and all(len(name) <= LONGEST_NAME for name in names)
    return is_numbered or len(columns_of(folded, cells)) == len(cells)


def _cells(text: str, line: Line, mark: re.Pattern[str]) -> list[Line]:
    start, end = line.start, line.end
    while text[start - 1 : start] == "\t":
        start -= 1
    while text[end : end + 1] == "\t":
        end += 1
    edges = [
        start,
        *(edge for edge_mark in mark.finditer(text, start, end) for edge in edge_mark.span()),
        end,
    ]
    cells = [strip(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    return cells[1:-1] if len(cells) > 2 and text[start] == text[end - 1] == "|" else cells


def find_tables(folded: str, lines: Sequence[Line]) -> Iterator[Table]:
    """The flattened tables among these lines that have a row; each ends where the next header or heading begins."""
    headers = [index for index, line in enumerate(lines) if cell_of(folded, line) in NUMBER_COLUMN]
    leading = [index for index, pair in enumerate(pairwise(lines)) if _begins_row(*pair)]
    headers += [index for index in leading if len(columns_of(folded, lines[index : index + _WIDEST])) > 2]
    headers.sort()
    for index, following in pairwise([*headers, len(lines)]):
        columns = columns_of(folded, lines[index : index + _WIDEST])
        if len(columns) > 2:
            headed = following < len(lines) and _label(folded, lines[following - 1])
            table = _table(folded, lines, index, following - 1 if headed else following, columns)
            if table:
                yield table


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
    filled = [cells[a + 1 : b] for a, b in zip(starts, stops, strict=True)]
    fields = fields_of(folded, columns[1:], filled)
    if Field.FINDING not in fields:
        return None
    rows = [_row(cells[a], row, fields) for a, row in zip(starts, filled, strict=True)]
    header = (*lines[first : first + len(columns)], *cells[: starts[0]])
    noise = tuple(line for line in lines[first + len(columns) : after] if _is_noise(folded, line))
    return Table(first, after, header, tuple(rows), tuple(aspects), noise)


def _label(folded: str, line: Line) -> Label | None:
    return label_at(folded, line.start, line.end)


def _aspects(folded: str, body: Sequence[Line]) -> list[Line]:
    """（一）党的建设方面, each a row of its own right above the number of the next."""
    rows = {line.start for line in body if line.start == line.end}  # those without a number
    above = (
        line
        for line, below in pairwise(_filled(body))
        if NUMBER.match(cell_of(folded, below)) or below.start in rows
    )
    return [
        line
        for line in above
        if (label := _label(folded, line)) and _names_field(label, folded[label.body : line.end])
    ]


def _names_field(label: Label, words: str) -> bool:
    """In a row of its own what is numbered （一） names a field whatever it says, if it is no sentence."""
    is_row = label.form.system == "一" and not label.form.is_step and words[-1:] not in "。;"
    return (
        is_row or is_aspect(words) or is_field_of_problems(words) or without_closing(words).endswith("方面")
    )


def _is_noise(folded: str, line: Line) -> bool:
    words = cell_of(folded, line)
    return bool(_PAGE_NUMBER.match(words) or RULE.match(words) or _NOTE.match(folded, line.start, line.end))


def _row_starts(folded: str, lines: Sequence[Line], width: int) -> list[int]:
    """Lines that hold nothing but the next number, where a table may go on counting from the one before.

    It may skip a number or say it twice. One row's width behind the last number any number is the next row's: below
    each field a table may count anew.
    """
    starts: list[int] = []
    expected = 0
    for index, line in enumerate(lines):
        if index + 1 < len(lines) and _begins_row(line, lines[index + 1]):
            starts.append(index)
            continue
        cell = cell_of(folded, line)
        if not NUMBER.match(cell):
            continue
        skips = len(starts) > 1 and index - starts[-1] >= width and int(cell) in (expected - 1, expected + 1)
        in_step = bool(starts) and index - starts[-1] == width
        if int(cell) == (expected or int(cell)) or skips or in_step:
            starts.append(index)
            expected = int(cell) + 1
    return starts


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
        goes_on = not _is_sentence(folded, cells[stop]) and not _label(folded, cells[stop])
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
    """Cells to columns; where there are more cells than columns, the measures took several lines."""
    measures = first_of(columns, (Field.MEASURES,), (Field.PROGRESS, Field.RESULT))
    behind = len(columns) - measures - 1
    stop = max(len(cells) - max(behind, 0), measures)
    before = list(zip(cells[:measures], columns, strict=False))
    finding = [cell for cell, field in before if field is Field.FINDING]
    record = [cell for cell, field in before if field is not Field.FINDING]
    return Row(number, _filled(finding), _filled(cells[measures:stop]), _filled([*record, *cells[stop:]]))


def _filled(cells: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(cell for cell in cells if cell.start < cell.end)

"""Tables flattened to one cell a line: 序号 / 反馈问题 / 整改措施 / 整改进展 / 责任单位, then the rows.

A table that was pasted has a row a line, its cells parted by tabs, bars or wide blanks; a cell of several paragraphs
goes on over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notices.parsing.fields import Field, field_of
from notices.parsing.labels import at_line_start
from notices.parsing.lines import Line, strip, without_closing
from notices.parsing.numbering import Heading, heading

_WIDEST = 12  # columns a table may have
_LONGEST_NAME = 12  # characters of a column's name
_NUMBER_COLUMN = {"序号", "编号", "问题序号"}
_PAGE_NUMBER = re.compile(r"(?:[-—–][0-9]{1,3}[-—–]|第[0-9]{1,3}页.{0,8})$")  # - 2 -
_NUMBER = re.compile(r"[0-9]{1,3}$")
_RULE = re.compile(r"[-:—]{2,}$")  # |---|---|
_CELL_MARKS = (re.compile(r"\t"), re.compile(r"[|｜]"), re.compile(r" {2,}|\u3000+"))
_NOTE = re.compile(r"(?:注|备注|说明) ?:")  # 注：…, below the last row
_KINDS = "备注 类别 问题类别 整改类别 整改类型 巡察类别 反馈类别 所属类别 方面 整改目标 整改情况说明"
_STATES = "整改进度 进度 状态 销号 时限 时间 责任 责任主体 领导 包保领导 分管领导 主要领导"
_OTHER_COLUMNS = {*_KINDS.split(), *_STATES.split()}


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
    aspects: tuple[Heading, ...]
    noise: tuple[Line, ...]


def cells_parted(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a pasted table cut into its cells, empty ones too; `text` as given, for its tabs."""
    parted: list[Line] = []
    mark: re.Pattern[str] | None = None
    for line in lines:
        mark = next((each for each in _CELL_MARKS if _is_header(text, _cells(text, line, each))), mark)
        parted.extend(_cells(text, line, mark) if mark else [line])
    return parted


def _is_header(text: str, cells: Sequence[Line]) -> bool:
    return len(cells) > 2 and len(_columns(text, cells)) == len(cells)


def _cells(text: str, line: Line, mark: re.Pattern[str]) -> list[Line]:
    start, end = line.start, line.end
    while text[start - 1 : start] == "\t":
        start -= 1
    while text[end : end + 1] == "\t":
        end += 1
    edges = [start, *(edge for found in mark.finditer(text, start, end) for edge in found.span()), end]
    cells = [strip(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    return cells[1:-1] if len(cells) > 2 and text[start] == text[end - 1] == "|" else cells


def find_tables(folded: str, lines: Sequence[Line]) -> Iterator[Table]:
    """The flattened tables among these lines that have a row; each ends where the next header or heading begins."""
    headers = [index for index, line in enumerate(lines) if _cell(folded, line) in _NUMBER_COLUMN]
    for index, following in pairwise([*headers, len(lines)]):
        columns = _columns(folded, lines[index : index + _WIDEST])
        if Field.FINDING in columns and len(columns) > 2:
            headed = following < len(lines) and at_line_start(folded, lines[following - 1])
            table = _table(folded, lines, index, following - 1 if headed else following, columns)
            if table:
                yield table


def _table(
    folded: str, lines: Sequence[Line], first: int, after: int, columns: Sequence[Field | None]
) -> Table | None:
    body = lines[first + len(columns) : after]
    noise = [line for line in body if _is_noise(folded, line)]
    aspects = _aspects(folded, body)
    apart = {*noise, *(aspect.line for aspect in aspects)}
    cells = [line for line in body if line not in apart]
    starts = _row_starts(folded, cells)
    if not starts:
        return None
    stops = [*starts[1:], len(cells)]
    rows = [_row(cells[a], cells[a + 1 : b], columns[1:]) for a, b in zip(starts, stops, strict=True)]
    header = (*lines[first : first + len(columns)], *cells[: starts[0]])
    return Table(first, after, header, tuple(rows), tuple(aspects), tuple(noise))


def _aspects(folded: str, body: Sequence[Line]) -> list[Heading]:
    """（一）党的建设方面, each a row of its own right above the number of the next."""
    above = (line for line, below in pairwise(_filled(body)) if _NUMBER.match(_cell(folded, below)))
    labelled = ((at_line_start(folded, line), line) for line in above)
    named = (heading(folded, label, line) for label, line in labelled if label and label.is_printed)
    return [each for each in named if each.is_aspect or without_closing(each.text).endswith("方面")]


def _is_noise(folded: str, line: Line) -> bool:
    words = _cell(folded, line)
    return bool(_PAGE_NUMBER.match(words) or _RULE.match(words) or _NOTE.match(folded, line.start, line.end))


def _cell(folded: str, line: Line) -> str:
    """A cell's words without their spaces, as far as a column's name or a number can reach."""
    return folded[line.start : min(line.end, line.start + 2 * _LONGEST_NAME)].replace(" ", "")


def _columns(folded: str, lines: Sequence[Line]) -> list[Field | None]:
    """What each column holds; None for the number's."""
    columns: list[Field | None] = []
    for line in lines:
        name = _cell(folded, line)
        field = field_of(name)
        if name in _NUMBER_COLUMN:
            if columns:
                break
            columns.append(None)
        elif name in _OTHER_COLUMNS:
            columns.append(Field.RECORD)
        elif field:
            columns.append(field)
        else:
            break
    return columns


def _row_starts(folded: str, lines: Sequence[Line]) -> list[int]:
    """Lines that hold nothing but the next number; a table may go on counting from the one before."""
    starts: list[int] = []
    expected = 0
    for index, line in enumerate(lines):
        cell = _cell(folded, line)
        if _NUMBER.match(cell) and int(cell) == (expected or int(cell)):
            starts.append(index)
            expected = int(cell) + 1
    return starts


def _row(number: Line, cells: Sequence[Line], columns: Sequence[Field | None]) -> Row:
    """Cells to columns; where there are more cells than columns, the measures took several lines."""
    measures = _first_of(columns, (Field.MEASURES,), (Field.PROGRESS, Field.RESULT))
    behind = len(columns) - measures - 1
    stop = max(len(cells) - max(behind, 0), measures)
    before = list(zip(cells[:measures], columns, strict=False))
    finding = [cell for cell, field in before if field is Field.FINDING]
    record = [cell for cell, field in before if field is not Field.FINDING]
    return Row(number, _filled(finding), _filled(cells[measures:stop]), _filled([*record, *cells[stop:]]))


def _filled(cells: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(cell for cell in cells if cell.start < cell.end)


def _first_of(columns: Sequence[Field | None], *choices: tuple[Field, ...]) -> int:
    """The first column that holds any of the first choice, else of the next."""
    for fields in choices:
        for index, field in enumerate(columns):
            if field in fields:
                return index
    return len(columns)

"""A table with one problem a row, as the parser reads it: one cell a line, row after row, no cell left out.

Where no column numbers the rows nothing tells where one begins, and a row is a line, its cells parted by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from notices.reading.spaces import joined, squeezed

Cell = tuple[str, ...]  # a cell's lines

# Column names of such tables; a table whose first row has none of them is layout, an index card or figures.
_NUMBER = re.compile(r"(?:问题)?(?:序号|编号)$")  # 序号
_FINDING = re.compile(r".{0,8}问题(?:清单|内容|描述|表现)?$")  # 反馈问题, 巡察反馈的具体问题
_MEASURES = re.compile(r".{0,6}(?:措施|举措|做法|对策)")  # 整改措施, 主要做法
# Where no column is named for measures, what was done stands in the first of these.
_DONE = re.compile(r".{0,6}(?:整改|落实)情况")  # 整改落实情况
_TASKS = re.compile(r".{0,6}任务")  # 整改任务, 整改任务及落实
_OUTCOME = re.compile(r".{0,6}(?:(?:整改|落实|完成|推进)情况|成效|进展|进度|结果)")  # 整改进展
_LONGEST_NAME = 14
_FIGURE = re.compile(r"[(（]?([0-9]{1,3})[)）]?[.．、]?$")
_NOTHING = "—"  # an empty cell's line: without one, the cells behind it would move up a column


def is_list_of_problems(header: Sequence[Cell]) -> bool:
    """Whether the first row names columns: a finding, what was done or the rows' number, and at least one more."""
    names = _names(header)
    if len(names) < 3 or max(map(len, names)) > _LONGEST_NAME:
        return False
    beside_finding = (_MEASURES, _OUTCOME, _NUMBER)
    return _column(names, _FINDING) is not None and any(
        _column(names, name) is not None for name in beside_finding
    )


def numbered_column(header: Sequence[Cell]) -> int | None:
    """Which column numbers the rows."""
    return _column(_names(header), _NUMBER)


def flattened(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The cells' lines. Only one column may take several: the measures', whose end the parser finds by counting."""
    header = _names(rows[0])
    numbers, finding = (_column(header, name) for name in (_NUMBER, _FINDING))
    done = (_column(header, name) for name in (_MEASURES, _DONE, _TASKS, _OUTCOME))
    long = next((column for column in done if column is not None), None)
    body = [row for row in rows[1:] if _names(row) != header]  # Word repeats the header on every page
    if numbers is None and header[0]:
        yield from ("\t".join(_one_lined(row)) for row in [rows[0], *_records(body, numbers, finding)])
        return
    yield from (name or _NOTHING for name in header)
    for record in _records(body, numbers, finding):
        yield from _row(record, numbers, long)


def _names(row: Sequence[Cell]) -> list[str]:
    return [squeezed("".join(cell)) for cell in row]


def _column(names: Sequence[str], name: re.Pattern[str]) -> int | None:
    """The first column of this kind of name."""
    return next((index for index, printed in enumerate(names) if name.match(printed)), None)


def _records(
    rows: Sequence[Sequence[Cell]], numbers: int | None, finding: int | None
) -> Iterator[Sequence[Cell]]:
    """Rows whose number and finding are one cell over all of them are one record, each other cell said once."""
    record: list[Cell] = []
    for row in rows:
        if record and finding is not None and _is_spanned(record, row, (numbers, finding)):
            record = [_gathered(upper, lower) for upper, lower in zip(record, row, strict=True)]
            continue
        if record:
            yield record
        record = list(row)
    if record:
        yield record


def _is_spanned(record: Sequence[Cell], row: Sequence[Cell], columns: tuple[int | None, ...]) -> bool:
    if len(record) != len(row) or len(set(row)) == 1:
        return False
    return all(record[column] and record[column] == row[column] for column in columns if column is not None)


def _gathered(upper: Cell, lower: Cell) -> Cell:
    return upper if upper[-len(lower) :] == lower else (*upper, *lower)


def _row(row: Sequence[Cell], numbers: int | None, long: int | None) -> Iterator[str]:
    if len(set(row)) == 1 and row[0]:  # one cell over the whole width: a heading between the rows
        yield _one_line(row[0])
        return
    for column, cell in enumerate(row):
        line = _one_line(cell)
        if column == numbers:
            yield _FIGURE.sub(r"\1", line) or _NOTHING
        elif column == long and cell:
            yield from cell
        else:
            yield line or _NOTHING


def _one_lined(row: Sequence[Cell]) -> list[str]:
    """A row's cells, each on one line; one over the whole width once."""
    cells = row[:1] if len(set(row)) == 1 else row
    return [_one_line(cell) or _NOTHING for cell in cells]


def _one_line(cell: Cell) -> str:
    return reduce(joined, cell, "")

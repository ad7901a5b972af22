"""What the columns of a table hold: by their names where these are known, else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notices.parsing.fields import Field, field_of
from notices.parsing.headings import is_finding
from notices.parsing.lines import Line
from notices.parsing.outline.labels import label_at

LONGEST_NAME = 12  # characters of a column's name
_NUMBERS = "序号 编号 编码 题号 问题序号 问题编号 序 号 项次 条目 条目号 顺序号"
NUMBER_COLUMN = {*_NUMBERS.split(), "No", "No.", "NO", "NO.", "№", "#"}
NUMBER = re.compile(r"[0-9]{1,3}[.、]?$")
RULE = re.compile(r"[-:]{2,}$|—{3,}$")  # |---|---|
_BLANK = re.compile(r"(?:[-–/]|—{1,2})?$")  # an empty cell, or a dash in it
_NAMES = (
    (re.compile("措施|举措|做法|任务.*落实"), Field.MEASURES),
    (re.compile("(?:进展|成效|结果|完成情况|整改情况|推进情况)$"), Field.PROGRESS),
    (re.compile("^(?:责任|牵头|配合|承办|分管|完成)"), Field.RECORD),
    (re.compile("^(?:验收|评估|销号|办结|督查)|(?:时限|期限|时间)(?:要求|节点|安排)?$"), Field.RECORD),
    (re.compile("(?:单位|部门|领导|科室|状态|类别|进度)$"), Field.RECORD),
    (re.compile("问题(?:描述|表现|清单)?$"), Field.FINDING),
)  # fmt: skip
_MARKS = re.compile(r"[,。;:!?、“”：，；！？]")
_MEASURES = re.compile("措施|举措|做法|任务")
_LONGEST_NUMBER = 5  # characters of a cell that holds one
_LEAST_ROWS = 2  # to see what a column holds
_OTHER_COLUMNS = {"备注", "方面", "整改情况说明"}


def cell_of(folded: str, line: Line) -> str:
    """A cell's words without their spaces, as far as a column's name or a number can reach."""
    return folded[line.start : min(line.end, line.start + 2 * LONGEST_NAME)].replace(" ", "")


def columns_of(folded: str, lines: Sequence[Line]) -> list[Field | None]:
    """What each column holds by its name; None for the number's, and for those whose name is not known.

    Names that are not known count where the first row's number ends them.
    """
    names = [cell_of(folded, line) for line in lines]
    columns: list[Field | None] = []
    sure = 0  # columns up to the last whose name is known
    is_row = len(lines) > 2 and "\n" not in folded[lines[1].end : lines[2].start]  # and no cell a line
    for index, (line, name) in enumerate(zip(lines, names, strict=True)):
        if columns and name in NUMBER_COLUMN:
            break
        is_below = is_row and index and "\n" in folded[lines[index - 1].end : line.start]
        if is_below or (columns and (number_of(folded, line) or RULE.match(name))):
            sure = index
            break
        field = _named(name)
        if not index or field:
            sure = index + 1
        elif not _may_name(folded, line):
            break
        columns.append(field)
    return _as_they_stand_together(columns[:sure], names)


def is_blank(folded: str, line: Line) -> bool:
    return _BLANK.match(cell_of(folded, line)) is not None


def number_of(folded: str, line: Line) -> int:
    """The number that a cell holds and nothing else, 0 for none: 1, 02, 3., （4）, 问题5."""
    cell = cell_of(folded, line)
    if NUMBER.match(cell):
        return int(cell.rstrip(".、"))
    label = label_at(folded, line.start, line.end) if 0 < len(cell) <= _LONGEST_NUMBER else None
    return label.number if label and label.form.counts and label.end == line.end else 0


def _as_they_stand_together(columns: list[Field | None], names: Sequence[str]) -> list[Field | None]:
    """落实情况 beside 整改措施 tells how far these are; 整改任务 beside 反馈问题 holds measures, if no other does."""
    holds = [field is Field.MEASURES for field in columns]
    told = [holding and bool(_MEASURES.search(name)) for holding, name in zip(holds, names, strict=False)]
    if any(told):
        return [
            Field.PROGRESS if holding and not by_name else field
            for field, holding, by_name in zip(columns, holds, told, strict=True)
        ]
    tasks = [index for index, field in enumerate(columns) if field is None and "任务" in names[index]]
    if tasks and Field.FINDING in columns and not any(holds):
        columns[tasks[0]] = Field.MEASURES
    return columns


def _named(name: str) -> Field | None:
    """What a column of this name holds; a word in it will do: 整改措施及进展, 牵头股室."""
    if field := Field.RECORD if name in _OTHER_COLUMNS else field_of(name):
        return field
    if len(name) > LONGEST_NAME or _MARKS.search(name):
        return None
    return next((field for word, field in _NAMES if word.search(name)), None)


def _may_name(folded: str, line: Line) -> bool:
    words = folded[line.start : line.end]
    return (
        1 < len(words) <= LONGEST_NAME
        and not _MARKS.search(words)
        and not words.endswith("方面")  # a field of findings, in a row of its own
        and label_at(folded, line.start, line.end) is None
    )


def fields_of(
    folded: str, columns: Sequence[Field | None], rows: Sequence[Sequence[Line]]
) -> list[Field | None]:
    """The columns' fields, those without a known name by what stands in them."""
    complete = [row for row in rows if len(row) == len(columns)]
    unknown = [index for index, field in enumerate(columns) if field is None]
    if not unknown or len(complete) < _LEAST_ROWS:
        return list(columns)
    texts = {
        index: [folded[row[index].start : row[index].end] for row in complete]
        for index, field in enumerate(columns)
        if field in (None, Field.PROGRESS, Field.RESULT)
    }
    by_text = _told_by_texts(texts, columns)
    return [field or by_text.get(index, Field.RECORD) for index, field in enumerate(columns)]


def _told_by_texts(texts: dict[int, list[str]], columns: Sequence[Field | None]) -> dict[int, Field]:
    """Which column states what was found and which says what was done, if none is known to do so."""
    fields: dict[int, Field] = {}
    unknown = [index for index in texts if columns[index] is None]
    finding = max(unknown, key=lambda index: _states(texts[index]))
    if Field.FINDING not in columns and _states(texts[finding]) > 0:
        fields[finding] = Field.FINDING
        del texts[finding]
    longest = max(texts, key=lambda index: _length(texts[index]), default=None)
    if longest is not None and Field.MEASURES not in columns and columns[longest] is None:
        fields[longest] = Field.MEASURES
    return fields


def _states(texts: Sequence[str]) -> float:
    """How much a column's cells look like findings: they state what is wrong, each another."""
    says = sum(is_finding(words) and "。" not in words[:-1] for words in texts) / len(texts)
    return says if len(set(texts)) > 0.6 * len(texts) else 0.0


def _length(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts)


def first_of(columns: Sequence[Field | None], *choices: tuple[Field, ...]) -> int:
    """The first column that holds any of the first choice, else of the next."""
    for fields in choices:
        for index, field in enumerate(columns):
            if field in fields:
                return index
    return len(columns)

"""The cells of a pasted table: rows cut at tabs, bars or wide blanks, and numbers that stand in a finding's cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from notices.parsing.fields import Field
from notices.parsing.headings import is_aspect, is_field_of_problems, without_count
from notices.parsing.lines import Line, strip, without_closing
from notices.parsing.outline.columns import LONGEST_NAME, NUMBER_COLUMN, cell_of, columns_of
from notices.parsing.outline.labels import Form, Label, label_at

WIDEST = 12  # columns a table may have
_CELL_MARKS = (re.compile(r"\t"), re.compile(r"[|｜]"), re.compile(r" {2,}|\u3000+"))


def cells_parted(text: str, folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a pasted table cut into its cells, empty ones too; `text` as given, for its tabs.

    The rows of a table without numbers begin with a cell without width, where their number would stand.
    """
    parted: list[Line] = []
    lines = _numbers_apart(folded, lines)
    mark: re.Pattern[str] | None = None
    unnumbered = 0  # columns of a table without numbers
    for line in lines:
        header = next(
            (cell_mark for cell_mark in _CELL_MARKS if _is_header(folded, _cells(text, line, cell_mark))),
            None,
        )
        mark = header or mark
        cells = _aspect_alone(folded, _cells(text, line, mark)) if mark else [line]
        if header:
            unnumbered = 0 if _numbers_rows(folded, cells) else len(cells)
        if unnumbered and len(cells) == unnumbered:
            parted.append(Line(cells[0].start, cells[0].start))
        parted.extend(cells)
    return parted


def _aspect_alone(folded: str, cells: Sequence[Line]) -> Sequence[Line]:
    """A row that names a field in one of its cells, or in all of them, is that cell alone."""
    texts = {folded[cell.start : cell.end] for cell in cells} - {""}
    printed = filled(cells)
    is_aspect = len(cells) > 1 and len(texts) == 1 and names_aspect(folded, printed[0])
    return printed[:1] if is_aspect else cells


def _numbers_rows(folded: str, cells: Sequence[Line]) -> bool:
    """Is the first column, whatever its name, not one of findings or what belongs to these?"""
    return cell_of(folded, cells[0]) in NUMBER_COLUMN or columns_of(folded, cells)[0] is None


def _numbers_apart(folded: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, where a table's findings carry their numbers, 反馈问题 / 整改措施 / …, then 1.台账不全 / …, with these
    in cells of their own."""
    for index in range(len(lines) - 1):
        columns = columns_of(folded, lines[index : index + WIDEST])
        begun = index + len(columns)
        if len(columns) > 3 and columns[0] is Field.FINDING and all(columns) and begun < len(lines):
            first = label_of(folded, lines[begun])
            is_numbered = index and cell_of(folded, lines[index - 1]) in NUMBER_COLUMN
            if first and first.number == 1 and first.form.system == "1" and not is_numbered:
                header = [Line(lines[index].start, lines[index].start), *lines[index:begun]]
                return [
                    *lines[:index],
                    *header,
                    *_rows_apart(folded, lines[begun:], first.form, len(columns)),
                ]
    return lines


def _rows_apart(folded: str, lines: Sequence[Line], form: Form, width: int) -> Iterator[Line]:
    """A number that goes on with the count, a row's width behind the last one, begins a row."""
    number, began = 0, -width
    for index, line in enumerate(lines):
        label = label_of(folded, line)
        if label and (label.form, label.number) == (form, number + 1) and index - began >= width:
            number, began = label.number, index
            yield from (Line(label.start, label.end), Line(label.body, line.end))
        else:
            yield line


def begins_row(line: Line, following: Line) -> bool:
    """Is a cell the one before an unnumbered row? An empty cell ends before the next begins."""
    return line.start == line.end == following.start


def _is_header(folded: str, cells: Sequence[Line]) -> bool:
    """A row of short names, the first of which is the number's or all of which are known."""
    if len(cells) < 2:
        return False
    names = [folded[cell.start : cell.end].replace(" ", "") for cell in cells]
    if names[0] in NUMBER_COLUMN and len(cells) > 2:
        return all(len(name) <= LONGEST_NAME for name in names)
    columns = columns_of(folded, cells)
    is_pair = columns == [Field.FINDING, Field.MEASURES] and folded[cells[0].end : cells[1].start] in (
        " ",
        "|",
    )
    return len(columns) == len(cells) and (is_pair or (len(cells) > 2 and Field.FINDING in columns))


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


def label_of(folded: str, line: Line) -> Label | None:
    return label_at(folded, line.start, line.end)


def names_aspect(folded: str, line: Line) -> bool:
    """Does a row name a field: （一）党的建设 with a label, or …方面 without?"""
    if label := label_of(folded, line):
        return _names_field(label, folded[label.body : line.end])
    words = without_count(folded[line.start : line.end])
    return len(words) <= 3 * LONGEST_NAME and words.endswith("方面")


def _names_field(label: Label, words: str) -> bool:
    """In a row of its own what is numbered （一） names a field whatever it says, if it is no sentence."""
    is_row = label.form.system == "一" and not label.form.is_step and words[-1:] not in "。;"
    return (
        is_row or is_aspect(words) or is_field_of_problems(words) or without_closing(words).endswith("方面")
    )


def filled(cells: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(cell for cell in cells if cell.start < cell.end)

"""OpenDocument texts (.odt), as LibreOffice and WPS save them: paragraphs, and tables a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from zipfile import ZipFile

from lxml import etree

from notices.reading.bounds import MAX_BYTES
from notices.reading.containers import extracted, opened
from notices.reading.open_lists import read_lists
from notices.reading.shapes import ReadError, Reading, check_text
from notices.reading.spaces import tidy, with_cells
from notices.reading.tabular import Cell, flattened, is_list_of_problems
from notices.reading.word import parsed
from notices.reading.wrapped import rejoined, remarks

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
PARTS = {"content.xml", "META-INF/manifest.xml"}

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE = (f"{{{_SPACE}{name}:1.0}}" for name in ("office", "text", "table"))
_DRAWING = f"{{{_SPACE}drawing:1.0}}"
_SKIPPED = {
    *(_TEXT + name for name in ("tracked-changes", "note", "sequence-decls", "table-of-content")),
    *(_OFFICE + name for name in ("annotation", "forms")),
}
_CELL = f"{_TABLE}table-cell"
_ROWS = {_TABLE + name for name in ("table-header-rows", "table-row-group", "table-rows")}
_SOURCE_BLANKS = re.compile(r"[ \t\r\n]++")  # breaks of the source; those of the text are elements
_WIDEST = 20  # columns
_MOST_NOTES = 500
Labels = Mapping[etree._Element, str]  # the numbers of lists
_BROKEN = "OpenDocument 文件已损坏或加了密码，打不开；请打开后另存为新的 .odt 或 .docx"
_EMPTY = "OpenDocument 文档里没有文字"
_OTHER = "是 OpenDocument 文件，但不是文字文档；请另存为 .odt 或 .docx 后再导入"
_LISTS = "自动编号没有读出；编号重要时请另存为 .docx 后再导入"


def read_open_document(data: bytes) -> Reading:
    with opened(data) as file:
        root = parsed(extracted(file, file.getinfo("content.xml"), MAX_BYTES), _BROKEN)
        styles = list(_styles(file))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(_OTHER)
    lists = read_lists([root, *styles])
    lists.number(body)
    lines = list(_lines(body, lists.labels))
    notes = list(_notes(body))
    if not lines:
        raise ReadError(_EMPTY)
    has_table = next(body.iter(f"{_TABLE}table"), None) is not None
    lines, width = (lines, 0) if has_table else rejoined(lines)
    unread = (_LISTS,) if lists.unknown else ()
    return Reading(check_text("\n".join([*lines, *notes]) + "\n"), MEDIA_TYPE, (*unread, *remarks(width)))


def _styles(file: ZipFile) -> Iterator[etree._Element]:
    """What lists look like stands there, if it can be read: no word of the text does."""
    if "styles.xml" in file.namelist():
        with suppress(ReadError):
            yield parsed(extracted(file, file.getinfo("styles.xml"), MAX_BYTES), _BROKEN)


def _lines(block: Iterable[etree._Element], labels: Labels) -> Iterator[str]:
    for child in block:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from _paragraph(child, labels)
        elif child.tag == f"{_TABLE}table":
            yield from _table(child, labels)
        elif child.tag not in _SKIPPED:
            yield from _lines(child, labels)


def _paragraph(paragraph: etree._Element, labels: Labels) -> Iterator[str]:
    """A paragraph's lines, then those of text boxes that hang on it."""
    boxes: list[etree._Element] = []
    words = "".join(_pieces(paragraph, boxes))
    label = labels.get(paragraph, "") if words.strip() else ""
    yield from filter(None, map(with_cells, f"{label}{words}".split("\n")))
    for box in boxes:
        yield from _lines(box, labels)


def _pieces(paragraph: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """What a paragraph says; its blanks, tabs and breaks are elements. What is drawn on it is only collected."""
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            yield _words(element.tail) if element is not paragraph else ""
        elif element.tag in _SKIPPED:
            walker.skip_subtree()
        elif str(element.tag).startswith(_DRAWING):
            boxes.append(element)
            walker.skip_subtree()
        else:
            yield _SIGNS.get(str(element.tag), "") + _words(element.text)


def _words(source: str | None) -> str:
    return _SOURCE_BLANKS.sub(" ", source or "")


def _notes(body: etree._Element) -> Iterator[str]:
    """Footnotes and endnotes in the order of their marks, as lines below the text."""
    notes = (note for note in body.iter(f"{_TEXT}note") if not any(note.iterancestors(*_SKIPPED)))
    for number, note in zip(range(1, _MOST_NOTES + 1), notes, strict=False):
        contents = note.iterchildren(f"{_TEXT}note-body")
        if words := tidy(" ".join(line for content in contents for line in _lines(content, {}))):
            yield f"注{number}：{words}"


_SIGNS = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t", f"{_TEXT}s": " "}


def _table(table: etree._Element, labels: Labels) -> Iterator[str]:
    """One problem a row: the whole grid; any other table: each cell once."""
    rows = [[(cell, tuple(_lines(cell, labels))) for cell in _cells(row)] for row in _rows(table)]
    grid: list[list[Cell]] = []
    for row in rows:
        grid.append(_expanded(row, grid[-1] if grid else []))
    if len(grid) > 1 and is_list_of_problems(grid[0]):
        yield from flattened(grid)
    else:
        yield from (line for row in rows for cell, value in row if cell.tag == _CELL for line in value)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Of this table, not of those in its cells."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return row.iterchildren(_CELL, f"{_TABLE}covered-table-cell")


def _expanded(row: Sequence[tuple[etree._Element, Cell]], upper_row: list[Cell]) -> list[Cell]:
    """A row's cells by column; one that is covered stands for the cell to its left, else for the one above."""
    cells: list[Cell] = []
    left = 0  # columns that the cell to the left still covers
    for cell, lines in row:
        column = len(cells)
        if cell.tag == _CELL:
            value, left = lines, _number(cell, "number-columns-spanned")
        elif left > 0:
            value = cells[-1]
        else:
            value = upper_row[column] if column < len(upper_row) else ()
        left -= 1
        cells.extend([value] * min(_number(cell, "number-columns-repeated"), _WIDEST))
    return cells[:_WIDEST]


def _number(cell: etree._Element, name: str) -> int:
    value = cell.get(_TABLE + name, "1")
    return int(value) if value.isdecimal() and len(value) < 5 else 1

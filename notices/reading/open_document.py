"""OpenDocument texts (.odt), as LibreOffice and WPS save them: paragraphs, and tables a cell a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from notices.reading.bounds import MAX_BYTES
from notices.reading.containers import extracted, opened
from notices.reading.shapes import ReadError, Reading, check_text
from notices.reading.spaces import with_cells
from notices.reading.tabular import Cell, flattened, is_list_of_problems
from notices.reading.word import parsed
from notices.reading.wrapped import rejoined, remarks

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
PARTS = {"content.xml", "META-INF/manifest.xml"}

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE = (f"{{{_SPACE}{name}:1.0}}" for name in ("office", "text", "table"))
_SKIPPED = {
    *(_TEXT + name for name in ("tracked-changes", "note", "sequence-decls", "table-of-content")),
    *(_OFFICE + name for name in ("annotation", "forms")),
}
_WIDEST = 20  # columns
_EMPTY = "OpenDocument 文档里没有文字"
_OTHER = "是 OpenDocument 文件，但不是文字文档；请另存为 .odt 或 .docx 后再导入"
_LISTS = "自动编号没有读出；编号重要时请另存为 .docx 后再导入"


def read_open_document(data: bytes) -> Reading:
    with opened(data) as file:
        root = parsed(extracted(file, file.getinfo("content.xml"), MAX_BYTES))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(_OTHER)
    lines = list(_lines(body))
    if not lines:
        raise ReadError(_EMPTY)
    has_table = next(body.iter(f"{_TABLE}table"), None) is not None
    lines, width = (lines, 0) if has_table else rejoined(lines)
    lists = (_LISTS,) if next(body.iter(f"{_TEXT}list-item"), None) is not None else ()
    return Reading(check_text("\n".join(lines) + "\n"), MEDIA_TYPE, (*lists, *remarks(width)))


def _lines(block: Iterable[etree._Element]) -> Iterator[str]:
    for child in block:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from filter(None, map(with_cells, "".join(_pieces(child)).split("\n")))
        elif child.tag == f"{_TABLE}table":
            yield from _table(child)
        elif child.tag not in _SKIPPED:
            yield from _lines(child)


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """What a paragraph says; its blanks, tabs and breaks are elements."""
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            yield (element.tail or "") if element is not paragraph else ""
        elif element.tag in _SKIPPED:
            walker.skip_subtree()
        else:
            yield _SIGNS.get(str(element.tag), "") + (element.text or "")


_SIGNS = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t", f"{_TEXT}s": " "}


def _table(table: etree._Element) -> Iterator[str]:
    """One problem a row: the whole grid; any other table: each cell once."""
    rows = list(table.iter(f"{_TABLE}table-row"))
    grid: list[list[Cell]] = []
    for row in rows:
        grid.append(_expanded(row, grid[-1] if grid else []))
    if len(grid) > 1 and is_list_of_problems(grid[0]):
        yield from flattened(grid)
    else:
        yield from (line for row in rows for cell in row.iter(f"{_TABLE}table-cell") for line in _lines(cell))


def _expanded(row: etree._Element, upper_row: list[Cell]) -> list[Cell]:
    """A row's cells by column; one that is covered stands for the cell to its left, else for the one above."""
    cells: list[Cell] = []
    left = 0  # columns that the cell to the left still covers
    for cell in row.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        column = len(cells)
        if cell.tag == f"{_TABLE}table-cell":
            value, left = tuple(_lines(cell)), _number(cell, "number-columns-spanned")
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

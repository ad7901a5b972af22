"""Word documents (.docx): paragraphs with their numbers as Word shows them, tables a cell a line; nothing is run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from notices.reading.containers import extracted, opened
from notices.reading.numbering import Numbering, W, read_numbering
from notices.reading.shapes import MAX_BYTES, ReadError, Reading, check_text
from notices.reading.spaces import tidy
from notices.reading.tabular import Cell, flattened, is_list_of_problems

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_EMPTY = "Word 文档里没有文字"
_BROKEN = "Word 文档已损坏，打不开；请在 Word 里打开后另存为新的 .docx"
_MACROS = "文档带有宏，没有读取；请另存为不带宏的 .docx 后再导入"
_ENTITIES = "文档的 XML 里有实体声明，没有读取；请在 Word 里另存为新的 .docx"
_REMOTE = "文档引用了外部的文件（{}），没有读取；请在 Word 里去掉外部链接后再导入"
_MAIN_PART = re.compile(r"word/document[0-9]{0,2}\.xml")
_MOST_PARTS = 5000
_WIDEST = 20  # columns

_LOCAL = re.compile(
    r"file:///[A-Za-z]:|[A-Za-z]:\\|[^/\\:]+$"
)  # file:///C:\…\Normal.dotm; nothing is fetched there
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {  # of a paragraph: deleted and moved text, fields' codes, what stands beside the line
    *(
        W + name
        for name in ("del", "moveFrom", "instrText", "delText", "pPr", "txbxContent", "footnoteReference")
    ),
    f"{_MARKUP}Fallback",
}
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}


def main_part(names: Iterable[str]) -> str:
    """The part that holds the text: word/document.xml, or word/document2.xml as Word on the web has it."""
    return min(filter(_MAIN_PART.fullmatch, names), default="")


def read_word(data: bytes) -> Reading:
    with opened(data) as file:
        _check(file)
        body = _part(file, main_part(file.namelist()))
        numbering = read_numbering(_part(file, "word/numbering.xml"), _part(file, "word/styles.xml"))
    if body is None:
        raise ReadError(_BROKEN)
    lines = [line for block in body.iterchildren(f"{W}body") for line in _lines(block, numbering)]
    if not lines:
        raise ReadError(_EMPTY)
    return Reading(check_text("\n".join(lines) + "\n"), MEDIA_TYPE)


def _check(file: zipfile.ZipFile) -> None:
    names = file.namelist()
    if len(names) > _MOST_PARTS:
        raise ReadError(_BROKEN)
    types = (
        extracted(file, file.getinfo("[Content_Types].xml"), MAX_BYTES)
        if "[Content_Types].xml" in names
        else b""
    )
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ReadError(_MACROS)
    for name in names:
        if name.startswith("word/") and name.endswith(".rels"):
            _check_links(_part(file, name))


def _check_links(relations: etree._Element | None) -> None:
    """Links to click on are no danger; templates, pictures and objects to be fetched are what is refused."""
    for relation in () if relations is None else relations:
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") != "External" or kind == "hyperlink":
            continue
        if kind != "attachedTemplate" or not _LOCAL.match(target):
            raise ReadError(_REMOTE.format(target[:80]))


def _part(file: zipfile.ZipFile, name: str) -> etree._Element | None:
    """A part's tree; None where the document hasn't this part."""
    if name not in file.namelist():
        return None
    content = extracted(file, file.getinfo(name), MAX_BYTES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ReadError(_ENTITIES)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(_BROKEN) from error
    if root.getroottree().docinfo.doctype:  # in an encoding that hid it above
        raise ReadError(_ENTITIES)
    return root


def _lines(block: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The paragraphs and tables of a body, a cell or a content control, in order."""
    for child in block:
        if child.tag == f"{W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _lines(child, numbering)


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> Iterator[str]:
    """A paragraph's lines, its number before the first; then those of text boxes that hang on it."""
    boxes: list[etree._Element] = []
    first, *more = (tidy(line) for line in "".join(_pieces(paragraph, boxes)).split("\n"))
    if first or any(more):
        yield from filter(None, (numbering.label(paragraph) + first, *more))
    for box in boxes:
        yield from _lines(box, numbering)


def _pieces(paragraph: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """What the runs say; text boxes are only collected, each by the paragraph it hangs on."""
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, element in walker:
        if element.tag == f"{W}txbxContent":
            boxes.append(element)
        if element.tag in _SKIPPED or (element.tag == f"{W}r" and _is_hidden(element)):
            walker.skip_subtree()
        elif element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in _SIGNS:
            yield _SIGNS[element.tag]


def _is_hidden(run: etree._Element) -> bool:
    return run.find(f"{W}rPr/{W}vanish") is not None


def _table(table: etree._Element, numbering: Numbering) -> Iterator[str]:
    """One problem a row: the whole grid; any other table: each cell once."""
    rows = [list(_cells(row)) for row in _inside(table, "tr")]
    grid: list[list[Cell]] = []
    for row in rows:
        above = grid[-1] if grid else []
        grid.append(_expanded(row, above, numbering))
    if len(grid) > 1 and is_list_of_problems(grid[0]):
        yield from flattened(grid)
    else:
        for row, values in zip(rows, grid, strict=True):
            yield from _loose(row, values)


def _expanded(row: list[etree._Element], above: list[Cell], numbering: Numbering) -> list[Cell]:
    """A row's cells by column: joined ones stand in each of their columns and rows."""
    cells: list[Cell] = []
    for cell in row:
        value = tuple(_lines(cell, numbering))
        if _continues(cell) and len(cells) < len(above):
            value = above[len(cells)]
        cells.extend([value] * _span(cell))
    return cells[:_WIDEST]


def _loose(row: list[etree._Element], values: list[Cell]) -> Iterator[str]:
    place = 0
    for cell in row:
        if not _continues(cell) and place < len(values):
            yield from values[place]
        place += _span(cell)


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows or cells, also those in content controls."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _inside(child, name)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return _inside(row, "tc")


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "1" if span is None else span.get(f"{W}val", "1")
    return max(1, min(int(value), _WIDEST)) if re.fullmatch(r"[0-9]{1,4}", value) else 1


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"

"""Word documents (.docx): paragraphs with their numbers as Word shows them, tables a cell a line; nothing is run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from notices.reading.bounds import MAX_BYTES, MAX_PARTS
from notices.reading.containers import extracted, opened
from notices.reading.numbering import Numbering, W, read_numbering
from notices.reading.shapes import ReadError, Reading, check_text
from notices.reading.spaces import tidy, with_cells
from notices.reading.tabular import Cell, flattened, is_list_of_problems
from notices.reading.wrapped import rejoined, remarks

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_EMPTY = "Word 文档里没有文字"
_BROKEN = "Word 文档已损坏，打不开；请在 Word 里打开后另存为新的 .docx"
_MACROS = "文档带有宏，没有读取；请另存为不带宏的 .docx 后再导入"
_ENTITIES = "文档的 XML 里有实体声明，没有读取；请在 Word 里另存为新的 .docx"
_REMOTE = "文档引用了外部的文件（{}），没有读取；请在 Word 里去掉外部链接后再导入"
_MAIN_PART = re.compile(r"word/document[0-9]{0,2}\.xml")
_WIDEST = 20  # columns
_MOST_CHUNKS = 50
_MOST_NOTES = 500
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_LOCAL = re.compile(
    r"file:///[A-Za-z]:|[A-Za-z]:\\|[^/\\:]+$"
)  # file:///C:\…\Normal.dotm; nothing is fetched there
# "Strict Open XML" is the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_NOTES = {f"{W}footnoteReference": "word/footnotes.xml", f"{W}endnoteReference": "word/endnotes.xml"}
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {  # of a paragraph: deleted and moved text, fields' codes, what stands beside the line
    *(W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "txbxContent")),
    f"{_MARKUP}Fallback",
}
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}


def main_part(names: Iterable[str]) -> str:
    """The part that holds the text: word/document.xml, or word/document2.xml as Word on the web has it."""
    return min(filter(_MAIN_PART.fullmatch, names), default="")


def read_word(data: bytes, read_chunk: Callable[[str, bytes], Reading] | None = None) -> Reading:
    """`read_chunk` reads other files that the document holds in place of paragraphs; without it they are left out."""
    with opened(data) as file:
        _check(file)
        main = main_part(file.namelist())
        body = _part(file, main)
        if body is None:
            raise ReadError(_BROKEN)
        if read_chunk:
            _insert_chunks(file, main, body, read_chunk)
        numbering = read_numbering(_part(file, "word/numbering.xml"), _part(file, "word/styles.xml"))
        notes = list(_notes(file, body))
    lines = [line for block in body.iterchildren(f"{W}body") for line in _lines(block, numbering)]
    if not lines:
        raise ReadError(_EMPTY)
    has_table = next(body.iter(f"{W}tbl"), None) is not None
    lines, width = (lines, 0) if has_table else rejoined(lines)
    return Reading(check_text("\n".join([*lines, *notes]) + "\n"), MEDIA_TYPE, remarks(width))


def _insert_chunks(
    file: zipfile.ZipFile, main: str, body: etree._Element, read_chunk: Callable[[str, bytes], Reading]
) -> None:
    """Puts the text of w:altChunk (a page, a document) where it stands: an editor pasted it, Word shows it."""
    folder, _, name = main.rpartition("/")
    relations = _part(file, f"{folder}/_rels/{name}.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in _children(relations)}
    for chunk in list(body.iter(f"{W}altChunk"))[:_MOST_CHUNKS]:
        target = targets.get(chunk.get(f"{R}id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        if path not in file.namelist():
            continue
        for line in reversed(
            read_chunk(path, extracted(file, file.getinfo(path), MAX_BYTES)).text.splitlines()
        ):
            paragraph = etree.Element(f"{W}p")
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = line
            chunk.addnext(paragraph)


def _notes(file: zipfile.ZipFile, body: etree._Element) -> Iterator[str]:
    """Footnotes and endnotes in the order of their marks, as lines below the text."""
    marks = list(body.iter(*_NOTES))[:_MOST_NOTES]
    parts = {tag: _part(file, name) for tag, name in _NOTES.items()}
    for number, mark in enumerate(marks, 1):
        note = next(
            (n for n in _children(parts[str(mark.tag)]) if n.get(f"{W}id") == mark.get(f"{W}id")), None
        )
        words = tidy("".join(text.text or "" for text in note.iter(f"{W}t"))) if note is not None else ""
        if words:
            yield f"注{number}：{words}"


def _children(element: etree._Element | None) -> Iterable[etree._Element]:
    return () if element is None else element


def _check(file: zipfile.ZipFile) -> None:
    names = file.namelist()
    if len(names) > MAX_PARTS:
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
    for relation in _children(relations):
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
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return parsed(content)


def parsed(content: bytes, broken: str = _BROKEN) -> etree._Element:
    """The tree of a part; ReadError where it is broken or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ReadError(_ENTITIES)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(broken) from error
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
    first, *more = (with_cells(line) for line in "".join(_pieces(paragraph, boxes)).split("\n"))
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
        upper_row = grid[-1] if grid else []
        grid.append(_expanded(row, upper_row, numbering))
    if len(grid) > 1 and is_list_of_problems(grid[0]):
        yield from flattened(grid)
    else:
        for row, values in zip(rows, grid, strict=True):
            yield from _loose(row, values)


def _expanded(row: list[etree._Element], upper_row: list[Cell], numbering: Numbering) -> list[Cell]:
    """A row's cells by column: joined ones stand in each of their columns and rows."""
    cells: list[Cell] = []
    for cell in row:
        value = tuple(_lines(cell, numbering))
        if _continues(cell) and len(cells) < len(upper_row):
            value = upper_row[len(cells)]
        cells.extend([value] * _span(cell))
    return cells[:_WIDEST]


def _loose(row: list[etree._Element], values: list[Cell]) -> Iterator[str]:
    column = 0
    for cell in row:
        if not _continues(cell) and column < len(values):
            yield from values[column]
        column += _span(cell)


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

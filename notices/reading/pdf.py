"""PDF files that hold text: pdfium finds the letters, `paragraphs` puts the lines together again."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, chain, islice
from operator import itemgetter

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage

from notices.reading.bounds import MAX_DRAWN, MAX_PDF_PAGES, MAX_TEXT
from notices.reading.columns import PlacedLine, gutters
from notices.reading.paragraphs import paragraphs
from notices.reading.pictures import pdfium_lock
from notices.reading.plausibility import is_common
from notices.reading.recognised import NO_WORDS, certainty, remarks, rows, with_words
from notices.reading.recognition import HOW_TO_INSTALL, NOTHING, Recognition
from notices.reading.ruled import Box, Letter, PageTable, ruled_tables
from notices.reading.shapes import ReadError, Reading, ScannedError, check_text
from notices.reading.spaces import tidy
from notices.reading.tabular import is_list_of_problems
from notices.reading.unruled import may_name_columns, unruled_table

MEDIA_TYPE = "application/pdf"

_LEAST_LETTERS = 20  # a scan often has a stamp or a page number as text
_LEAST_COMMON = 0.5  # of the Chinese letters; a font without a table of its letters gives rubbish

_FOOT = 3  # a page's last table, and lines below it: its number, the running foot
_LEAST_DRAWN = 5  # lines and boxes that may make a table
_WHOLE_PAGE = 0.6  # of the page's area
_MEASURED = 6  # letters of a line that its size is taken from
_INDENT = 3.2  # letters that a column's line may begin behind its edge
_GUTTER = 1.2  # letters of room between two columns

_NO_TEXT = f"PDF 里没有文字，像是扫描件；请{HOW_TO_INSTALL}"
_GARBLED = f"PDF 里的文字没有编码表，取出来是乱码；请用原来的 Word 文件，或者{HOW_TO_INSTALL}"
_LOCKED = "PDF 加了密码；请去掉密码后再导入"
_BROKEN = "PDF 已损坏或不完整，打不开"


def read_pdf(data: bytes, recognition: Recognition = NOTHING) -> Reading:
    """Pages that were recognised stand where the file has none or rubbish for them."""
    with pdfium_lock, _opened(data) as document:
        if len(document) > MAX_PDF_PAGES:
            raise ReadError(f"PDF 有 {len(document)} 页，超过了 {MAX_PDF_PAGES} 页的上限")
        pages = list(_pages(document))
    for number, page in recognition.items():
        pages[number] = rows(page)
    try:
        _check("".join(_words(pages)), len(pages))
    except ScannedError as error:
        raise ReadError(NO_WORDS) if recognition else error from None
    lines = paragraphs(pages)
    everything = tuple(range(len(pages)))
    if not lines:
        raise ScannedError(_NO_TEXT, everything)
    scanned = tuple(number for number in everything if not pages[number] and number not in recognition)
    return Reading(
        check_text("\n".join(lines) + "\n"),
        MEDIA_TYPE,
        (*remarks(recognition), *_remarks(scanned)),
        scanned=scanned,
        recognised=with_words(recognition),
        certainty=certainty(recognition),
    )


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise ReadError(_LOCKED if locked else _BROKEN) from error
    try:
        yield document
    finally:
        document.close()


def _pages(document: PdfDocument) -> Iterator[list[PlacedLine]]:
    """The rows of each page; none for one that is a picture or broken."""
    left = MAX_TEXT
    columns = 0  # of the table that the page before ends with
    parted: tuple[float, ...] = ()
    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError:
            yield []
            continue
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise ReadError(f"文字超过 {MAX_TEXT // 10000} 万字，不像是一篇通报")
        rows = _page_rows(page, text, columns, parted)
        parted = gutters(rows, parted)
        columns = next((len(row.table[0]) for row in rows[-_FOOT:] if row.table), 0)
        yield rows
        text.close()
        page.close()


def _page_rows(page: PdfPage, text: PdfTextPage, columns: int, parted: tuple[float, ...]) -> list[PlacedLine]:
    """A page's lines, or those of its columns, and its lists of problems; one of `columns` may go on here unheaded."""
    boxes = _drawn(page)
    letters = list(_letters(text)) if len(boxes) > _LEAST_DRAWN else []
    tables = [
        table
        for table in ruled_tables(boxes, letters)
        if is_list_of_problems(table.rows[0]) or len(table.rows[0]) == columns
    ]
    gapped = list(_rows(text, None, tables))
    if not tables and may_name_columns(gapped) and (table := unruled_table(gapped, list(_letters(text)))):
        tables = [table]
        gapped = list(_rows(text, None, tables))
    cuts = gutters(gapped, parted)
    rows = list(_rows(text, (min(row.left for row in gapped), *cuts) if cuts else (), tables))
    for table in tables:
        left, bottom, right, top = table.box
        cells = tuple(map(tuple, table.rows))
        rows.insert(_place(rows, top), PlacedLine("", left, right, bottom, 1.0, cells))
    return rows


def _place(rows: Sequence[PlacedLine], top: float) -> int:
    """Where a table stands among the lines: a page's foot may be drawn first, so that most of them decide."""
    lower = [row.bottom < top for row in rows]
    misplaced = accumulate((1 if is_below else -1 for is_below in lower), initial=0)
    return min(enumerate(misplaced), key=itemgetter(1, 0))[0]


def _drawn(page: PdfPage) -> list[Box]:
    """The boxes of what is drawn with lines, but for what lies under the whole page."""
    width, height = page.get_size()
    drawn = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    boxes = [shape.get_bounds() for shape in islice(drawn, MAX_DRAWN)]
    return [box for box in boxes if (box[2] - box[0]) * (box[3] - box[1]) < _WHOLE_PAGE * width * height]


def _letters(page: PdfTextPage) -> Iterator[Letter]:
    for index in range(page.count_chars()):
        sign = _letter(pdfium.FPDFText_GetUnicode(page, index))
        if sign and not sign.isspace():
            yield Letter(sign, page.get_charbox(index, loose=True))


def _rows(
    page: PdfTextPage, cuts: tuple[float, ...] | None, without: Sequence[PageTable]
) -> Iterator[PlacedLine]:
    """pdfium's lines in its order, with where they begin and end; cut between columns, by None at every gap.

    `cuts` are where the page's text begins on the left, and its gutters.
    """
    start, length = 0, page.count_chars()
    codes = [pdfium.FPDFText_GetUnicode(page, index) for index in range(length)]
    for index in range(length + 1):
        if index == length or codes[index] in (10, 13):
            for first, stop in _parts(page, codes, (start, index), cuts):
                row = _row(page, codes, first, stop)
                if row and not any(_stands_in(row, table.box) for table in without):
                    yield row
            start = index + 1


def _parts(
    page: PdfTextPage, codes: list[int], line: tuple[int, int], cuts: tuple[float, ...] | None
) -> Iterator[tuple[int, int]]:
    """The parts of a line, by the index of their first letter and of the one after the last."""
    first, edge = line[0], None
    for index in () if cuts == () else range(*line):
        is_blank = chr(codes[index]).isspace()
        if is_blank and (edge is None or cuts is None or pdfium.FPDFText_IsGenerated(page, index)):
            continue
        left, bottom, right, top = page.get_charbox(index, loose=True)
        if is_blank:  # of the document's own, as between two facts of an imprint: no room between columns
            edge = max(edge or left, right)
            continue
        size = max(top - bottom, 1.0)
        if edge is None and cuts and left - cuts[0] > _INDENT * size:
            break  # in the middle of the page: a title over the columns
        if edge is not None and (
            left - edge > _GUTTER * size if cuts is None else any(edge <= cut <= left for cut in cuts)
        ):
            yield first, index
            first = index
        edge = right
    yield first, line[1]


def _stands_in(row: PlacedLine, box: Box) -> bool:
    left, bottom, right, top = box
    middle = row.bottom + row.size / 2
    return left - 1 <= (row.left + row.right) / 2 <= right + 1 and bottom <= middle <= top


def _row(page: PdfTextPage, codes: list[int], start: int, stop: int) -> PlacedLine | None:
    while start < stop and chr(codes[start]).isspace():
        start += 1
    while stop > start and chr(codes[stop - 1]).isspace():
        stop -= 1
    text = tidy("".join(map(_letter, codes[start:stop])))
    if not text:
        return None
    left = page.get_charbox(start, loose=True)[0]
    right = page.get_charbox(stop - 1, loose=True)[2]
    boxes = (page.get_charbox(index, loose=True) for index in range(start, min(stop, start + _MEASURED)))
    size = max(top - bottom for _, bottom, _, top in boxes)
    return PlacedLine(text, left, right, _baseline(page, start), max(size, 1.0))


def _baseline(page: PdfTextPage, index: int) -> float:
    """How high a letter stands: 一 and 口 have boxes of their own, whose edges say nothing of the line's."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    return y.value


def _letter(code: int) -> str:
    """U+FFFE is what pdfium has for a hyphen at a line's end."""
    return "" if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 else chr(code)


def _check(text: str, pages: int) -> None:
    if len(text) < _LEAST_LETTERS:
        raise ScannedError(_NO_TEXT, tuple(range(pages)))
    chinese = [letter for letter in text if "\u3400" <= letter <= "\u9fff" or "\ue000" <= letter <= "\uf8ff"]
    if sum(map(is_common, chinese)) < len(chinese) * _LEAST_COMMON or "\ufffd" * 5 in text:
        raise ScannedError(_GARBLED, tuple(range(pages)))


def _words(pages: list[list[PlacedLine]]) -> Iterator[str]:
    for row in chain.from_iterable(pages):
        yield row.text
        yield from (line for cells in row.table for cell in cells for line in cell)


def _remarks(scanned: Sequence[int]) -> tuple[str, ...]:
    empty = [str(number + 1) for number in scanned]
    return (f"第 {'、'.join(empty[:20])} 页没有文字，可能是扫描的页",) if empty else ()

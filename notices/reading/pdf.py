"""PDF files that hold text: pdfium finds the letters, `paragraphs` puts the lines together again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage

from notices.reading.paragraphs import Row, paragraphs
from notices.reading.shapes import MAX_TEXT, ReadError, Reading, check_text
from notices.reading.spaces import tidy
from notices.reading.text import is_common

MEDIA_TYPE = "application/pdf"

_MOST_PAGES = 500
_LEAST_LETTERS = 20  # a scan often has a stamp or a page number as text
_LEAST_COMMON = 0.5  # of the Chinese letters; a font without a table of its letters gives rubbish

_NO_TEXT = "PDF 里没有文字，像是扫描件；请先做文字识别（OCR），或者粘贴文字"
_GARBLED = "PDF 里的文字没有编码表，取出来是乱码；请用原来的 Word 文件，或者先做文字识别（OCR）"
_LOCKED = "PDF 加了密码；请去掉密码后再导入"
_BROKEN = "PDF 已损坏或不完整，打不开"

_lock = threading.Lock()  # pdfium is not thread-safe


def read_pdf(data: bytes) -> Reading:
    with _lock, _opened(data) as document:
        if len(document) > _MOST_PAGES:
            raise ReadError(f"PDF 有 {len(document)} 页，超过了 {_MOST_PAGES} 页的上限")
        pages = list(_pages(document))
    _check("".join(row.text for page in pages for row in page))
    lines = paragraphs(pages)
    if not lines:
        raise ReadError(_NO_TEXT)
    return Reading(check_text("\n".join(lines) + "\n"), MEDIA_TYPE, _remarks(pages))


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


def _pages(document: PdfDocument) -> Iterator[list[Row]]:
    """The rows of each page; none for one that is a picture or broken."""
    left = MAX_TEXT
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
        yield list(_rows(text))
        text.close()
        page.close()


def _rows(page: PdfTextPage) -> Iterator[Row]:
    """pdfium's lines in reading order, with the places of their first and last letters."""
    start, length = 0, page.count_chars()
    codes = [pdfium.FPDFText_GetUnicode(page, place) for place in range(length)]
    for place in range(length + 1):
        if place == length or codes[place] in (10, 13):
            if row := _row(page, codes, start, place):
                yield row
            start = place + 1


def _row(page: PdfTextPage, codes: list[int], start: int, stop: int) -> Row | None:
    while start < stop and chr(codes[start]).isspace():
        start += 1
    while stop > start and chr(codes[stop - 1]).isspace():
        stop -= 1
    text = tidy("".join(map(_letter, codes[start:stop])))
    if not text:
        return None
    left, bottom, _, top = page.get_charbox(start, loose=True)
    right = page.get_charbox(stop - 1, loose=True)[2]
    return Row(text, left, right, bottom, max(top - bottom, 1.0))


def _letter(code: int) -> str:
    """U+FFFE is what pdfium has for a hyphen at a line's end."""
    return "" if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 else chr(code)


def _check(text: str) -> None:
    if len(text) < _LEAST_LETTERS:
        raise ReadError(_NO_TEXT)
    chinese = [letter for letter in text if "\u3400" <= letter <= "\u9fff" or "\ue000" <= letter <= "\uf8ff"]
    if sum(map(is_common, chinese)) < len(chinese) * _LEAST_COMMON or "\ufffd" * 5 in text:
        raise ReadError(_GARBLED)


def _remarks(pages: list[list[Row]]) -> tuple[str, ...]:
    empty = [str(number) for number, rows in enumerate(pages, 1) if not rows]
    return (f"第 {'、'.join(empty[:20])} 页没有文字，可能是扫描的页",) if empty else ()

"""A notice as a Word document, as PDF files, and as plain text the way old sites and mail hand it on."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tools.disguised.printing import COLUMNS, LEFT, LOWEST, draw_table, wrapped
from tools.disguised.sheet import Sheet, sheet
from tools.disguised.tables import Table, blocks


def word_document(text: str) -> bytes:
    """A title in the middle, indented paragraphs in two runs each, a header and a footer with the page's number."""
    page = sheet(text)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "松陂区委办公室文件"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    for line in page.title:
        document.add_heading(line, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in (*page.imprint, "", *blocks(page.paragraphs)):
        if isinstance(block, Table):
            _add_table(document, block)
            continue
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.add_run(block[:6]).bold = True
        paragraph.add_run(block[6:])
    return saved(document.save)


def _add_table(document: Document, table: Table) -> None:
    grid = document.add_table(len(table.rows), table.width)
    for number, row in enumerate(table.rows):
        for column, words in enumerate(row):
            if not table.is_spanned(number, column):
                last = grid.cell(
                    number + table.spans(number, column) - 1, column if row[1:] else table.width - 1
                )
                cell = grid.cell(number, column).merge(last)
                cell.text, *more = words.split("\n")
                for line in more:
                    cell.add_paragraph(line)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


_SIZE, _LEADING = 14, 24


def pdf_document(text: str) -> bytes:
    """A4 pages of wrapped lines, first lines indented by two letters, a running head and page numbers, ruled tables."""
    page = sheet(text)
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(buffer: io.BytesIO) -> None:
        pages = _Pages(Canvas(buffer, A4))
        for line in page.title:
            pages.add(line, centred=True)
        for line in ("", *page.imprint):
            pages.add(line)
        for block in blocks(page.paragraphs):
            if isinstance(block, Table):
                pages.height = draw_table(pages.canvas, block, pages.height + _SIZE, pages.turn) - _LEADING
                continue
            for row in wrapped(f"　　{block}", COLUMNS):
                pages.add(row)
        pages.canvas.showPage()
        pages.canvas.save()

    return saved(draw)


class _Pages:
    """Where the next line of a document goes."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.number = canvas, 0
        self.height = self.turn()

    def turn(self) -> float:
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.canvas.setFont("STSong-Light", 9)
        self.canvas.drawString(LEFT, 800, "松陂区委巡视整改工作文件汇编")
        self.canvas.drawCentredString(A4[0] / 2, 40, f"— {self.number} —")
        self.canvas.setFont("STSong-Light", _SIZE)
        return 760

    def add(self, line: str, *, centred: bool = False) -> None:
        if self.height < LOWEST:
            self.height = self.turn()
        self.canvas.setFont("STSong-Light", _SIZE)
        if centred:
            self.canvas.drawCentredString(A4[0] / 2, self.height, line)
        else:
            indent = len(line) - len(line.lstrip("　"))
            self.canvas.drawString(LEFT + indent * _SIZE, self.height, line.lstrip("　"))
        self.height -= _LEADING


class NoRoomError(ValueError):
    """A disguise cannot hold a notice: nobody would print it so."""


_NARROW = 17  # letters in a column
_NARROW_LEADING = 22


def two_column_document(text: str) -> bytes:
    """Title and imprint over two columns, as a bulletin prints them; a table has no room there."""
    page = sheet(text)
    if any(isinstance(block, Table) for block in blocks(page.paragraphs)):
        raise NoRoomError
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    head = (*page.title, *page.imprint)
    rows = [row for line in page.paragraphs for row in wrapped(f"　　{line}", _NARROW)]

    def draw(buffer: io.BytesIO) -> None:
        canvas, left = Canvas(buffer, A4), rows
        canvas.setFont("STSong-Light", 12)
        for number, line in enumerate(head):
            canvas.drawCentredString(A4[0] / 2, 810 - 18 * number, line)
        top = 780 - 18 * len(head)
        while left:
            canvas.setFont("STSong-Light", _SIZE)
            fits = (top - 60) // _NARROW_LEADING
            for column, start in enumerate((40.0, 325.0)):
                _draw_column(canvas, left[column * fits :][:fits], (start, top))
            canvas.showPage()
            left, top = left[2 * fits :], 780
        canvas.save()

    return saved(draw)


def _draw_column(canvas: Canvas, rows: Sequence[str], corner: tuple[float, float]) -> None:
    for number, row in enumerate(rows):
        indent = len(row) - len(row.lstrip("　"))
        canvas.drawString(corner[0] + indent * _SIZE, corner[1] - number * _NARROW_LEADING, row.lstrip("　"))


def gbk_text(text: str) -> bytes:
    return _plain(sheet(text)).encode("gb18030")


def wrapped_text(text: str) -> bytes:
    """Lines cut at 36 letters, paragraphs indented, as mail hands a text on."""
    page = sheet(text)
    head = (*page.crumbs, *page.title, *page.imprint)
    rows = (row for line in page.paragraphs for row in wrapped(f"　　{line}", 36))
    return "\r\n".join((*head, *rows)).encode()


def parted_text(text: str) -> bytes:
    """Lines cut at 30 letters, paragraphs parted by blank lines."""
    page = sheet(text)
    lines = (*page.crumbs, *page.title, *page.imprint, *page.paragraphs)
    return "\n\n".join("\n".join(_cut(line, 30)) for line in lines).encode()


def _cut(line: str, letters: int) -> Iterator[str]:
    yield from (line[start : start + letters] for start in range(0, len(line), letters))


def _plain(page: Sheet) -> str:
    return "\n".join((*page.crumbs, *page.title, *page.imprint, *page.paragraphs))

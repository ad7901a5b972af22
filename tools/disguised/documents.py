"""A notice as a Word document, as PDF files, and as plain text the way old sites and mail hand it on."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tools.disguised.sheet import Sheet, sheet


def word_document(text: str) -> bytes:
    """A title in the middle, indented paragraphs in two runs each, a header and a footer with the page's number."""
    page = sheet(text)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "松陂区委办公室文件"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    for line in page.title:
        document.add_heading(line, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in (*page.imprint, "", *page.paragraphs):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.add_run(line[:6]).bold = True
        paragraph.add_run(line[6:])
    return saved(document.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


_SIZE, _LEADING, _LEFT, _COLUMNS = 14, 24, 72, 32
_NEVER_FIRST = "，。；：！？、）》”,.;:!?)"


def pdf_document(text: str) -> bytes:
    """A4 pages of wrapped lines, first lines indented by two letters, a running head and page numbers."""
    page = sheet(text)
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    lines = [
        *page.title,
        "",
        *page.imprint,
        *(row for line in page.paragraphs for row in wrapped(f"　　{line}")),
    ]
    centred = len(page.title)

    def draw(buffer: io.BytesIO) -> None:
        canvas = Canvas(buffer, A4)
        for number, start in enumerate(range(0, len(lines), 28), 1):
            canvas.setFont("STSong-Light", 9)
            canvas.drawString(_LEFT, 800, "松陂区委巡视整改工作文件汇编")
            canvas.drawCentredString(A4[0] / 2, 40, f"— {number} —")
            canvas.setFont("STSong-Light", _SIZE)
            for row, line in enumerate(lines[start : start + 28]):
                height = 760 - row * _LEADING
                if start + row < centred:
                    canvas.drawCentredString(A4[0] / 2, height, line)
                else:
                    indent = len(line) - len(line.lstrip("　"))
                    canvas.drawString(_LEFT + indent * _SIZE, height, line.lstrip("　"))
            canvas.showPage()
        canvas.save()

    return saved(draw)


def wrapped(line: str, columns: int = _COLUMNS) -> list[str]:
    """Rows no wider than the column; closing punctuation hangs, as Chinese setting has it."""
    rows, row, width = [], "", 0.0
    for letter in line:
        step = 0.5 if letter.isascii() else 1.0
        if width + step > columns and letter not in _NEVER_FIRST:
            rows.append(row)
            row, width = "", 0.0
        row, width = row + letter, width + step
    return [*rows, row]


_NARROW = 17  # letters in a column
_NARROW_LEADING = 22


def two_column_document(text: str) -> bytes:
    """Title and imprint over two columns, as a bulletin prints them."""
    page = sheet(text)
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

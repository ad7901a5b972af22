"""Sheets as an XLSX workbook whose first bytes leave with the first row. Pure.

Own code, because the libraries for it write at the end: openpyxl and XlsxWriter keep the sheet in a temporary file
until it is closed (a zip entry begins with sizes they must know), so that a download of 100,000 rows begins after
half a minute. A workbook is a zip of a few XML files; written to a stream that cannot be rewound, the standard
library's `zipfile` puts sizes after an entry, and the sheets may come first."""

from __future__ import annotations

import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from notices.columns import Cell, Row, written
from notices.exporting.workbook_frame import DATE, HEAD, LINK, MAIN, OFFICE, PROSE, XML, frame, links_of
from notices.exporting.zip_stream import Sink

MOST_ROWS = 1_048_576  # of a sheet, with the header: Excel's limit
MOST_CHARACTERS = 32_767  # of a cell
MOST_LINKS = 65_530  # of a sheet; further addresses stay text
CUT = "……（过长，全文见 CSV 或 JSON Lines）"
MOST_BYTES = 1 << 30  # of a sheet: further would need zip64, which older readers do not know
NARROWEST, WIDEST = 8, 72  # width of a column, in digits
LINE = 16  # points
SAMPLE = 100  # rows that a column's width is taken from
_PIECE = 32_768  # bytes gathered before they are compressed

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9._~:/?@!$&'()*+,;=%\[\]-]{1,1900}(?:#[A-Za-z0-9._~:/?@!$&'()*+,;=%-]{0,99})?"
)
# Prose is printed as wide as the paper, data over as many sheets as it takes.
_FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_PAPER = '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/>'
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A table under its column heads; `is_prose` breaks long cells into lines, where data keeps rows low."""

    title: str  # at most 31 characters, none of []:*?/\
    head: Sequence[str]
    rows: Iterable[Row]
    is_prose: bool = False


class _Rows:
    """Rows that may be looked at before they are taken."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = iter(rows)
        self._ahead: deque[Row] = deque()

    def ahead(self, number: int) -> list[Row]:
        """The next ones, so many of them at most; they are still to be taken."""
        self._ahead.extend(islice(self._rows, max(0, number - len(self._ahead))))
        return list(islice(self._ahead, number))

    def __iter__(self) -> Iterator[Row]:
        while self._ahead or self.ahead(1):
            yield self._ahead.popleft()


@dataclass(slots=True)
class _Body:
    """A sheet while it is written: how far it is, and the addresses met so far."""

    letters: Sequence[str]
    style: int
    number: int = 1  # of the last row
    links: list[tuple[str, str]] = field(default_factory=list)  # cell, address

    def row(self, row: Row) -> bytes:
        self.number += 1
        cells = "".join(
            self._cell(f"{letter}{self.number}", cell) for letter, cell in zip(self.letters, row, strict=True)
        )
        return f'<row r="{self.number}"{self._height(row)}>{cells}</row>'.encode()

    def _height(self, row: Row) -> str:
        """Of prose: readers do not agree on rows whose height is left to them."""
        if not self.style:
            return ""
        lines = max(-(-_width(written(cell)) // (WIDEST - 4)) for cell in row) or 1
        return f' ht="{LINE * lines}" customHeight="1"'

    def _cell(self, reference: str, cell: Cell) -> str:
        if isinstance(cell, str) and len(self.links) < MOST_LINKS and _ADDRESS.fullmatch(cell):
            self.links.append((reference, cell))
            return _text(reference, cell, LINK)
        return _cell(reference, cell, self.style)


def workbook(sheets: Iterable[Worksheet]) -> Iterator[bytes]:
    """One sheet after the other; rows beyond Excel's limit go on in a further sheet of the same head."""
    sink = Sink()
    titles: list[str] = []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:  # type: ignore[call-overload]
        for sheet in sheets:
            rows, part = _Rows(sheet.rows), 0
            while not part or rows.ahead(1):
                part += 1
                titles.append(sheet.title if part == 1 else f"{sheet.title} {part}")
                body = _Body(
                    [column_letters(n) for n in range(1, len(sheet.head) + 1)], PROSE * sheet.is_prose
                )
                with archive.open(f"xl/worksheets/sheet{len(titles)}.xml", "w") as entry:
                    for block in _pieces(sheet, body, rows):
                        entry.write(block)
                        if written_so_far := sink.taken():
                            yield written_so_far
                if body.links:
                    archive.writestr(f"xl/worksheets/_rels/sheet{len(titles)}.xml.rels", links_of(body.links))
        for name, text in frame(titles).items():
            archive.writestr(name, text)
    yield sink.taken()


def _pieces(sheet: Worksheet, body: _Body, rows: _Rows) -> Iterator[bytes]:
    """The XML of a sheet; rows that it has no room for stay with `rows`."""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    yield f'{XML}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{_FITTED * sheet.is_prose}{view}'.encode()
    head = "".join(
        _text(f"{letter}1", name, HEAD) for letter, name in zip(body.letters, sheet.head, strict=True)
    )
    yield f'<cols>{_widths(sheet.head, rows.ahead(SAMPLE))}</cols><sheetData><row r="1">{head}</row>'.encode()
    block, total = bytearray(), 0
    for row in rows:
        block += body.row(row)
        if len(block) >= _PIECE:
            total += len(block)
            yield bytes(block)
            block.clear()
        if body.number >= MOST_ROWS or total > MOST_BYTES:
            break
    yield bytes(block) + f"</sheetData>{_foot(sheet, body)}</worksheet>".encode()


def _widths(head: Sequence[str], rows: Sequence[Row]) -> str:
    columns = zip(
        *([_width(name) + 3 for name in head], *([*map(_cell_width, row)] for row in rows)), strict=True
    )
    return "".join(
        f'<col min="{n}" max="{n}" width="{min(max(NARROWEST, *widths) + 1, WIDEST)}" customWidth="1"/>'
        for n, widths in enumerate(columns, 1)
    )


def _cell_width(cell: Cell) -> int:
    return _width(written(cell).partition("\n")[0][:WIDEST])


def _width(text: str) -> int:
    """In digits: what is written in full width takes two."""
    return sum(1 + (east_asian_width(sign) in "WF") for sign in text)


def _foot(sheet: Worksheet, body: _Body) -> str:
    links = "".join(f'<hyperlink ref="{cell}" r:id="rId{n}"/>' for n, (cell, _) in enumerate(body.links, 1))
    choosing = "" if sheet.is_prose else f'<autoFilter ref="A1:{body.letters[-1]}{body.number}"/>'
    linked = f"<hyperlinks>{links}</hyperlinks>" if links else ""
    return choosing + linked + _PAPER * sheet.is_prose


def _cell(reference: str, cell: Cell, style: int) -> str:
    match cell:
        case None | "" | ():
            return ""
        case bool():
            return f'<c r="{reference}" t="b"><v>{int(cell)}</v></c>'
        case int() | float():
            return f'<c r="{reference}"><v>{cell!r}</v></c>'
        case date() if not isinstance(cell, datetime):
            return f'<c r="{reference}" s="{DATE}"><v>{(cell - _EPOCH).days}</v></c>'
        case _:
            return _text(reference, written(cell), style)


def _text(reference: str, text: str, style: int = 0) -> str:
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - len(CUT)] + CUT
    text = escape(_FORBIDDEN.sub("\ufffd", text))
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

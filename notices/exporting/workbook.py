"""Rows as an XLSX workbook whose first bytes leave with the first row. Pure.

Own code, because the libraries for it write at the end: openpyxl and XlsxWriter keep the sheet in a temporary file
until it is closed (a zip entry begins with sizes they must know), so that a download of 100,000 rows begins after
half a minute. A workbook is a zip of a few XML files; written to a stream that cannot be rewound, the standard
library's `zipfile` puts sizes after an entry, and the sheet may come first.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from xml.sax.saxutils import escape

from notices.exporting.cells import Cell, Row, written
from notices.exporting.workbook_frame import DATE_STYLE, HEAD_STYLE, MAIN, XML, frame
from notices.exporting.zip_stream import Sink

MOST_ROWS = 1_048_576  # of a sheet, with the header: Excel's limit
MOST_CHARACTERS = 32_767  # of a cell
CUT = "……（过长，全文见 CSV 或 JSON Lines）"
MOST_BYTES = 1 << 30  # of a sheet: further would need zip64, which older readers do not know
_PIECE = 32_768  # bytes gathered before they are compressed

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML
_EPOCH = date(1899, 12, 30)

_SHEET_HEAD = (
    f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
)
_SHEET_FOOT = "</sheetData></worksheet>"


def workbook(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """One sheet, and further ones where Excel's limit of rows is reached."""
    sink = Sink()
    waiting = iter(rows)
    sheets = 0
    first: Row | None = None
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:  # type: ignore[call-overload]
        while not sheets or (first := next(waiting, None)) is not None:
            sheets += 1
            again = [] if first is None else [first]
            with archive.open(f"xl/worksheets/sheet{sheets}.xml", "w") as entry:
                for piece in _pieces(columns, chain(again, waiting)):
                    entry.write(piece)
                    if written_so_far := sink.taken():
                        yield written_so_far
        for name, text in frame(sheets).items():
            archive.writestr(name, text)
    yield sink.taken()


def _pieces(columns: Sequence[str], rows: Iterator[Row]) -> Iterator[bytes]:
    """The XML of a sheet; rows that it has no room for stay with `rows`."""
    letters = [column_letters(number) for number in range(1, len(columns) + 1)]
    head = "".join(
        _text(f"{letter}1", name, HEAD_STYLE) for letter, name in zip(letters, columns, strict=True)
    )
    yield f'{_SHEET_HEAD}<row r="1">{head}</row>'.encode()
    piece, total = bytearray(), 0
    for number in range(2, MOST_ROWS + 1):
        if total > MOST_BYTES or (row := next(rows, None)) is None:
            break
        cells = "".join(_cell(f"{letter}{number}", cell) for letter, cell in zip(letters, row, strict=True))
        piece += f'<row r="{number}">{cells}</row>'.encode()
        if len(piece) >= _PIECE:
            total += len(piece)
            yield bytes(piece)
            piece.clear()
    yield bytes(piece) + _SHEET_FOOT.encode()


def _cell(place: str, cell: Cell) -> str:
    match cell:
        case None | "" | ():
            return ""
        case bool():
            return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
        case int() | float():
            return f'<c r="{place}"><v>{cell!r}</v></c>'
        case date() if not isinstance(cell, datetime):
            return f'<c r="{place}" s="{DATE_STYLE}"><v>{(cell - _EPOCH).days}</v></c>'
        case _:
            return _text(place, written(cell))


def _text(place: str, text: str, style: int = 0) -> str:
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - len(CUT)] + CUT
    text = escape(_FORBIDDEN.sub("\ufffd", text))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

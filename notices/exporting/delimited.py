"""Rows as CSV (RFC 4180), a piece at a time. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from notices.exporting.cells import Cell, Row, as_text, written

_PIECE = 32_768  # characters gathered before they are sent


def plain(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """UTF-8 as R, Python and databases read it; the header is a piece of its own, and goes out at once."""
    return _pieces(columns, rows, written)


def exact(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """Nothing guarded: every text as long as it is, for programs that reckon with offsets."""
    return _pieces(columns, rows, as_text)


def _pieces(columns: Sequence[str], rows: Iterable[Row], write: Callable[[Cell], str]) -> Iterator[bytes]:
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(columns)
    yield _taken(page)
    for row in rows:
        writer.writerow(map(write, row))
        if page.tell() >= _PIECE:
            yield _taken(page)
    if page.tell():
        yield _taken(page)


def for_excel(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The same behind a byte order mark: without it Excel takes Chinese for something else."""
    yield b"\xef\xbb\xbf"
    yield from plain(columns, rows)


def _taken(page: io.StringIO) -> bytes:
    text = page.getvalue()
    page.seek(0)
    page.truncate()
    return text.encode()

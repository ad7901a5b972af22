"""Rows as text files: CSV for spreadsheets, for programs and for packages, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from notices.columns import Cell, Row, as_text, written

_BLOCK = 32_768  # characters, or bytes, gathered before they are sent


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
        if page.tell() >= _BLOCK:
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


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    block = bytearray()
    for row in rows:
        line = {name: _plain(cell) for name, cell in zip(columns, row, strict=True)}
        block += json.dumps(line, ensure_ascii=False).encode() + b"\n"
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def _plain(cell: Cell) -> str | int | float | bool | list[str] | None:
    match cell:
        case date():
            return cell.isoformat()
        case tuple():
            return list(cell)
        case _:
            return cell

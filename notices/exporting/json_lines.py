"""Rows as JSON Lines: one object a line, with the types that CSV loses, and texts as they are. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from notices.exporting.cells import Cell, Row

_PIECE = 32_768  # bytes gathered before they are sent


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    piece = bytearray()
    for row in rows:
        line = {name: _plain(cell) for name, cell in zip(columns, row, strict=True)}
        piece += json.dumps(line, ensure_ascii=False).encode() + b"\n"
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


def _plain(cell: Cell) -> str | int | float | bool | list[str] | None:
    match cell:
        case date():
            return cell.isoformat()
        case tuple():
            return list(cell)
        case _:
            return cell

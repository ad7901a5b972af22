"""What stands in one cell of a table, and how it is written down where spreadsheets read it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

Cell = str | int | float | bool | date | datetime | tuple[str, ...] | None
Row = Sequence[Cell]

BETWEEN = "; "  # the values of a cell that holds several

# A spreadsheet takes a text that begins so for a formula, also full width under a Chinese input method.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"


def guarded(text: str) -> str:
    """`=1+1` → `'=1+1`: no spreadsheet computes a text."""
    return _GUARD + text if text.startswith(_FORMULA) else text


def written(cell: Cell) -> str:
    """A cell as text; numbers stay as they are, texts are guarded."""
    return guarded(as_text(cell)) if isinstance(cell, str | tuple) else as_text(cell)


def as_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(int(cell))
        case tuple():
            return BETWEEN.join(cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)

"""A variable of tables: its name, its meaning in both languages, how it is read from a row, how it is written. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

Cell = str | int | float | bool | date | datetime | tuple[str, ...] | None
Row = Sequence[Cell]

Type = Literal["string", "integer", "number", "boolean", "date", "datetime", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    zh: str
    en: str
    value_of: Callable[[Any], Cell]
    type: Type = "string"
    on_site: bool = False  # a path of this site, written as a whole address where the site's is known
    choices: tuple[str, ...] = ()  # the values there are, where they are few
    owner: tuple[str, str] = (
        "",
        "",
    )  # in both languages, what a column is of that stands beside another row's

    def label(self, english: bool) -> str:
        """`通报·标题`: what heads the column where people read it, the meaning up to its first mark."""
        meaning, owner = (self.en, self.owner[1]) if english else (self.zh, self.owner[0])
        label = _FIRST_MARK.split(meaning, maxsplit=1)[0].strip()
        return f"{owner}{': ' if english else '·'}{label}" if owner else label


_FIRST_MARK = re.compile("[，、；：（,;:(]")


def cells(columns: Iterable[Column], row: Any, site: str = "") -> Row:
    return [f"{site}{column.value_of(row)}" if column.on_site else column.value_of(row) for column in columns]


def beside(
    columns: Iterable[Column], prefix: str, titles: tuple[str, str], owner: Callable[[Any], Any]
) -> tuple[Column, ...]:
    """The columns of what a row belongs to, with the name of that before them; empty where it belongs to none."""
    return tuple(
        replace(
            column, name=f"{prefix}_{column.name}", value_of=_through(owner, column.value_of), owner=titles
        )
        for column in columns
    )


def _through(owner: Callable[[Any], Any], inner: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    def through(row: Any) -> Cell:
        owning = owner(row)
        return None if owning is None else inner(owning)

    return through


# Cells, where spreadsheets read them

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


def plain(value: float) -> str:
    """A number as a page writes it: `8,390,000,000`, `0.5`; all its digits, those that there are."""
    if value.is_integer():
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")

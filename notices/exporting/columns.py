"""A variable of an export: its name, its meaning in both languages, and how it is read from a row. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from notices.exporting.cells import Cell, Row

Type = Literal["string", "integer", "number", "boolean", "date", "datetime", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    zh: str
    en: str
    read: Callable[[Any], Cell]
    type: Type = "string"
    on_site: bool = False  # a path of this site, written as a whole address where the site's is known


def cells(columns: Iterable[Column], row: Any, site: str = "") -> Row:
    return [f"{site}{column.read(row)}" if column.on_site else column.read(row) for column in columns]


def beside(columns: Iterable[Column], prefix: str, way: Callable[[Any], Any]) -> tuple[Column, ...]:
    """The columns of what a row belongs to, with the name of that before them; empty where it belongs to none."""
    return tuple(
        replace(each, name=f"{prefix}_{each.name}", read=_through(way, each.read)) for each in columns
    )


def _through(way: Callable[[Any], Any], read: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    def through(row: Any) -> Cell:
        held = way(row)
        return None if held is None else read(held)

    return through

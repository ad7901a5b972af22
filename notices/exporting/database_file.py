"""The tables of the data package as one SQLite file: `datasette zhenggai.db` serves it, R and DuckDB open it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from notices.columns import Cell, Row, Type, as_text
from notices.exporting.resources import Resource

NAME = "zhenggai.db"
_CHUNK = 500  # rows written at once
_BLOCK = 1 << 20  # bytes read at once
_TYPES: dict[Type, str] = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_VARIABLES = ("table", "variable", "type", "zh", "en")


class DatabaseFile:
    """A file at `path` that is not there yet; what is stored in it is whole after `close`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = sqlite3.connect(path, check_same_thread=False)  # a stream may be read by another thread
        self._rows.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._create("variables", [f"{_quoted(name)} TEXT" for name in _VARIABLES])

    def storing(self, resource: Resource, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, each in the file before it goes on."""
        name = resource.name
        self._create(name, _definitions(resource))
        self._insert(
            "variables",
            [(name, column.name, column.type, column.zh, column.en) for column in resource.columns],
        )
        waiting = iter(rows)
        while chunk := list(islice(waiting, _CHUNK)):
            self._insert(name, [_values(row) for row in chunk])
            yield from chunk
        for column in resource.refers:
            self._rows.execute(
                f"CREATE INDEX {_quoted(f'{name}_{column}')} ON {_quoted(name)} ({_quoted(column)})"
            )

    def close(self) -> None:
        self._rows.commit()
        self._rows.close()

    def blocks(self) -> Iterator[bytes]:
        """The file, once it is closed."""
        with self._path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block

    def _create(self, name: str, definitions: Sequence[str]) -> None:
        self._rows.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(definitions)})")

    def _insert(self, name: str, rows: Sequence[Sequence[Cell]]) -> None:
        marks = ", ".join("?" * len(rows[0]))
        self._rows.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", rows)  # noqa: S608  # names are ours


def _definitions(resource: Resource) -> list[str]:
    columns = [f"{_quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}" for column in resource.columns]
    key = f"PRIMARY KEY ({', '.join(map(_quoted, resource.key))})"
    foreign = (
        f"FOREIGN KEY ({_quoted(name)}) REFERENCES {_quoted(target)} ({_quoted(field)})"
        for name, (target, field) in resource.refers.items()
    )
    return [*columns, key, *foreign]


def _values(row: Row) -> list[Cell]:
    """Numbers as such, the rest as text; what is empty is NULL, so that an empty reference is none."""
    return [cell if isinstance(cell, int | float) else as_text(cell) or None for cell in row]


def _quoted(name: str) -> str:
    return f'"{name}"'

"""The whole collection as a Frictionless data package, by pieces: tables, the same in SQLite, code book, description.

The description comes last: it names the SHA-256 of every table, and the version of the collection. Where that has
changed while the tables were written, it names both: the tables may be of either."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from notices.columns import Column, Row
from notices.exporting import corrections_file
from notices.exporting.code_book import code_book
from notices.exporting.database_file import NAME, DatabaseFile
from notices.exporting.description import description
from notices.exporting.resources import RESOURCES, Resource
from notices.exporting.rights import LICENCE, RIGHTS, RIGHTS_EN, TEXTS
from notices.exporting.text_files import exact
from notices.exporting.zip_stream import Sink
from notices.versioning.version import current


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of the file of this name; the pieces of one file follow one another."""

    name: str
    data: bytes


def pieces(progress: Callable[[int], object] = lambda _rows: None) -> Iterator[Piece]:
    """`progress` is told of every row that is written."""
    described, before = [], str(current())
    with TemporaryDirectory() as folder:
        database = DatabaseFile(Path(folder) / NAME)
        for resource in RESOURCES:
            rows = database.storing(resource, _told(resource.rows(), progress))
            blocks = exact([column.name for column in resource.columns], rows)
            file = yield from _measured(f"{resource.name}.csv", blocks)
            described.append(_described(resource, file))
        database.close()
        database_file = yield from _measured(NAME, database.blocks())
    corrections = yield from _measured(corrections_file.NAME, corrections_file.blocks())
    files = {"database": database_file, "outline_corrections": corrections}
    version = current()
    tables = [(resource.name, resource.title, resource.columns) for resource in RESOURCES]
    yield Piece("CODEBOOK.md", code_book(tables, str(version)).encode())
    yield Piece(
        "LICENCE.md", f"# 权利说明 · Rights\n\n{RIGHTS}\n\n{RIGHTS_EN}\n\n{LICENCE['path']}\n".encode()
    )
    yield Piece("datapackage.json", _json(description(described, files, version, before)))


def _measured(name: str, blocks: Iterable[bytes]) -> Generator[Piece, None, dict[str, Any]]:
    """The pieces of a file; then where it is, how large, and its hash."""
    digest, size = sha256(), 0
    for data in blocks:
        digest.update(data)
        size += len(data)
        yield Piece(name, data)
    return {"path": name, "bytes": size, "hash": f"sha256:{digest.hexdigest()}"}


def _told(rows: Iterator[Row], progress: Callable[[int], object]) -> Iterator[Row]:
    for row in rows:
        yield row
        progress(1)


def _described(resource: Resource, file: dict[str, Any]) -> dict[str, Any]:
    keys = [
        {"fields": [name], "reference": {"resource": target, "fields": [field]}}
        for name, (target, field) in resource.refers.items()
    ]
    return {
        "name": resource.name,
        "profile": "tabular-data-resource",
        **file,
        "title": resource.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"licenses": [dict(TEXTS)]} if resource.name == "texts" else {}),
        "schema": {
            "fields": [_field(column) for column in resource.columns],
            "primaryKey": list(resource.key),
            "foreignKeys": keys,
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "list" else column.type,
        "title": column.zh,
        "description": column.en,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["1"], "falseValues": ["0"]}
    if column.type == "datetime":
        field["format"] = "any"
    return field


def _json(described: dict[str, Any]) -> bytes:
    return json.dumps(described, ensure_ascii=False, indent=1).encode() + b"\n"


def into_folder(blocks: Iterable[Piece], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, of_file in groupby(blocks, key=lambda block: block.name):
        with (folder / name).open("wb") as file:
            file.writelines(block.data for block in of_file)


def zipped(blocks: Iterable[Piece]) -> Iterator[bytes]:
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, of_file in groupby(blocks, key=lambda block: block.name):
            with archive.open(name, "w", force_zip64=True) as entry:
                for block in of_file:
                    entry.write(block.data)
                    if data := sink.taken():
                        yield data
    yield sink.taken()

"""The whole collection as a Frictionless data package, piece by piece: tables, code book, description.

The description comes last: it names the SHA-256 of every table, and the version of the collection. Where that has
changed while the tables were written, it names both: the tables may be of either.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from notices.exporting.cells import Row
from notices.exporting.code_book import code_book
from notices.exporting.columns import Column
from notices.exporting.delimited import exact
from notices.exporting.resources import RESOURCES, Resource
from notices.parsing import PARSER_VERSION
from notices.reading import READER_VERSION
from notices.versioning.version import current

LICENCE = (
    "# 权利说明 · Rights\n\n"
    "通报是其发布单位的公开文件，引用请注明出处。拆解、编号与领域标注可自由使用，请注明数据版本。\n\n"
    "The notices are public documents of their issuers: cite them. The structure, identifiers and labels may be used\n"
    "freely; please name the version of the collection.\n"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of the file of this name; the pieces of one file follow one another."""

    name: str
    data: bytes


def pieces(progress: Callable[[int], object] = lambda _rows: None) -> Iterator[Piece]:
    """`progress` is told of every row that is written."""
    described, before = [], str(current())
    for resource in RESOURCES:
        name, digest, size = f"{resource.name}.csv", sha256(), 0
        for data in exact([column.name for column in resource.columns], _told(resource.rows(), progress)):
            digest.update(data)
            size += len(data)
            yield Piece(name, data)
        described.append(_described(resource, name, digest.hexdigest(), size))
    version = str(current())
    tables = [(each.name, each.title, each.columns) for each in RESOURCES]
    yield Piece("CODEBOOK.md", code_book(tables, version).encode())
    yield Piece("LICENCE.md", LICENCE.encode())
    yield Piece("datapackage.json", _json(_description(described, version, before)))


def _told(rows: Iterator[Row], progress: Callable[[int], object]) -> Iterator[Row]:
    for row in rows:
        yield row
        progress(1)


def _described(resource: Resource, path: str, digest: str, size: int) -> dict[str, Any]:
    keys = [
        {"fields": [own], "reference": {"resource": there, "fields": [field]}}
        for own, (there, field) in resource.refers.items()
    ]
    return {
        "name": resource.name,
        "profile": "tabular-data-resource",
        "path": path,
        "title": resource.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": {
            "fields": [_field(column) for column in resource.columns],
            "primaryKey": list(resource.key),
            "foreignKeys": keys,
        },
    }


def _field(column: Column) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "list" else column.type,
        "title": column.zh,
        "description": column.en,
    }
    if column.type == "boolean":
        said |= {"trueValues": ["1"], "falseValues": ["0"]}
    if column.type == "datetime":
        said["format"] = "any"
    return said


def _description(described: list[dict[str, Any]], version: str, before: str) -> dict[str, Any]:
    said = {
        "profile": "tabular-data-package",
        "name": "zhenggai",
        "title": "整改通：巡视巡察整改通报",
        "description": "CODEBOOK.md explains every variable; LICENCE.md the rights.",
        "version": version,
        "reader_version": READER_VERSION,
        "parser_version": PARSER_VERSION,
        "resources": described,
    }
    return said if before == version else said | {"version_before": before}


def _json(described: dict[str, Any]) -> bytes:
    return json.dumps(described, ensure_ascii=False, indent=1).encode() + b"\n"

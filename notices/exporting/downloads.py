"""Rows as a download: `download("学位", ("id", "text"), rows, "xlsx")` streams whatever `rows` gives, as it comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from notices.exporting.cells import Row
from notices.exporting.delimited import for_excel, plain
from notices.exporting.json_lines import json_lines
from notices.exporting.workbook import workbook
from notices.versioning.version import HEADER, current

_MOST_OF_NAME = 80  # characters; file systems allow 255 bytes
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')  # in a file's name, on one system or another


@dataclass(frozen=True, slots=True)
class Ending:
    """A kind of file: what links call it, the end of its name, its media type, and who writes it."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[Sequence[str], Iterable[Row]], Iterator[bytes]]


ENDINGS: Mapping[str, Ending] = MappingProxyType(
    {
        "csv": Ending("CSV (Excel)", ".csv", "text/csv; charset=utf-8", for_excel),
        "plain-csv": Ending("CSV (UTF-8)", ".csv", "text/csv; charset=utf-8", plain),
        "xlsx": Ending(
            "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook
        ),
        "jsonl": Ending("JSON Lines", ".jsonl", "application/jsonl; charset=utf-8", json_lines),
    }
)


def links(route: str, query: str = "", *args: str) -> list[tuple[str, str]]:
    """What each kind of file is called, and its address: that of a route which takes an ending after `args`."""
    return [(each.label, reverse(route, args=[*args, ending]) + query) for ending, each in ENDINGS.items()]


def download(
    name: str, columns: Sequence[str], rows: Iterable[Row], ending: str, total: int | None = None
) -> StreamingHttpResponse:
    """A file `name` in one of `ENDINGS`; `total` rows are said in a header, since a stream has no length.

    Its name ends with the version of the collection, so that a count can be repeated; a header says it too.
    """
    kind, version = ENDINGS[ending], str(current())
    response = StreamingHttpResponse(kind.write(columns, rows), content_type=kind.media_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{file_name(name)} {version}{kind.suffix}"
    )
    response[HEADER] = version
    if total is not None:
        response["X-Total-Rows"] = str(total)
    return response


def file_name(name: str) -> str:
    """A name that every file system takes."""
    return _UNSAFE.sub("-", " ".join(name.split()))[:_MOST_OF_NAME].strip(" .-") or "data"

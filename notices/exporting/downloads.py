"""Rows as a download: `download(request, Table("学位", ("id", "text"), rows), "xlsx")` streams them as they come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from notices.bounds import BoundError
from notices.columns import Row
from notices.exporting.front_sheet import about
from notices.exporting.text_files import for_excel, json_lines, plain
from notices.exporting.workbook import Worksheet, workbook
from notices.public_ids import permanent
from notices.versioning.version import HEADER, version_of

_MOST_OF_NAME = 80  # characters; file systems allow 255 bytes
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')  # in a file's name, on one system or another


@dataclass(frozen=True, slots=True)
class DownloadTable:
    """Rows on their way into a file called `name`; `address` is the page that shows them, else that of the file.

    `columns` are named for programs, `heads` the same for people; `variables` explain them, a row each.
    `total` rows are said in a header, since a stream has no length.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Row]
    total: int | None = None
    address: str = ""
    heads: Sequence[str] = ()
    variables: Sequence[Row] = ()


Writer = Callable[[HttpRequest, DownloadTable], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Ending:
    """A kind of file: what links call it, the end of its name, its media type, and who writes it.

    `is_explained`: made for people, with a sheet that says what stands in it and how to cite that.
    """

    label: str
    suffix: str
    media_type: str
    write: Writer
    is_explained: bool = False


def _explained(request: HttpRequest, table: DownloadTable) -> Iterator[bytes]:
    """Its words are taken now: by the time a stream is read, the reader's language is forgotten."""
    address = table.address or permanent(request.get_full_path())
    explanation = about(request, address, table.total, is_cited="citekey" in table.columns)
    sheets = [
        Worksheet(_("本表说明"), (_("整改通"), table.name), explanation, is_prose=True),
        Worksheet(_("数据"), table.heads or table.columns, table.rows),
    ]
    if table.variables:
        heads = _("列名"), _("变量名"), _("值的类型"), _("含义")
        sheets.append(Worksheet(_("变量"), heads, table.variables, is_prose=True))
    return workbook(sheets)


def _for_programs(_request: HttpRequest, table: DownloadTable) -> Iterator[bytes]:
    return workbook([Worksheet("data", table.columns, table.rows)])


def _text(write: Callable[[Sequence[str], Iterable[Row]], Iterator[bytes]]) -> Writer:
    return lambda _request, table: write(table.columns, table.rows)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS: Mapping[str, Ending] = MappingProxyType(
    {
        "xlsx": Ending("Excel", ".xlsx", _XLSX, _explained, is_explained=True),
        "csv": Ending("CSV (Excel)", ".csv", "text/csv; charset=utf-8", _text(for_excel)),
        "plain-csv": Ending("CSV (UTF-8)", ".csv", "text/csv; charset=utf-8", _text(plain)),
        "plain-xlsx": Ending("XLSX (pandas, R)", ".xlsx", _XLSX, _for_programs),
        "jsonl": Ending("JSON Lines", ".jsonl", "application/jsonl; charset=utf-8", _text(json_lines)),
    }
)


def links(route: str, query: str = "", *args: str) -> list[tuple[str, str]]:
    """What each kind of file is called, and its address: that of a route which takes an ending after `args`."""
    return [(kind.label, reverse(route, args=[*args, ending]) + query) for ending, kind in ENDINGS.items()]


def download(request: HttpRequest, table: DownloadTable, ending: str) -> StreamingHttpResponse:
    """A file in one of `ENDINGS`.

    More rows than `settings.BOUNDS` allows raise BoundError. The name ends with the version of the collection, so
    that a count can be repeated; a header says it too.
    """
    if table.total is not None:
        refuse_more_than_allowed(table.total)
    kind, version = ENDINGS[ending], str(version_of(request))
    response = StreamingHttpResponse(kind.write(request, table), content_type=kind.media_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{file_name(table.name)} {version}{kind.suffix}"
    )
    response[HEADER] = version
    if table.total is not None:
        response["X-Total-Rows"] = str(table.total)
    return response


def refuse_more_than_allowed(rows: int) -> None:
    if rows > (most := settings.BOUNDS["rows"]):
        reason = _("这份文件会有 %(total)d 行，超过了 %(most)d 行的上限：请缩小范围，分几次取用。")
        raise BoundError(reason % {"total": rows, "most": most})


def file_name(name: str) -> str:
    """A name that every file system takes."""
    return _UNSAFE.sub("-", " ".join(name.split()))[:_MOST_OF_NAME].strip(" .-") or "data"

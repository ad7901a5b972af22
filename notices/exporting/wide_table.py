"""The wide rows of a unit or a kind of claim as a file; in one for people each row is cited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import override

from notices.citing.formats.gbt7714 import gbt7714_2025
from notices.citing.records import citation_of
from notices.columns import Column
from notices.exporting.code_book import TYPES
from notices.exporting.downloads import ENDINGS, DownloadTable, download
from notices.exporting.rows import loaded, written
from notices.exporting.variables import WIDE
from notices.exporting.variables import Table as Kind
from notices.facts import is_english
from notices.models import Claim
from notices.public_ids import permanent
from notices.versioning.version import version_of


def wide_table(
    request: HttpRequest, kind: Kind, keys: Iterable[int], total: int, ending: str, name: str, address: str
) -> StreamingHttpResponse:
    """Rows of these keys, in their order; `address` is the page that lists them.

    Of more than `settings.BOUNDS` allows it is enough to know the `total`: they are refused.
    """
    site, english = permanent("/").rstrip("/"), is_english()
    columns = WIDE[kind] + (_citing(request, site) if ENDINGS[ending].is_explained else ())
    table = DownloadTable(
        name,
        [column.name for column in columns],
        written(columns, loaded(kind, keys), site),
        total,
        permanent(address),
        [column.label(english) for column in columns],
        [_explained(column, english) for column in columns],
    )
    return download(request, table, ending)


def _explained(column: Column, english: bool) -> tuple[str, ...]:
    kind = column.type if english else TYPES[column.type]
    return column.label(english), column.name, kind, column.en if english else column.zh


def _citing(request: HttpRequest, site: str) -> tuple[Column, ...]:
    """How a row is cited today; a claim by the measure, problem or notice it stands in."""
    accessed, version = timezone.localdate(), str(version_of(request))

    def cited(row: Any) -> Any:
        unit = row.unit if isinstance(row, Claim) else row
        with override(settings.LANGUAGE_CODE):  # the address stays, whatever the language it was read in
            return citation_of(unit, site + unit.get_absolute_url(), accessed, version)

    return (
        Column(
            "citation",
            "引文（GB/T 7714—2025）",
            "Citation (GB/T 7714—2025)",
            lambda row: gbt7714_2025(cited(row)),
        ),
        Column(
            "citekey",
            "引用键，与 BibTeX、RIS、CSL JSON 文件中的相同",
            "Citation key, the same as in files of BibTeX, RIS and CSL JSON",
            lambda row: cited(row).key,
        ),
    )

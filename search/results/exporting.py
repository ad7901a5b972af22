"""A search as a file: every row that its pages list, in their order."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from notices.exporting.downloads import download
from notices.exporting.rows import rows
from notices.exporting.variables import WIDE
from search.asking.sentences import sentence
from search.keys import keys
from search.query import SearchRequest


def exported(asked: SearchRequest, ending: str, site: str) -> StreamingHttpResponse:
    found = keys(asked)
    columns = [column.name for column in WIDE[asked.unit]]
    name = f"{_('整改通')} {sentence(asked)}"
    return download(name, columns, rows(asked.unit, found, site), ending, total=len(found))

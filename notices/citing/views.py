"""Citations as files, at addresses that stay: `/notices/linxi-2021/p1/m2/cite.bib`."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.citing.formats import FORMATS
from notices.citing.formats.citation import Citation
from notices.citing.records import cited_today
from notices.public_ids import units


@require_safe
def citation(request: HttpRequest, public_id: str, ending: str) -> HttpResponse:
    row = units([public_id]).get(public_id)
    if row is None:
        raise Http404(_("没有这一条。"))
    cited = cited_today(request, row)
    return citation_file([cited], cited.key, ending)


def citation_file(citations: Iterable[Citation], name: str, ending: str) -> HttpResponse:
    kind = next((entry for entry in FORMATS if entry.ending == ending), None)
    if kind is None:
        raise Http404(_("没有这种引用格式。"))
    response = HttpResponse(kind.write(citations), content_type=f"{kind.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response

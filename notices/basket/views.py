"""The basket as a page, as a file of its rows, as a file of citations."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.basket.contents import COLUMNS, MOST, contents, table
from notices.citing.formats import FORMATS
from notices.citing.formats.embedded import coins
from notices.citing.records import cited_today
from notices.citing.views import citation_file
from notices.exporting.downloads import ENDINGS, download, links
from notices.permanent import permanent


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    found = contents(request.GET.getlist("id"))
    context = {
        "contents": found,
        "entries": [(each, coins(cited_today(request, each.row))) for each in found.held],
        "most": MOST,
        "formats": FORMATS,
        "files": links("basket-export", found.address),
    }
    return render(request, "notices/basket/page.html", context)


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    found = contents(request.GET.getlist("id"))
    rows = table(found.held, permanent(request, "/").rstrip("/"))
    return download(_("篮子"), COLUMNS, rows, ending, len(found.held))


@require_safe
def cite(request: HttpRequest, ending: str) -> HttpResponse:
    found = contents(request.GET.getlist("id"))
    return citation_file([cited_today(request, each.row) for each in found.held], "basket", ending)

"""The basket as a page, as a file of its rows, as a file of citations."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.basket.contents import COLUMNS, MOST, contents, rows
from notices.citing.formats import FORMATS
from notices.citing.formats.exchange import coins
from notices.citing.records import cited_today
from notices.citing.views import citation_file
from notices.exporting.downloads import ENDINGS, DownloadTable, download, links
from notices.public_ids import permanent


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    basket = contents(request.GET.getlist("id"))
    context = {
        "contents": basket,
        "entries": [(entry, coins(cited_today(request, entry.row))) for entry in basket.entries],
        "most": MOST,
        "formats": FORMATS,
        "files": links("basket-export", basket.address),
    }
    return render(request, "notices/basket/page.html", context)


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    basket = contents(request.GET.getlist("id"))
    table = DownloadTable(
        _("篮子"),
        list(COLUMNS),
        rows(request, basket.entries),
        len(basket.entries),
        permanent(reverse("basket") + basket.address),
        [str(head) for head in COLUMNS.values()],
    )
    return download(request, table, ending)


@require_safe
def cite(request: HttpRequest, ending: str) -> HttpResponse:
    basket = contents(request.GET.getlist("id"))
    return citation_file([cited_today(request, entry.row) for entry in basket.entries], "basket", ending)

"""A concordance as a page and as a file: check, ask, render."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.exporting.cells import Row as Cells
from notices.exporting.downloads import ENDINGS, download, links
from notices.models import Measure, Notice
from notices.pagination import page_links
from search.asking.addresses import on_page, pairs
from search.asking.forms import address_of
from search.asking.sentences import sentence
from search.concordance.alignment import Line
from search.concordance.forms import NARROWEST, WIDEST, ConcordanceForm
from search.concordance.reading import MOST, Row, concordance
from search.results.repeating import repeated
from search.results.switches import UNIT_NAMES
from search.results.views import refused

LINES_A_PAGE = 50
COLUMNS = ("left", "term", "right", "id", "notice", "place", "date")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    form = ConcordanceForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    asked = form.request()
    held = concordance(asked, form.terms, form.cleaned_data["width"], form.order)
    try:
        shown = Paginator(held.lines, LINES_A_PAGE).page(form.page_number)
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing
    context = {
        "form": form,
        "held": held,
        "lines": [(line, notice_of(line.source)) for line in shown],
        "page": shown,
        "pages": page_links(shown, lambda number: on_page(form.address, number)),
        "repeated": repeated(request, form, form.address),
        **_asked(form),
    }
    return render(request, "search/concordance/page.html", context)


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = ConcordanceForm(request.GET)
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    if not form.is_valid():
        return refused(request, form)
    held = concordance(form.request(), form.terms, form.cleaned_data["width"], form.order)
    name = _("逐词索引 %(terms)s") % {"terms": " ".join(form.terms)}
    return download(name, COLUMNS, _rows(held.lines), ending, len(held.lines))


def _asked(form: ConcordanceForm) -> dict[str, object]:
    asked = form.request()
    return {
        "sentence": sentence(asked),
        "search": address_of(asked),
        "kept": pairs(address_of(asked)),
        "address": form.address,
        "files": links("concordance-export", form.address),
        "unit": UNIT_NAMES[asked.unit],
        "most": MOST[asked.unit],
        "narrowest": NARROWEST,
        "widest": WIDEST,
        "orders": [
            (value, name, value == form.order)
            for value, name in (("order", _("原文次序")), ("left", _("左邻")), ("right", _("右邻")))
        ],
    }


def _rows(lines: list[Line[Row]]) -> Iterator[Cells]:
    for line in lines:
        notice = notice_of(line.source)
        place = str(notice.place) if notice.place else ""
        yield line.left, line.term, line.right, line.source.public_id, notice.title, place, notice.dated


def notice_of(row: Row) -> Notice:
    if isinstance(row, Notice):
        return row
    return (row.problem if isinstance(row, Measure) else row).notice

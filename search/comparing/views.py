"""Places, areas and years side by side: check, ask, render."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.charts.drawing import standalone
from notices.pagination import page_links
from search.addresses import on_page
from search.comparing import tables
from search.comparing.forms import TableForm
from search.comparing.matrix import Counted, counted, heads
from search.views import refused


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    form = TableForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    counts = counted(form.request(), form.layout)
    page, columns = _page_of_rows(form, counts)
    query = form.address()
    context = tables.context(form, counts, page, columns) | {
        "page": page,
        "pages": page_links(page, lambda number: on_page(query, number)),
    }
    return render(request, "comparing/matrix.html", context)


@require_safe
def matrix_chart(request: HttpRequest) -> HttpResponse:
    form = TableForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    counts = counted(form.request(), form.layout)
    page, columns = _page_of_rows(form, counts)
    return drawing(tables.context(form, counts, page, columns)["chart"], "matrix.svg")


def _page_of_rows(form: TableForm, counts: Counted) -> tuple[Page[Any], Any]:
    rows, columns = heads(counts)
    try:
        return Paginator(rows, tables.ROWS_A_PAGE).page(form.page_number), columns
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing


def drawing(chart: Any, name: str) -> HttpResponse:
    """A chart as a file to keep; the page shows the same one without."""
    return HttpResponse(
        standalone(chart),
        content_type="image/svg+xml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

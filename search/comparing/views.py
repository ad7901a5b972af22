"""Places, areas and years side by side: check, ask, render."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.exporting.downloads import DownloadTable, download, links
from notices.exporting.picture import picture
from notices.models import Notice
from notices.pagination import page_links
from search.asking.addresses import on_page
from search.asking.forms import sentence
from search.comparing import files, side_by_side, tables
from search.comparing import rounds as rounds_page
from search.comparing import trends as trends_page
from search.comparing.forms import NO_ROUNDS, ColumnsForm, RoundsForm, TableForm
from search.comparing.matrix import TableCounts, counted, heads
from search.page.replies import refused, repeated


def of_a_table(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that is handed a checked `TableForm`; what is wrong with a question is said instead."""

    @require_safe
    @wraps(view)
    def checked(request: HttpRequest, **parts: str) -> HttpResponseBase:
        form = TableForm(request.GET)
        return view(request, form, **parts) if form.is_valid() else refused(request, form)

    return checked


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    form = ColumnsForm(request.GET)
    if not form.is_valid():
        context = side_by_side.choices(form) | {"reason": [sentence(form)]}
        return render(request, "comparing/compare.html", context, status=400)
    context = side_by_side.context(form, side_by_side.comparison(form))
    query = form.address()
    context |= {"query": query, "files": links("compare-file", query)}
    return render(request, "comparing/compare.html", context)


@require_safe
def compare_chart(request: HttpRequest) -> HttpResponse:
    form = ColumnsForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    return picture(request, side_by_side.chart(side_by_side.comparison(form)), "compare.svg")


@require_safe
def compare_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = ColumnsForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    rows = list(files.difference_rows(side_by_side.comparison(form).differences))
    return download(request, DownloadTable(_("比较"), files.difference_columns(), rows, len(rows)), ending)


@of_a_table
def matrix(request: HttpRequest, form: TableForm) -> HttpResponse:
    counts = counted(form.request(), form.layout)
    page, columns = _page_of_rows(form, counts)
    query = form.address()
    context = tables.context(form, counts, page, columns) | {
        "page": page,
        "pages": page_links(page, lambda number: on_page(query, number)),
        "files": links("matrix-file", query),
        "lines": page.paginator.count * len(columns),
        "repeated": repeated(request, form, query),
    }
    return render(request, "comparing/matrix.html", context)


@of_a_table
def matrix_chart(request: HttpRequest, form: TableForm) -> HttpResponse:
    counts = counted(form.request(), form.layout)
    page, columns = _page_of_rows(form, counts)
    return picture(request, tables.context(form, counts, page, columns)["chart"], "matrix.svg")


@of_a_table
def matrix_file(request: HttpRequest, form: TableForm, ending: str) -> HttpResponseBase:
    counts = counted(form.request(), form.layout)
    rows, columns = heads(counts)
    cells = files.table_rows(counts, rows, columns)
    return download(
        request, DownloadTable(_("矩阵"), files.table_columns(), cells, len(rows) * len(columns)), ending
    )


@of_a_table
def trends(request: HttpRequest, form: TableForm) -> HttpResponse:
    context = trends_page.context(form, trends_page.trend(form.request(), form.shares))
    query = form.address()
    context |= {"files": links("trends-file", query), "repeated": repeated(request, form, query)}
    return render(request, "comparing/trends.html", context)


@of_a_table
def trends_chart(request: HttpRequest, form: TableForm) -> HttpResponse:
    return picture(
        request, trends_page.chart(form, trends_page.trend(form.request(), form.shares)), "trends.svg"
    )


@of_a_table
def trends_areas(request: HttpRequest, form: TableForm) -> HttpResponse:
    return picture(
        request,
        trends_page.panels(form, trends_page.trend(form.request(), form.shares)),
        "trends-by-area.svg",
    )


@of_a_table
def trends_file(request: HttpRequest, form: TableForm, ending: str) -> HttpResponseBase:
    rows = list(files.trend_rows(trends_page.trend(form.request())))
    return download(request, DownloadTable(_("历年"), files.table_columns(), rows, len(rows)), ending)


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    form = RoundsForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    place, notices, compared = _rounds_asked(form)
    context: dict[str, Any] = {
        "places": rounds_page.places_with_rounds(),
        "place": place,
        "notices": notices,
        "rounds": compared,
    }
    if compared:
        context["files"] = links("rounds-file", compared.address)
        context["chart_url"] = reverse("rounds-chart") + compared.address
        context["chart"] = rounds_page.chart(compared)
    return render(request, "comparing/rounds.html", context)


@require_safe
def rounds_chart(request: HttpRequest) -> HttpResponse:
    form = RoundsForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    _place, _notices, compared = _rounds_asked(form)
    if not compared:
        raise Http404(NO_ROUNDS)
    return picture(request, rounds_page.chart(compared), "rounds.svg")


@require_safe
def rounds_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = RoundsForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    _place, _notices, compared = _rounds_asked(form)
    if not compared:
        raise Http404(NO_ROUNDS)
    rows = list(files.round_rows(compared))
    return download(request, DownloadTable(_("两轮对照"), files.round_columns(), rows, len(rows)), ending)


def _rounds_asked(form: RoundsForm) -> tuple[str, list[Notice], rounds_page.Rounds | None]:
    """The place, its notices, and two of them against one another where there are two."""
    notices = rounds_page.notices_of(form.place)
    pair = form.pair(notices)
    return form.place, notices, rounds_page.rounds(*pair) if pair else None


def _page_of_rows(form: TableForm, counts: TableCounts) -> tuple[Page[Any], Any]:
    rows, columns = heads(counts)
    try:
        return Paginator(rows, tables.rows_a_page(form, len(columns))).page(form.page_number), columns
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing

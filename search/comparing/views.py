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

from notices.charts.drawing import drawing
from notices.exporting.downloads import download, links
from notices.models import Notice
from notices.pagination import page_links
from search.asking.addresses import on_page
from search.comparing import files, side_by_side, tables
from search.comparing import rounds as rounds_page
from search.comparing import trends as trends_page
from search.comparing.forms import NO_ROUNDS, TOO_MANY, ColumnsForm, RoundsForm, TableForm
from search.comparing.matrix import Counted, counted, heads
from search.results.repeating import repeated
from search.results.views import refused


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
        context = side_by_side.choices(form) | {"reason": form.non_field_errors()}
        return render(request, "comparing/compare.html", context, status=400)
    context = side_by_side.context(form, side_by_side.comparison(form))
    query = form.address()
    context |= {"query": query, "files": links("compare-file", query)}
    return render(request, "comparing/compare.html", context)


@require_safe
def compare_chart(request: HttpRequest) -> HttpResponse:
    form = ColumnsForm(request.GET)
    if not form.is_valid():
        raise Http404(TOO_MANY)
    return drawing(side_by_side.chart(side_by_side.comparison(form)), "compare.svg")


@require_safe
def compare_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = ColumnsForm(request.GET)
    if not form.is_valid():
        raise Http404(TOO_MANY)
    rows = list(files.difference_rows(side_by_side.comparison(form).differences))
    return download(_("比较"), files.difference_columns(), rows, ending, len(rows))


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
def matrix_chart(_request: HttpRequest, form: TableForm) -> HttpResponse:
    counts = counted(form.request(), form.layout)
    page, columns = _page_of_rows(form, counts)
    return drawing(tables.context(form, counts, page, columns)["chart"], "matrix.svg")


@of_a_table
def matrix_file(_request: HttpRequest, form: TableForm, ending: str) -> HttpResponseBase:
    counts = counted(form.request(), form.layout)
    rows, columns = heads(counts)
    cells = files.table_rows(counts, rows, columns)
    return download(_("矩阵"), files.table_columns(), cells, ending, len(rows) * len(columns))


@of_a_table
def trends(request: HttpRequest, form: TableForm) -> HttpResponse:
    context = trends_page.context(form, trends_page.trend(form.request(), form.shares))
    query = form.address()
    context |= {"files": links("trends-file", query), "repeated": repeated(request, form, query)}
    return render(request, "comparing/trends.html", context)


@of_a_table
def trends_chart(_request: HttpRequest, form: TableForm) -> HttpResponse:
    return drawing(trends_page.chart(form, trends_page.trend(form.request(), form.shares)), "trends.svg")


@of_a_table
def trends_areas(_request: HttpRequest, form: TableForm) -> HttpResponse:
    return drawing(
        trends_page.panels(form, trends_page.trend(form.request(), form.shares)), "trends-by-area.svg"
    )


@of_a_table
def trends_file(_request: HttpRequest, form: TableForm, ending: str) -> HttpResponseBase:
    rows = list(files.trend_rows(trends_page.trend(form.request())))
    return download(_("历年"), files.table_columns(), rows, ending, len(rows))


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    place, notices, found = _rounds_asked(request)
    context: dict[str, Any] = {
        "places": rounds_page.places_with_rounds(),
        "place": place,
        "notices": notices,
        "rounds": found,
    }
    if found:
        context["files"] = links("rounds-file", found.address)
        context["chart_url"] = reverse("rounds-chart") + found.address
        context["chart"] = rounds_page.chart(found)
    return render(request, "comparing/rounds.html", context)


@require_safe
def rounds_chart(request: HttpRequest) -> HttpResponse:
    _place, _notices, found = _rounds_asked(request)
    if not found:
        raise Http404(NO_ROUNDS)
    return drawing(rounds_page.chart(found), "rounds.svg")


@require_safe
def rounds_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    _place, _notices, found = _rounds_asked(request)
    if not found:
        raise Http404(NO_ROUNDS)
    rows = list(files.round_rows(found))
    return download(_("两轮对照"), files.round_columns(), rows, ending, len(rows))


def _rounds_asked(request: HttpRequest) -> tuple[str, list[Notice], rounds_page.Rounds | None]:
    """The place, its notices, and two of them against one another where there are two."""
    form = RoundsForm(request.GET)
    form.full_clean()
    notices = rounds_page.notices_of(form.place)
    pair = form.pair(notices)
    return form.place, notices, rounds_page.rounds(*pair) if pair else None


def _page_of_rows(form: TableForm, counts: Counted) -> tuple[Page[Any], Any]:
    rows, columns = heads(counts)
    try:
        return Paginator(rows, tables.ROWS_A_PAGE).page(form.page_number), columns
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing

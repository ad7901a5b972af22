"""Places, areas and years side by side: check, ask, render."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.exporting.downloads import DownloadTable, download, links
from notices.exporting.picture import picture
from notices.models import Notice
from notices.pagination import page_links, page_of
from search.asking.addresses import on_page
from search.asking.forms import sentence
from search.comparing import files, side_by_side, tables
from search.comparing import rounds as rounds_page
from search.comparing import trends as trends_page
from search.comparing.forms import NO_ROUNDS, ColumnsForm, RoundsForm, TableForm
from search.comparing.matrix import TableCounts, counted, heads
from search.page.replies import asking, repeated


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


@asking(ColumnsForm)
def compare_chart(request: HttpRequest, form: ColumnsForm) -> HttpResponse:
    return picture(request, side_by_side.chart(side_by_side.comparison(form)), "compare.svg")


@asking(ColumnsForm)
def compare_file(request: HttpRequest, form: ColumnsForm, ending: str) -> HttpResponseBase:
    rows = list(files.difference_rows(side_by_side.comparison(form).differences))
    return download(request, DownloadTable(_("比较"), files.difference_columns(), rows, len(rows)), ending)


@asking(TableForm)
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


@asking(TableForm)
def matrix_chart(request: HttpRequest, form: TableForm) -> HttpResponse:
    counts = counted(form.request(), form.layout)
    page, columns = _page_of_rows(form, counts)
    return picture(request, tables.context(form, counts, page, columns)["chart"], "matrix.svg")


@asking(TableForm)
def matrix_file(request: HttpRequest, form: TableForm, ending: str) -> HttpResponseBase:
    counts = counted(form.request(), form.layout)
    rows, columns = heads(counts)
    cells = files.table_rows(counts, rows, columns)
    return download(
        request, DownloadTable(_("矩阵"), files.table_columns(), cells, len(rows) * len(columns)), ending
    )


@asking(TableForm)
def trends(request: HttpRequest, form: TableForm) -> HttpResponse:
    context = trends_page.context(form, trends_page.trend(form.request(), form.shares))
    query = form.address()
    context |= {"files": links("trends-file", query), "repeated": repeated(request, form, query)}
    return render(request, "comparing/trends.html", context)


@asking(TableForm)
def trends_chart(request: HttpRequest, form: TableForm) -> HttpResponse:
    return picture(
        request, trends_page.chart(form, trends_page.trend(form.request(), form.shares)), "trends.svg"
    )


@asking(TableForm)
def trends_areas(request: HttpRequest, form: TableForm) -> HttpResponse:
    return picture(
        request,
        trends_page.panels(form, trends_page.trend(form.request(), form.shares)),
        "trends-by-area.svg",
    )


@asking(TableForm)
def trends_file(request: HttpRequest, form: TableForm, ending: str) -> HttpResponseBase:
    rows = list(files.trend_rows(trends_page.trend(form.request())))
    return download(request, DownloadTable(_("历年"), files.table_columns(), rows, len(rows)), ending)


@asking(RoundsForm)
def rounds(request: HttpRequest, form: RoundsForm) -> HttpResponse:
    notices = rounds_page.notices_of(form.place)
    compared = _rounds(form, notices)
    context: dict[str, Any] = {
        "places": rounds_page.places_with_rounds(),
        "place": form.place,
        "notices": notices,
        "rounds": compared,
    }
    if compared:
        context["files"] = links("rounds-file", compared.address)
        context["chart_url"] = reverse("rounds-chart") + compared.address
        context["chart"] = rounds_page.chart(compared)
    return render(request, "comparing/rounds.html", context)


@asking(RoundsForm)
def rounds_chart(request: HttpRequest, form: RoundsForm) -> HttpResponse:
    return picture(request, rounds_page.chart(_two_rounds(form)), "rounds.svg")


@asking(RoundsForm)
def rounds_file(request: HttpRequest, form: RoundsForm, ending: str) -> HttpResponseBase:
    rows = list(files.round_rows(_two_rounds(form)))
    return download(request, DownloadTable(_("两轮对照"), files.round_columns(), rows, len(rows)), ending)


def _rounds(form: RoundsForm, notices: list[Notice]) -> rounds_page.Rounds | None:
    """Two notices of a place against one another, where there are two."""
    pair = form.pair(notices)
    return rounds_page.rounds(*pair) if pair else None


def _two_rounds(form: RoundsForm) -> rounds_page.Rounds:
    if rounds := _rounds(form, rounds_page.notices_of(form.place)):
        return rounds
    raise Http404(NO_ROUNDS)


def _page_of_rows(form: TableForm, counts: TableCounts) -> tuple[Page[Any], Any]:
    rows, columns = heads(counts)
    return page_of(rows, tables.rows_a_page(form, len(columns)), form.page_number), columns

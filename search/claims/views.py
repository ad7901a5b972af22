"""Claims as a page, as a file, as a drawing, as the table of that drawing: check, ask, render."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.charts.drawing import drawing
from notices.exporting.downloads import download
from notices.exporting.rows import rows
from notices.exporting.variables import WIDE
from notices.permanent import permanent
from search.asking.sentences import sentence
from search.claims.kinds import KINDS
from search.claims.listing import Listing
from search.claims.page import ROWS_A_PAGE, context
from search.claims.pictures import Picture
from search.results.filters import OPEN
from search.results.views import refused


def of_a_kind(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that is handed a checked question; what is wrong with one is said instead."""

    @require_safe
    @wraps(view)
    def checked(request: HttpRequest, slug: str, **parts: str) -> HttpResponseBase:
        kind = KINDS[slug]
        form = kind.form(request.GET)
        return view(request, Listing(kind, form), **parts) if form.is_valid() else refused(request, form)

    return checked


@of_a_kind
def page(request: HttpRequest, held: Listing) -> HttpResponse:
    try:
        shown = Paginator(range(held.summary.total), ROWS_A_PAGE).page(held.form.page_number)
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing
    return render(request, "search/claims/page.html", context(held, shown, request.GET.getlist(OPEN)))


@of_a_kind
def export(request: HttpRequest, held: Listing, ending: str) -> HttpResponseBase:
    """Every claim that the pages list, also of documents that stand there under their titles."""
    keys, table = held.keys(), held.kind.name
    name = f"{_('整改通')} {held.kind.label} {sentence(held.asked)}"
    columns = [column.name for column in WIDE[table]]
    return download(name, columns, rows(table, keys, permanent(request, "/").rstrip("/")), ending, len(keys))


@of_a_kind
def chart(_request: HttpRequest, held: Listing) -> HttpResponse:
    return drawing(_picture(held).chart, f"{held.kind.slug}.svg")


@of_a_kind
def table(_request: HttpRequest, held: Listing, ending: str) -> HttpResponseBase:
    picture = _picture(held)
    lines = list(picture.table())
    return download(f"{held.kind.label} {sentence(held.asked)}", picture.heads, lines, ending, len(lines))


def _picture(held: Listing) -> Picture:
    if held.summary.picture is None:
        raise Http404(_("没有可画的。"))
    return held.summary.picture

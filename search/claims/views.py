"""Claims as a page, as a file, as a drawing, as the table of that drawing: check, ask, render."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.exporting.downloads import DownloadTable, download
from notices.exporting.picture import picture
from notices.exporting.wide_table import wide_table
from notices.pagination import page_of
from search.asking.sentences import sentence
from search.claims.kinds import KINDS
from search.claims.listing import Listing
from search.claims.page import ROWS_A_PAGE, context
from search.claims.pictures import Picture
from search.page.filters import OPEN
from search.page.replies import refused


def of_a_kind(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that is handed a checked question; what is wrong with one is said instead."""

    @require_safe
    @wraps(view)
    def checked(request: HttpRequest, slug: str, **parts: str) -> HttpResponseBase:
        kind = KINDS[slug]
        form = kind.form(request.GET)
        if not form.is_valid():
            return refused(request, form)
        with Listing(kind, form) as listing:
            return view(request, listing, **parts)

    return checked


@of_a_kind
def page(request: HttpRequest, listing: Listing) -> HttpResponse:
    page_of_rows = page_of(range(listing.summary.total), ROWS_A_PAGE, listing.form.page_number)
    return render(
        request,
        "search/claims/page.html",
        context(listing, page_of_rows, request.user, request.GET.getlist(OPEN)),
    )


@of_a_kind
def export(request: HttpRequest, listing: Listing, ending: str) -> HttpResponseBase:
    """Every claim that the pages list, also of documents that stand there under their titles."""
    keys, total, table = listing.keys(0, settings.BOUNDS["rows"]), listing.count(), listing.kind.name
    name = f"{_('整改通')} {listing.kind.label} {sentence(listing.request)}"
    address = reverse(listing.kind.slug) + listing.form.address()
    return wide_table(request, table, keys, total, ending, name, address)


@of_a_kind
def chart(request: HttpRequest, listing: Listing) -> HttpResponse:
    return picture(request, _picture(listing).chart, f"{listing.kind.slug}.svg")


@of_a_kind
def table(request: HttpRequest, listing: Listing, ending: str) -> HttpResponseBase:
    picture = _picture(listing)
    lines = list(picture.table())
    name = f"{listing.kind.label} {sentence(listing.request)}"
    return download(request, DownloadTable(name, picture.heads, lines, len(lines)), ending)


def _picture(listing: Listing) -> Picture:
    if listing.summary.picture is None:
        raise Http404(_("没有可画的。"))
    return listing.summary.picture

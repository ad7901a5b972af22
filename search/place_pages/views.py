"""Places, and each of them: check, ask, render."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.exporting.downloads import DownloadTable, download, links
from notices.exporting.picture import picture
from notices.models import Notice, Place
from notices.overview import province_map
from notices.pagination import page_of
from search.place_pages import area_shares, chronicle
from search.place_pages.lookup import LONGEST, places_called
from search.place_pages.page import NOTICES_A_PAGE, context
from search.place_pages.scope import notices_in
from search.place_pages.vicinity import provinces


def of_a_place(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that is handed a place; one that is called by its name instead of its code is sent on."""

    @require_safe
    @wraps(view)
    def checked(request: HttpRequest, code: str, **parts: str) -> HttpResponseBase:
        place = Place.objects.select_related("parent__parent").filter(code=code).first()
        return view(request, place, **parts) if place else _directory(request, code)

    return checked


@require_safe
def directory(request: HttpRequest) -> HttpResponseBase:
    return _directory(request, request.GET.get("q", "").strip())


def _directory(request: HttpRequest, typed: str) -> HttpResponseBase:
    """All provinces, and where something was typed the places of that name; of one alone its page."""
    places = places_called(typed) if typed else []
    if len(places) == 1:
        return redirect(places[0])
    context = {
        "typed": typed[:LONGEST],
        "places": places,
        "provinces": provinces(),
        "map": province_map.chart(province_map.covers()),
        "map_files": links("coverage-map-file"),
    }
    return render(request, "places/directory.html", context, status=404 if typed and not places else 200)


@of_a_place
def place(request: HttpRequest, place: Place) -> HttpResponse:
    return render(request, "places/place.html", context(place, _page(request, place)))


@of_a_place
def course(request: HttpRequest, place: Place) -> HttpResponse:
    today = timezone.localdate()
    timeline = chronicle.entries(_page(request, place), today)
    return picture(request, chronicle.chart(place, timeline, today), f"{place.code}.svg")


@of_a_place
def course_file(request: HttpRequest, place: Place, ending: str) -> HttpResponseBase:
    rows = list(chronicle.rows(chronicle.entries(notices_in(place), timezone.localdate())))
    return download(
        request, DownloadTable(f"{place} {_('时间线')}", chronicle.columns(), rows, len(rows)), ending
    )


@of_a_place
def areas(request: HttpRequest, place: Place) -> HttpResponse:
    shares = area_shares.area_shares(place)
    return picture(request, area_shares.chart(shares), f"{place.code}-areas.svg")


@of_a_place
def areas_file(request: HttpRequest, place: Place, ending: str) -> HttpResponseBase:
    rows = list(area_shares.rows(area_shares.area_shares(place)))
    return download(
        request, DownloadTable(f"{place} {_('问题领域')}", area_shares.columns(), rows, len(rows)), ending
    )


def _page(request: HttpRequest, place: Place) -> Page[Notice]:
    return page_of(notices_in(place), NOTICES_A_PAGE, request.GET.get("page", 1))

"""What the page of a place shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone

from notices.exporting.downloads import links
from notices.models import Notice, Place, SourceSite
from notices.overview.coverage_table import Province
from notices.overview.coverage_table import provinces as covered_provinces
from notices.overview.searched import searched
from notices.pagination import page_links
from search.asking.addresses import query_string
from search.comparing import rounds as two_rounds
from search.place_pages import area_shares, chronicle
from search.place_pages.record import record
from search.place_pages.scope import lying_in
from search.place_pages.vicinity import vicinity

NOTICES_A_PAGE = 20


def context(place: Place, page: Page[Notice]) -> dict[str, Any]:
    today = timezone.localdate()
    timeline = chronicle.entries(page, today)
    shares = area_shares.area_shares(place)
    return {
        "place": place,
        "around": place.path()[:-1],
        "notices": page.paginator.count,
        "timeline": timeline,
        "page": page,
        "pages": page_links(page, "?page={}".format),
        "shares": shares,
        "record": record(place, today),
        "rounds": _rounds(place),
        "vicinity": vicinity(place),
        "coverage": _coverage(place),
        "sources": searched(SourceSite.objects.filter(place__in=lying_in(place))),
        "query": query_string([("unit", "notice"), ("district", place.code)]),
        **_drawn(place, page, timeline, shares, today),
    }


def _drawn(
    place: Place,
    page: Page[Notice],
    timeline: list[chronicle.ChronicleEntry],
    shares: area_shares.AreaShares,
    today: date,
) -> dict[str, Any]:
    of_page = f"?page={page.number}" if page.number > 1 else ""
    return {
        "course": chronicle.chart(place, timeline, today),
        "course_url": reverse("place-course", args=[place.code]) + of_page,
        "course_files": links("place-course-file", "", place.code),
        "bars": area_shares.chart(shares),
        "bars_url": reverse("place-areas", args=[place.code]),
        "bars_files": links("place-areas-file", "", place.code),
    }


def _rounds(place: Place) -> two_rounds.Rounds | None:
    """The last two notices of the place itself."""
    notices = [notice for notice in two_rounds.notices_of(place.code) if notice.dated]
    return two_rounds.rounds(notices[-2], notices[-1]) if len(notices) > 1 else None


def _coverage(place: Place) -> Province | None:
    """Of a province: which of its districts have notices."""
    if place.level != Place.Level.PROVINCE:
        return None
    return next((province for province in covered_provinces() if province.name == place.name), None)

"""What is in the collection, as numbers that a page on the data states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from notices.models import FILED_YEAR, ImportFile, Notice, Original, Place
from notices.overview import collection
from notices.overview.coverage_table import sites_counted


@dataclass(frozen=True, slots=True)
class Holdings:
    """`problems` counts what a search counts: items, and problems without items."""

    notices: int
    samples: int
    problems: int
    measures: int
    districts: int  # with a notice of their own
    other_places: int  # provinces and cities with one
    years: int  # with a notice; there may be gaps between the first and the last
    first_year: int | None
    last_year: int | None
    sites: int
    last_import: datetime | None
    unread: int  # files handed in that could not be imported


def holdings() -> Holdings:
    size = collection.size()
    years = Notice.objects.annotate(filed=FILED_YEAR).aggregate(
        all=Count("filed", distinct=True), first=Min("filed"), last=Max("filed")
    )
    places = Place.objects.filter(notices__isnull=False).aggregate(
        districts=Count("pk", distinct=True, filter=Q(level=Place.Level.DISTRICT)),
        all=Count("pk", distinct=True),
    )
    return Holdings(
        notices=size.notices,
        samples=size.samples,
        problems=size.problems,
        measures=size.measures,
        districts=places["districts"],
        other_places=places["all"] - places["districts"],
        years=years["all"],
        first_year=years["first"],
        last_year=years["last"],
        sites=len([site for site in sites_counted() if site]),
        last_import=Original.objects.aggregate(last=Max("imported"))["last"],
        unread=ImportFile.objects.filter(status=ImportFile.Status.FAILED).count(),
    )

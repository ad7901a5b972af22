"""Places by what lies in them: how many notices each has, with those below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from notices.models import Notice, Place
from notices.overview import coverage_table
from notices.overview.coverage_table import Province
from search.place_pages.scope import lying_in


@dataclass(frozen=True, slots=True)
class PlaceHolding:
    """A place, its notices and those of what lies in it; `inner` are the places below it that have any."""

    place: Place
    notices: int
    inner: tuple[PlaceHolding, ...] = ()


@dataclass(frozen=True, slots=True)
class Vicinity:
    """What lies in a place, and what lies beside it under the same one; only where there are notices."""

    inner: tuple[PlaceHolding, ...]
    neighbours: tuple[PlaceHolding, ...]


def vicinity(place: Place) -> Vicinity:
    """Two queries; places by their codes."""
    around = place.path()[:-1]
    places = Place.objects.filter(Q(parent=place.parent_id) | Q(pk__in=lying_in(place))).exclude(pk=place.pk)
    counts = _counts(around[-1] if around else None)
    children: dict[int | None, list[Place]] = {}
    for row in places.order_by("code"):
        children.setdefault(row.parent_id, []).append(row)
    neighbours = [
        PlaceHolding(row, counts[row.pk]) for row in children.get(place.parent_id, ()) if counts[row.pk]
    ]
    return Vicinity(tuple(_inner(place.pk, children, counts)), tuple(neighbours))


def _inner(key: int, children: dict[int | None, list[Place]], counts: Counter[int]) -> Iterator[PlaceHolding]:
    for row in children.get(key, ()):
        if counts[row.pk]:
            yield PlaceHolding(row, counts[row.pk], tuple(_inner(row.pk, children, counts)))


def _counts(within: Place | None) -> Counter[int]:
    """Notices in and below each place, by its key; of those within one place, or of all."""
    notices = Notice.objects.filter(place__isnull=False).order_by()
    if within:
        notices = notices.filter(place__in=lying_in(within))
    paths = notices.values_list("place", "place__parent", "place__parent__parent").annotate(Count("pk"))
    counts: Counter[int] = Counter()
    for *path, count in paths:
        for key in path:
            counts[key] += count
    return counts


# By province


@dataclass(frozen=True, slots=True)
class ProvinceHolding:
    """A province with its notices; `coverage` by the national list, None where it is not on it."""

    place: Place
    notices: int
    places: int
    coverage: Province | None


def provinces() -> tuple[ProvinceHolding, ...]:
    """Those with notices, by their codes."""
    counts = _counts(None)
    official = {province.name: province for province in coverage_table.provinces()}
    outermost = {row.pk: row for row in Place.objects.filter(parent=None).order_by("code")}
    with_notices = _with_notices()
    return tuple(
        ProvinceHolding(row, counts[key], with_notices[key], official.get(row.name))
        for key, row in outermost.items()
        if counts[key]
    )


def _with_notices() -> Counter[int]:
    """How many places with notices of their own lie in each outermost place, itself one of them."""
    rows: Iterable[tuple[int, int | None, int | None]] = (
        Place.objects.filter(notices__isnull=False)
        .values_list("pk", "parent", "parent__parent")
        .order_by()
        .distinct()
    )
    return Counter(outer or parent or key for key, parent, outer in rows)

"""Facet values by what people call them: `district=龙华区`, `year=2019-2021`, `category=教育`."""

from __future__ import annotations

from django.db.models import Q

from notices.models import Notice
from search.asking.facets import categories_named, places_named, statuses_named
from search.asking.years import years_named

MOST = 20  # a name that fits more than these says nothing


def values_named(facet: str, name: str) -> tuple[str, ...]:
    """The values a name stands for; of several places of one name those with notices go first."""
    name = name.strip()
    values = _NAMED[facet](name) if name else ()
    return values if len(values) <= MOST else ()


def places_with_notices(name: str) -> tuple[str, ...]:
    codes = places_named(name)
    held = tuple(code for code in codes if _holds(code)) if 1 < len(codes) <= MOST else ()
    return held or codes


def _holds(code: str) -> bool:
    up = Q(place__code=code) | Q(place__parent__code=code) | Q(place__parent__parent__code=code)
    return Notice.objects.filter(up).exists()


_NAMED = {
    "district": places_with_notices,
    "year": years_named,
    "category": categories_named,
    "status": statuses_named,
}

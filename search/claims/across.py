"""Districts and years that claims are counted across: what they are called, their order, what narrows a page to one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from notices.models import Place
from search.asking.addresses import with_only
from search.asking.facets import NONE

Key = int | None  # a place's primary key, or a year; none where a notice has none


@dataclass(frozen=True, slots=True)
class CountedHead:
    key: Key
    label: str
    url: str  # empty where no narrowing finds exactly what is counted


def heads(across: str, keys: Collection[Key], query: str) -> list[CountedHead]:
    """Districts by their codes, years as they go by; what has neither comes last. One SQL query at most."""
    return _districts(keys, query) if across == "district" else _years(keys, query)


def _years(keys: Collection[Key], query: str) -> list[CountedHead]:
    years = [
        CountedHead(year, str(year), with_only(query, "year", str(year)))
        for year in sorted(filter(None, keys))
    ]
    return [*years, *_without("year", _("未注明年份"), keys, query)]


def _districts(keys: Collection[Key], query: str) -> list[CountedHead]:
    """A place that others counted here lie in has no link: that would find theirs, too."""
    places = Place.objects.filter(pk__in=[key for key in keys if key]).select_related("parent__parent")
    paths = [district.path() for district in places.order_by("code")]
    around = {ancestor.pk for path in paths for ancestor in path[:-1]}
    districts = [
        CountedHead(
            path[-1].pk,
            str(path[-1]),
            "" if path[-1].pk in around else with_only(query, "district", path[-1].code),
        )
        for path in paths
    ]
    return [*districts, *_without("district", _("未注明地区"), keys, query)]


def _without(name: str, label: str, keys: Collection[Key], query: str) -> list[CountedHead]:
    return [CountedHead(None, label, with_only(query, name, NONE))] if None in keys else []

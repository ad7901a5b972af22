"""What stands at the edges of a table: the values of a facet with their names, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from notices.models import Place
from search.asking.facets import FACETS, NONE, Facet, FacetBranch, FacetValue
from search.page.localization import localized

Axis = Literal["district", "year", "group", "category"]
Level = Literal["", "province", "city", "district"]

LONGEST = 60  # years; a longer time has only the years with notices
_KINDS = {kind.name: kind for kind in FACETS}


@dataclass(frozen=True, slots=True)
class AxisHead:
    """A value at the edge of a table; `within` is what it lies in."""

    value: str
    label: str
    within: str = ""


def facet_of(axis: Axis) -> str:
    """Groups and categories are one facet; a table has the one or the other at its edge."""
    return "category" if axis == "group" else axis


def areas(axis: Axis, chosen: tuple[str, ...], unfiled: bool) -> list[AxisHead]:
    """All groups, or all categories; where some are chosen these, of a group among the categories its own."""
    branches = _named("category", _KINDS["category"].tree({}))
    names = {branch.value: branch.label for branch in branches}
    return [
        AxisHead(branch.value, branch.label, names.get(branch.parent or "", ""))
        for branch in branches
        if (
            _shown(axis, branch, chosen)
            if branch.value != NONE
            else unfiled and (not chosen or NONE in chosen)
        )
    ]


def branches() -> tuple[FacetValue, ...]:
    """All groups and categories as a list to choose from."""
    return tuple(branch for branch in _named("category", _KINDS["category"].tree({})) if branch.value != NONE)


def _shown(axis: Axis, area: FacetValue, chosen: tuple[str, ...]) -> bool:
    if axis == "group":
        return area.value in chosen if chosen else not area.depth
    return area.depth > 0 and (not chosen or area.value in chosen or area.parent in chosen)


def years(counts: Mapping[str, int], chosen: tuple[str, ...]) -> list[AxisHead]:
    """Every year from the first to the last with a notice (one without is a gap to be seen), or those chosen."""
    counted = sorted({int(year) for year, count in counts.items() if count and year != NONE})
    if counted and counted[-1] - counted[0] < LONGEST:
        counted = list(range(counted[0], counted[-1] + 1))
    listed = sorted({*chosen} - {NONE} if chosen else map(str, counted))
    return [*(AxisHead(year, year) for year in listed), *_without(counts, chosen, _("未注明年份"))]


def places(counts: Mapping[str, int], chosen: tuple[str, ...], level: Level) -> list[AxisHead]:
    """Places with notices at a level, or at any those with notices of their own; chosen ones and what lies in them."""
    codes = [code for code, count in counts.items() if count or code in chosen]
    rows = Place.objects.filter(code__in=codes).select_related("parent__parent").order_by("code")
    if level:
        rows = rows.filter(level=level)
    elif not chosen:
        rows = rows.filter(notices__isnull=False).distinct()
    paths = [row.path() for row in rows]
    heads = [
        AxisHead(path[-1].code, path[-1].name, "".join(step.name for step in path[:-1]))
        for path in paths
        if not chosen or any(step.code in chosen for step in path)
    ]
    return [*heads, *_without(counts, chosen, _("未注明地区"))]


def _without(counts: Mapping[str, int], chosen: tuple[str, ...], label: str) -> list[AxisHead]:
    """What has no value, where there is such and it is chosen or nothing is."""
    return [AxisHead(NONE, label)] if counts.get(NONE) and (not chosen or NONE in chosen) else []


def _named(facet: str, branches: Iterable[FacetBranch]) -> tuple[FacetValue, ...]:
    """The values in the reader's language."""
    values = tuple(
        FacetValue(branch.value, branch.label, branch.parent, 0, False, branch.depth) for branch in branches
    )
    return localized([Facet(facet, "", values)])[0].values

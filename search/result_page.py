"""What the results page shows beside the hits: the unit and sort switches, and ways out of an empty page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.models import Category, Labelling, Measure, Notice, Problem
from search.addresses import pairs, with_only, without
from search.filters import chips, filters
from search.forms import address_of
from search.localization import localized
from search.query import Facet, Hit, Results, SearchRequest, Sort, Unit, search

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UNIT_NAMES: dict[Unit, StrOrPromise] = {
    "problem": gettext_lazy("问题"),
    "measure": gettext_lazy("措施"),
    "notice": gettext_lazy("通报"),
}
SORT_NAMES: dict[Sort, StrOrPromise] = {
    "relevance": gettext_lazy("相关度"),
    "newest": gettext_lazy("最新在前"),
    "oldest": gettext_lazy("最早在前"),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One side of a switch; `count` is what stands there, where that is known."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with the rows a page names beside it."""

    hit: Hit
    notice: Notice
    problem: Problem | None
    above: Problem | None  # the problem that an item, or an item's measure, stands under
    categories: tuple[Category, ...]


def context(asked: SearchRequest, found: Results, query: str) -> dict[str, Any]:
    facets = localized(found.facets)
    return {
        "asked": asked,
        "found": found,
        "hits": shown(found.hits),
        "units": units(asked, found, query),
        "sorts": sorts(asked, query),
        "filters": filters(facets, query),
        "chips": chips(facets, query),
        "cleared": without(query, *asked.facets),
        "holding_all": with_only(query, "all", "1"),
        "holding_some": without(query, "all"),
        "kept": pairs(without(query, "q", "exact")),
        "ways_out": [] if found.total else ways_out(asked, facets),
    }


def total(request: SearchRequest) -> int:
    return search(request, 0, 0, with_facets=False).total


def units(request: SearchRequest, results: Results, query: str) -> list[Switch]:
    def count(unit: Unit) -> int:
        return results.total if unit == request.unit else total(replace(request, unit=unit))

    return [
        Switch(str(name), with_only(query, "unit", unit), unit == request.unit, count(unit))
        for unit, name in UNIT_NAMES.items()
    ]


def sorts(request: SearchRequest, query: str) -> list[Switch]:
    """Relevance is offered where there are words to be relevant to."""
    return [
        Switch(str(name), with_only(query, "sort", sort), sort == request.sort)
        for sort, name in SORT_NAMES.items()
        if request.text or sort != "relevance"
    ]


def ways_out(request: SearchRequest, facets: Iterable[Facet]) -> list[Switch]:
    """Wider questions than one that found nothing, each with what it would find, if anything."""
    wider = [
        Switch(label, address_of(other), current=False, count=total(other))
        for label, other in _wider(request, facets)
    ]
    return [way for way in wider if way.count]


def _wider(request: SearchRequest, facets: Iterable[Facet]) -> Iterator[tuple[str, SearchRequest]]:
    if request.exact:
        yield _("改用模糊检索"), replace(request, exact=False)
    if request.all_words:
        yield _("不要求包含全部词语"), replace(request, all_words=False)
    names = {facet.name: facet.label for facet in facets}
    for name in request.facets:
        fewer = {other: values for other, values in request.facets.items() if other != name}
        yield _("不限%(facet)s") % {"facet": names.get(name, name)}, replace(request, facets=fewer)
    if len(request.facets) > 1:
        yield _("去掉全部筛选"), replace(request, facets={})


def shown(hits: Iterable[Hit]) -> list[Shown]:
    """The rows behind the hits, with their categories: a fixed number of queries, however many hits."""
    hits = list(hits)
    problems = [_problem(hit.obj) for hit in hits if not isinstance(hit.obj, Notice)]
    prefetch_related_objects(problems, Prefetch("labellings", Labelling.objects.select_related("category")))
    return [_shown(hit) for hit in hits]


def _shown(hit: Hit) -> Shown:
    if isinstance(hit.obj, Notice):
        return Shown(hit, hit.obj, None, None, ())
    problem = _problem(hit.obj)
    return Shown(hit, problem.notice, problem, problem.parent, tuple(problem.labels()))


def _problem(row: Problem | Measure) -> Problem:
    return row.problem if isinstance(row, Measure) else row

"""What a results page offers beside the hits: the same question put otherwise, each with what it would find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.asking.addresses import with_only, without
from search.asking.forms import address_of
from search.query import Facet, Field, Results, Scope, SearchRequest, Sort, Unit, total

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
FIELD_NAMES: dict[Field, StrOrPromise] = {
    "": gettext_lazy("全文"),
    "title": gettext_lazy("标题"),
    "problem": gettext_lazy("问题（不含措施）"),
    "measure": gettext_lazy("措施"),
}
SCOPE_NAMES: dict[Scope, StrOrPromise] = {
    "": gettext_lazy("不限"),
    "notice": gettext_lazy("同篇"),
    "problem": gettext_lazy("同问题"),
    "measure": gettext_lazy("同条措施"),
    "sentence": gettext_lazy("同句"),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One side of a switch; `count` is what stands there, where that is known."""

    label: str
    url: str
    current: bool
    count: int | None = None


def units(request: SearchRequest, results: Results, query: str) -> list[Switch]:
    def count(unit: Unit) -> int:
        return (
            results.total if unit == request.unit else total(replace(request, unit=unit), results.understood)
        )

    return [
        Switch(str(name), with_only(query, "unit", unit), unit == request.unit, count(unit))
        for unit, name in UNIT_NAMES.items()
    ]


def scopes_of(request: SearchRequest, found: Results, query: str) -> list[Switch]:
    """Where the words stand together: offered where there are at least two."""
    if found.terms < 2:
        return []

    known = {**found.together, request.scope: found.total}

    def count(scope: Scope) -> int:
        if scope in known:
            return known[scope]
        return total(replace(request, scope=scope), found.understood)

    return [
        Switch(
            str(name),
            with_only(query, "scope", scope) if scope else without(query, "scope"),
            scope == request.scope,
            count(scope),
        )
        for scope, name in SCOPE_NAMES.items()
    ]


def sorts(request: SearchRequest, query: str) -> list[Switch]:
    """Relevance is offered where there are words to be relevant to."""
    return [
        Switch(str(name), with_only(query, "sort", sort), sort == request.sort)
        for sort, name in SORT_NAMES.items()
        if request.text or sort != "relevance"
    ]


def grouping(request: SearchRequest, query: str) -> Switch | None:
    """On and off; a notice is its own group."""
    if request.unit == "notice":
        return None
    url = without(query, "group") if request.grouped else with_only(query, "group", "1")
    return Switch(_("按通报归并"), url, request.grouped)


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
    if request.field:
        yield _("改在全文中检索"), replace(request, field="")
    if request.scope:
        yield _("不要求同在一处"), replace(request, scope="")
    for unit, name in UNIT_NAMES.items():
        if unit != request.unit:
            yield _("改查%(unit)s") % {"unit": name}, replace(request, unit=unit)
    yield from _unfiltered(request, {facet.name: facet.label for facet in facets})


def _unfiltered(request: SearchRequest, names: dict[str, str]) -> Iterator[tuple[str, SearchRequest]]:
    filters = dict.fromkeys((*request.facets, *request.excluded))
    for name in filters:
        yield _("不限%(facet)s") % {"facet": names.get(name, name)}, _less(request, name)
    if request.notice:
        yield _("不限通报"), replace(request, notice="")
    if request.within or request.without:
        yield _("去掉结果中的检索与去除"), replace(request, within=(), without=())
    if len(filters) > 1:
        yield _("去掉全部筛选"), replace(request, facets={}, excluded={})


def _less(request: SearchRequest, name: str) -> SearchRequest:
    facets = {other: values for other, values in request.facets.items() if other != name}
    excluded = {other: values for other, values in request.excluded.items() if other != name}
    return replace(request, facets=facets, excluded=excluded)

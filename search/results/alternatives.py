"""What a results page offers beside the hits: the same question put otherwise, each with what it would find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext as _

from notices.public_ids import UNIT_NAMES
from search.asking.addresses import with_only, without
from search.asking.facets import Facet
from search.asking.forms import address_of
from search.asking.request import Scope, SearchRequest
from search.language import analysis
from search.page.switches import SCOPE_NAMES, SORT_NAMES, Switch
from search.query import Results, totals

# Characters asked for, of which most may be looked for: of a short word they would be anywhere.
BY_CHARACTERS = 8
# A question of more characters is put otherwise only so often: each time costs as much.
LONG, MOST_OF_LONG = 120, 2


def others(request: SearchRequest) -> dict[str, SearchRequest]:
    """What `units` and `scopes_of` count beside the request itself: to be put along with it."""
    units_beside: dict[str, SearchRequest] = {
        unit: replace(request, unit=unit) for unit in UNIT_NAMES if unit != request.unit
    }
    scopes = SCOPE_NAMES if request.scope else ()  # without one, the answer has their counts
    scopes_beside = {
        _scoped(scope): replace(request, scope=scope) for scope in scopes if scope != request.scope
    }
    return {**units_beside, **scopes_beside}


def _scoped(scope: Scope) -> str:
    """The name of a scope beside those of units."""
    return f"scope {scope}"


def units(request: SearchRequest, results: Results, query: str) -> list[Switch]:
    totals_of_units = {**results.besides, request.unit: results.total}
    return [
        Switch(str(name), with_only(query, "unit", unit), unit == request.unit, totals_of_units[unit])
        for unit, name in UNIT_NAMES.items()
    ]


def scopes_of(request: SearchRequest, results: Results, query: str) -> list[Switch]:
    """Where the words stand together: offered where there are at least two."""
    if results.terms < 2:
        return []

    def count(scope: Scope) -> int:
        if scope == request.scope:
            return results.total
        if request.scope:
            return results.besides[_scoped(scope)]
        return results.together.get(scope, 0) if scope else 0  # where there is no index, nobody counts

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
    most = MOST_OF_LONG if len(request.text) > LONG else None
    wider = dict(islice(_wider(request, facets), most))
    counts = totals([*wider.values()])
    return [
        Switch(label, address_of(change), current=False, count=count)
        for (label, change), count in zip(wider.items(), counts, strict=True)
        if count
    ]


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
    if len(analysis.fold(request.text)) >= BY_CHARACTERS and not request.characters:
        yield _("改查含其中多数字的"), replace(request, characters=True)
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
    facets = {facet: values for facet, values in request.facets.items() if facet != name}
    excluded = {facet: values for facet, values in request.excluded.items() if facet != name}
    return replace(request, facets=facets, excluded=excluded)

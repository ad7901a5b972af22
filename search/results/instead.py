"""What there is where what was asked is not: of a place that is named and has none of it, of the region that a place
without notices lies in, and of the claims that a word names.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from notices.models import Measure
from notices.places.gazetteer import OfficialPlace, official
from search.asking.forms import address_of
from search.asking.gazetteer import of_the_site
from search.asking.interpreting import Interpretation, Meant
from search.asking.request import SearchRequest
from search.claims.kinds import KINDS, ClaimPage
from search.claims.listing import Listing
from search.claims.scope import standing
from search.language.analysis import fold
from search.page.switches import Switch
from search.query import Results, search, total

MOST = 3  # places
_STATES = tuple(state for state in Measure.Status if state is not Measure.Status.UNSTATED)


@dataclass(frozen=True, slots=True)
class PlaceHoldings:
    """What a place has at all, each a link to it, nothing too."""

    place: str
    counts: tuple[Switch, ...]


def holdings(results: Results) -> list[PlaceHoldings]:
    """Of the places that were named, where nothing of what was asked stands there."""
    reading = results.reading
    if results.total and not reading.released:
        return []
    places = [meant for meant in reading.named if meant.kind in ("district", "name")]
    return [PlaceHoldings(meant.label, tuple(_counts(meant))) for meant in places[:MOST]]


def _counts(meant: Meant) -> Iterator[Switch]:
    request = SearchRequest(sort="newest")
    if meant.kind == "district":
        request = replace(request, facets={"district": meant.values})
    else:
        request = replace(request, notice=meant.values[0])
    problems = search(request, 0, 0)
    yield Switch(_("问题"), address_of(request), current=False, count=problems.total)
    states = {
        value.value: value.count
        for facet in problems.facets
        if facet.name == "status"
        for value in facet.values
    }
    for state in _STATES:
        narrowed = replace(request, facets={**request.facets, "status": (state.value,)})
        yield Switch(_(str(state.label)), address_of(narrowed), current=False, count=states.get(state, 0))
    for kind in KINDS.values():
        with ExitStack() as tables:
            number = standing(kind.model, request, tables).count()
        yield Switch(str(kind.label), reverse(kind.slug) + address_of(request), current=False, count=number)


def regions(criteria: SearchRequest, results: Results) -> list[Switch]:
    """Where the search finds something nearest to a place without notices: its city, else its province."""
    absent = (meant.typed for meant in results.reading.meant if meant.kind == "absent")
    around = (_around(namesake, criteria) for name in absent for namesake in official().find(name))
    return list(dict.fromkeys(filter(None, around)))[:MOST]


def _around(absent: OfficialPlace, criteria: SearchRequest) -> Switch | None:
    region = absent.parent
    while region:
        naming = of_the_site().places.get(fold(region.name))
        if naming and naming.facet == "district":
            narrowed = replace(criteria, facets={**criteria.facets, "district": naming.values})
            if count := total(narrowed):
                return Switch(naming.label, address_of(narrowed), current=False, count=count)
        region = region.parent
    return None


def claims(criteria: SearchRequest, results: Results) -> list[Switch]:
    """The claims that a word names, of the rest of what was asked: 承诺 of 临溪 承诺."""
    text = results.understood
    if text is None or text.query.needed:
        return []
    return [
        counted
        for meant in results.reading.claims
        if (counted := _claims(replace(criteria, text=_rest(text.meaning, meant)), KINDS[meant.values[0]]))
    ]


def _rest(meaning: Interpretation, claim: Meant) -> str:
    conditions = (meant.typed for meant in (*meaning.meant, *meaning.released) if meant.kind != "spelling")
    return " ".join((*conditions, *(word for word in meaning.words if word != claim.typed)))


def _claims(request: SearchRequest, kind: ClaimPage) -> Switch | None:
    form = kind.form(QueryDict(address_of(request).removeprefix("?")))
    if not form.is_valid():
        return None
    with Listing(kind, form) as listing:
        number = listing.found.count()
    return Switch(str(kind.label), reverse(kind.slug) + form.address(), current=False, count=number)

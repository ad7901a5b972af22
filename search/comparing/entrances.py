"""Where a page of results leads on: its places side by side."""

from __future__ import annotations

from collections.abc import Iterable

from search.asking.addresses import query_string
from search.asking.facets import NONE, Facet, FacetValue
from search.comparing.columns import MOST
from search.query import SearchRequest


def beside(asked: SearchRequest, facets: Iterable[Facet]) -> str:
    """The query string that sets the places chosen, or else those with most hits, side by side."""
    places = next((facet.values for facet in facets if facet.name == "district"), ())
    chosen = asked.facets.get("district", ()) or _with_most(places)
    kept = [(name, value) for name in ("category", "year") for value in asked.facets.get(name, ())]
    return query_string([*kept, *(("district", code) for code in chosen[:MOST])])


def _with_most(places: Iterable[FacetValue]) -> tuple[str, ...]:
    """Of places within one another only the innermost."""
    places = [place for place in places if place.count and place.value != NONE]
    around = {place.parent for place in places}
    inner = [place for place in places if place.value not in around]
    return tuple(place.value for place in sorted(inner, key=lambda place: -place.count))

"""How a question was read, and what it may have meant instead, as links a page can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from notices.models import Place
from search.asking import vocabulary
from search.asking.addresses import with_only, with_value, without
from search.asking.forms import address_of
from search.asking.interpreting import CONDITIONS
from search.asking.reading import Synonym
from search.asking.request import SearchRequest
from search.page.localization import field_named, localized
from search.page.switches import Switch
from search.query import Results, search, totals
from search.results import instead

HINTS = 3  # places and years offered at once
LONGEST_CORRECTED = 60  # characters: more are no slip of the hand
FEW = 3  # fewer hits with all the words than this, and something else may have been meant


def meaning(criteria: SearchRequest, results: Results, query: str) -> dict[str, Any]:
    is_short = 0 < len(criteria.text) <= LONGEST_CORRECTED
    is_doubtful = is_short and min(results.total, results.holding_all) < FEW
    return {
        "plain": with_only(query, "plain", "1"),
        **{
            kind: [meaning for meaning in results.reading.meant if meaning.kind == kind]
            for kind in ("spelling", "absent")
        },
        "conditions": [meaning for meaning in results.reading.meant if meaning.kind in CONDITIONS],
        "within_fields": [field_named(field) for field in results.reading.fields],
        "synonyms": _by_word(results.reading.synonyms),
        "synonyms_off": with_only(query, "synonyms", "0"),
        "synonyms_on": "" if criteria.synonyms else without(query, "synonyms"),
        "hints": list(islice(_hints(results, query), HINTS)),
        "claims": instead.claims(criteria, results),
        "holdings": instead.holdings(results),
        "regions": instead.regions(criteria, results),
        "areas": [] if results.holding_all else list(islice(_areas(criteria, results), HINTS)),
        "places_named": _places(criteria, results),
        "corrections": list(_corrections(criteria, results)) if is_doubtful else [],
    }


def _by_word(synonyms: Iterable[Synonym]) -> list[tuple[str, list[Synonym]]]:
    """Those that brought hits, under the word they stood for."""
    words: dict[str, list[Synonym]] = {}
    for synonym in synonyms:
        if synonym.hits:
            words.setdefault(synonym.word, []).append(synonym)
    return list(words.items())


def _hints(results: Results, query: str) -> Iterator[Switch]:
    """The places and years that words of the question name, with the hits there are in each."""
    values = {
        (facet.name, value.value): value for facet in localized(results.facets) for value in facet.values
    }
    for suggestion in results.reading.suggested_facets:
        value = values.get((suggestion.facet, suggestion.value))
        if value and value.count and not value.selected:
            url = with_value(query, suggestion.facet, suggestion.value)
            yield Switch(value.label, url, current=False, count=value.count)


def _places(criteria: SearchRequest, results: Results) -> list[Place]:
    """The places that were chosen, or that words of the question name: each has a page of its own."""
    reading = results.reading
    codes = dict.fromkeys(
        (
            *criteria.facets.get("district", ()),
            *(code for meant in reading.named if meant.kind == "district" for code in meant.values),
            *(suggestion.value for suggestion in reading.suggested_facets if suggestion.facet == "district"),
        )
    )
    rows = Place.objects.filter(code__in=[*codes]).order_by("code") if codes else Place.objects.none()
    return list(rows[:HINTS])


def _areas(criteria: SearchRequest, results: Results) -> Iterator[Switch]:
    """Areas that are about a word that nothing holds, whole, with the hits there are in each."""
    names = {value.value: value.label for facet in localized(results.facets) for value in facet.values}
    areas = [
        replace(criteria, text="", facets={**criteria.facets, offered.kind: offered.values}, sort="newest")
        for offered in results.reading.offered
    ]
    for offered, area, count in zip(results.reading.offered, areas, totals(areas), strict=True):
        if count:
            label = names.get(offered.values[0], offered.label)
            yield Switch(label, address_of(area), current=False, count=count)


def _corrections(criteria: SearchRequest, results: Results) -> Iterator[Switch]:
    """What the words may have been meant to be, where that finds more that hold them all."""
    text = vocabulary.corrected_text(criteria.text)
    if text != criteria.text:
        corrected_request = replace(criteria, text=text)
        better = search(corrected_request, 0, 0, with_facets=False)
        if min(better.total, better.holding_all) > min(results.total, results.holding_all):
            yield Switch(text, address_of(corrected_request), current=False, count=better.total)

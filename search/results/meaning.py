"""How a question was read, and what it may have meant instead, as links a page can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from search.asking import vocabulary
from search.asking.addresses import with_only, with_value, without
from search.asking.forms import address_of
from search.asking.reading import Synonym
from search.asking.spelling import corrected
from search.query import Results, SearchRequest, search
from search.results.localization import field_named, localized
from search.results.switches import Switch

HINTS = 3  # places and years offered at once
FEW = 3  # fewer hits with all the words than this, and something else may have been meant


def meaning(asked: SearchRequest, found: Results, query: str) -> dict[str, Any]:
    few = asked.text and min(found.total, found.holding_all) < FEW
    return {
        "within_fields": [field_named(each) for each in found.reading.fields],
        "synonyms": _by_word(found.reading.synonyms),
        "synonyms_off": with_only(query, "synonyms", "0"),
        "synonyms_on": "" if asked.synonyms else without(query, "synonyms"),
        "hints": list(islice(_hints(found, query), HINTS)),
        "corrections": list(_corrections(asked, found)) if few else [],
    }


def _by_word(synonyms: Iterable[Synonym]) -> list[tuple[str, list[Synonym]]]:
    """Those that brought hits, under the word they stood for."""
    words: dict[str, list[Synonym]] = {}
    for each in synonyms:
        if each.hits:
            words.setdefault(each.word, []).append(each)
    return list(words.items())


def _hints(found: Results, query: str) -> Iterator[Switch]:
    """The places and years that words of the question name, with the hits there are in each."""
    values = {(facet.name, value.value): value for facet in localized(found.facets) for value in facet.values}
    for named in found.reading.suggested_facets:
        value = values.get((named.facet, named.value))
        if value and value.count and not value.selected:
            url = with_value(query, named.facet, named.value)
            yield Switch(value.label, url, current=False, count=value.count)


def _corrections(asked: SearchRequest, found: Results) -> Iterator[Switch]:
    """What the words may have been meant to be, where that finds more that hold them all."""
    text = corrected(vocabulary.words(), asked.text)
    if text != asked.text:
        other = replace(asked, text=text)
        better = search(other, 0, 0, with_facets=False)
        if min(better.total, better.holding_all) > min(found.total, found.holding_all):
            yield Switch(text, address_of(other), current=False, count=better.total)

"""Marks the words of a search in the texts of a page, and numbers the places in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from search.asking.addresses import query_string
from search.asking.forms import address_of
from search.highlighting import mark, numbered
from search.query import SearchRequest, search


class Marker:
    """A mark of `notice_page.entries`: each place counts once; where the original repeats it, it is marked only."""

    def __init__(self, terms: Collection[str]) -> None:
        self.terms = terms
        self.count = 0

    def __call__(self, text: str, *, again: bool = False) -> SafeString:
        if again:
            return mark(text, self.terms)
        shown, places = numbered(text, self.terms, self.count + 1)
        self.count += places
        return shown


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What a page says of the places: how many, which one a person looks at, and the links to those beside it."""

    text: str
    count: int
    at: int | None
    previous: str
    next: str
    results: str  # the query string of the search one came from
    unmarked: str  # that of the page without the search


def terms_of(asked: SearchRequest, name: str) -> tuple[str, ...]:
    """The words as the search of this notice reads them, with synonyms."""
    everything = replace(asked, notice=name, facets={}, excluded={}, without=(), grouped=False)
    found = search(everything, 0, 0, with_facets=False)
    return (*found.reading.marked, *asked.within)


def occurrences(
    asked: SearchRequest, count: int, at: int | None, kept: Sequence[tuple[str, str]] = ()
) -> Occurrences:
    """`kept` are the parameters of the page itself, which go along from place to place."""
    at = at if at and at <= count else None
    query = address_of(asked)

    def link(number: int) -> str:
        tail = query_string([*kept, ("hit", str(number))]).removeprefix("?")
        return f"{query}&{tail}#hit-{number}" if 1 <= number <= count else ""

    text = " ".join((asked.text, *asked.within)).strip()
    beside = link(at - 1) if at else "", link(at + 1 if at else 1)
    return Occurrences(text, count, at, *beside, query, query_string(kept) if kept else "")

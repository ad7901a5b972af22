"""Marks the words of a search in the texts of a page, and numbers the places in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from notices.spans import Mark
from search.asking.addresses import query_string
from search.asking.forms import address_of
from search.asking.request import SearchRequest
from search.highlighting import spans
from search.query import search


class OccurrenceMarker:
    """A marker of `notice_page.entries`: each place counts once; where the original repeats it, it is marked only."""

    def __init__(self, terms: Collection[str]) -> None:
        self.terms = terms
        self.count = 0

    def __call__(self, text: str, *, again: bool = False) -> tuple[Mark, ...]:
        marks = [Mark(*span) for span in spans(text, self.terms)]
        if not again:
            marks = [mark._replace(id=f"hit-{number}") for number, mark in enumerate(marks, self.count + 1)]
            self.count += len(marks)
        return tuple(marks)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What a page says of the places: how many, which one a person looks at, and the links to those beside it."""

    text: str
    count: int
    number: int | None
    previous: str
    next: str
    results: str  # the query string of the search one came from
    unmarked: str  # that of the page without the search


def terms_of(criteria: SearchRequest, name: str) -> tuple[str, ...]:
    """The words as the search of this notice reads them, with synonyms."""
    everything = replace(criteria, notice=name, facets={}, excluded={}, without=(), grouped=False)
    results = search(everything, 0, 0, with_facets=False)
    return (*results.reading.marked, *criteria.within)


def occurrences(
    criteria: SearchRequest, count: int, current: int | None, parameters: Sequence[tuple[str, str]] = ()
) -> Occurrences:
    """`kept` are the parameters of the page itself, which go along from place to place."""
    current = current if current and current <= count else None
    query = address_of(criteria)

    def link(number: int) -> str:
        tail = query_string([*parameters, ("hit", str(number))]).removeprefix("?")
        return f"{query}&{tail}#hit-{number}" if 1 <= number <= count else ""

    text = " ".join((criteria.text, *criteria.within)).strip()
    neighbours = link(current - 1) if current else "", link(current + 1 if current else 1)
    return Occurrences(
        text, count, current, *neighbours, query, query_string(parameters) if parameters else ""
    )

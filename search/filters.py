"""Facets as a page draws them: values with the links that put them in or take them out, and chips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.addresses import barred, pairs, toggled, without, without_value
from search.facets import Facet, FacetValue

SHOWN = 8  # values of one level that stand open; the rest of a long list folds
LONG = 12  # a list with more values than this can be searched
OPEN_TREE = 15  # a tree with no more values than this stands open as a whole


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with what stands under it; `open` where its children should be seen at once.

    `url` chooses it, or takes back that it was chosen or excluded; `bar` excludes it.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str
    bar: str = ""
    excluded: bool = False
    open: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet: its values that stand open, those folded, and a link that clears it if anything is chosen."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    folded: tuple[Choice, ...]
    clear: str
    findable: tuple[str, ...] = ()  # names to look for in a long list
    kept: tuple[tuple[str, str], ...] = ()  # what a form that adds a value hands on


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value, or one that is `out`, and the link that takes it off."""

    label: str
    value: str
    url: str
    out: bool = False
    step: bool = False  # a term within the results, not a value of a facet


def filters(facets: Iterable[Facet], query: str) -> tuple[Filter, ...]:
    return tuple(_filter(facet, query) for facet in facets if facet.values)


def chips(facets: Iterable[Facet], query: str) -> tuple[Chip, ...]:
    return tuple(
        Chip(facet.label, value.label, without_value(query, name, value.value), out=not value.selected)
        for facet in facets
        for value in facet.values
        for name in _held_as(facet, value)
    )


def _held_as(facet: Facet, value: FacetValue) -> list[str]:
    return [facet.name] * value.selected + [f"not_{facet.name}"] * value.excluded


@dataclass(frozen=True, slots=True)
class Tally:
    """A facet's values to look at, each a link into a search; `largest` is the length of the longest bar."""

    choices: tuple[Choice, ...]
    largest: int


def tallies(facets: Iterable[Facet], query: str) -> dict[str, Tally]:
    return {facet.name: _tally(tree(facet, query)) for facet in facets}


def _tally(choices: tuple[Choice, ...]) -> Tally:
    return Tally(choices, max((choice.count for choice in choices), default=0))


def _filter(facet: Facet, query: str) -> Filter:
    choices = tree(facet, query)
    # A chosen value never hides in the fold.
    shown = tuple(
        each for place, each in enumerate(choices) if place < SHOWN or each.selected or each.excluded
    )
    folded = tuple(choice for choice in choices if choice not in shown)
    chosen = any(value.selected or value.excluded for value in facet.values)
    return Filter(
        facet.name,
        facet.label,
        shown,
        folded,
        clear=without(query, facet.name, f"not_{facet.name}") if chosen else "",
        findable=tuple(each.label for each in facet.values if each.count) if len(facet.values) > LONG else (),
        kept=tuple(pairs(query)),
    )


def tree(facet: Facet, query: str) -> tuple[Choice, ...]:
    """The outermost values, the others under them; each kept in the order of the facet."""
    under: defaultdict[str | None, list[FacetValue]] = defaultdict(list)
    known = {value.value for value in facet.values}
    for value in facet.values:
        under[value.parent if value.parent in known else None].append(value)
    small = len(facet.values) <= OPEN_TREE

    def grow(value: FacetValue, above: tuple[str, ...]) -> Choice:
        children = tuple(grow(child, (*above, value.value)) for child in under[value.value])
        kin = (*above, *_values(children))
        choice = Choice(
            value.value,
            value.label,
            value.count,
            value.selected,
            without_value(query, f"not_{facet.name}", value.value)
            if value.excluded and not value.selected
            else toggled(query, facet.name, value.value, kin),
            barred(query, facet.name, value.value, _values(children)),
            value.excluded,
        )
        return replace(choice, choices=children, open=small or any(_chosen(child) for child in children))

    return tuple(grow(value, ()) for value in under[None])


def _values(choices: Iterable[Choice]) -> list[str]:
    return [value for choice in choices for value in (choice.value, *_values(choice.choices))]


def _chosen(choice: Choice) -> bool:
    return choice.selected or choice.excluded or any(_chosen(child) for child in choice.choices)

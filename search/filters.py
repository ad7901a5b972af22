"""Facets as a page draws them: values with the links that put them in or take them out, and chips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.addresses import toggled, without, without_value
from search.facets import Facet, FacetValue

SHOWN = 8  # values of one level that stand open; the rest of a long list folds
OPEN_TREE = 15  # a tree with no more values than this stands open as a whole


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with what stands under it; `open` where its children should be seen at once."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
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


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value and the link that takes it off."""

    label: str
    value: str
    url: str


def filters(facets: Iterable[Facet], query: str) -> tuple[Filter, ...]:
    return tuple(_filter(facet, query) for facet in facets if facet.values)


def chips(facets: Iterable[Facet], query: str) -> tuple[Chip, ...]:
    return tuple(
        Chip(facet.label, value.label, without_value(query, facet.name, value.value))
        for facet in facets
        for value in facet.values
        if value.selected
    )


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
    shown = tuple(choice for place, choice in enumerate(choices) if place < SHOWN or choice.selected)
    folded = tuple(choice for choice in choices if choice not in shown)
    chosen = any(value.selected for value in facet.values)
    return Filter(facet.name, facet.label, shown, folded, without(query, facet.name) if chosen else "")


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
            toggled(query, facet.name, value.value, kin),
        )
        return replace(choice, choices=children, open=small or any(_chosen(child) for child in children))

    return tuple(grow(value, ()) for value in under[None])


def _values(choices: Iterable[Choice]) -> list[str]:
    return [value for choice in choices for value in (choice.value, *_values(choice.choices))]


def _chosen(choice: Choice) -> bool:
    return choice.selected or any(_chosen(child) for child in choice.choices)

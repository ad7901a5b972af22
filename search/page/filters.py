"""Facets as a page draws them: values with the links that put them in or take them out, and chips that take off what
narrows a question: values of facets, the notice it looks in, terms within the results.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from notices.models import Notice
from search.asking.addresses import barred, pairs, toggled, with_only, without, without_value, without_values
from search.asking.facets import NONE, Facet, FacetValue, runs, written
from search.asking.request import SearchRequest

SHOWN = 8  # values of one level that stand open; the rest of a long list folds
LONG = 12  # a list with more values than this can be searched
OPEN_TREE = 15  # a tree with no more values than this stands open as a whole
WHOLE_TREE = 60  # of a larger one only the open branches are sent: three thousand districts are megabytes
NAMES = 500  # that are offered where one looks for a value; others are found all the same
STEPS = ("within", "without")  # of a search within the results
OPEN = "open"  # the parameter that opens a branch; no part of the question


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A value of a facet, with what stands under it; `open` where its children should be seen at once.

    `url` chooses it, or takes back that it was chosen or excluded; `bar` excludes it. `opening` brings the children
    where they were not sent.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str
    bar: str = ""
    excluded: bool = False
    open: bool = False
    choices: tuple[FilterChoice, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """A facet: its values that stand open, those folded, and a link that clears it if anything is chosen."""

    name: str
    label: str
    choices: tuple[FilterChoice, ...]
    folded: tuple[FilterChoice, ...]
    clear: str
    is_complete: bool = True  # every value is sent
    findable: tuple[str, ...] = ()  # names to look for in a long list
    handed_on: tuple[tuple[str, str], ...] = ()  # what a form that adds a value hands on


def filters(facets: Iterable[Facet], query: str, opened: Collection[str] = ()) -> tuple[FacetFilter, ...]:
    """`opened`: the branches to send besides those that hold something chosen."""
    return tuple(_filter(facet, query, opened) for facet in facets if _tells(facet))


def _tells(facet: Facet) -> bool:
    """Where no hit has anything of it, and nothing is chosen, there is nothing to choose."""
    return any(value.value != NONE or value.selected or value.excluded for value in facet.values)


@dataclass(frozen=True, slots=True)
class FacetTally:
    """A facet's values to look at, each a link into a search; `largest` is the length of the longest bar."""

    choices: tuple[FilterChoice, ...]
    largest: int


def tallies(facets: Iterable[Facet], query: str) -> dict[str, FacetTally]:
    return {facet.name: _tally(tree(facet, query)) for facet in facets}


def _tally(choices: tuple[FilterChoice, ...]) -> FacetTally:
    return FacetTally(choices, max((choice.count for choice in choices), default=0))


def _filter(facet: Facet, query: str, opened: Collection[str]) -> FacetFilter:
    choices = tree(facet, query, opened)
    # A chosen value never hides in the fold.
    standing = tuple(
        choice
        for number, choice in enumerate(choices)
        if number < SHOWN or choice.selected or choice.excluded or choice.value in opened
    )
    folded = tuple(choice for choice in choices if choice not in standing)
    chosen = any(value.selected or value.excluded for value in facet.values)
    return FacetFilter(
        facet.name,
        facet.label,
        standing,
        folded,
        clear=without(query, facet.name, f"not_{facet.name}") if chosen else "",
        is_complete=len(facet.values) <= WHOLE_TREE,
        findable=_names(facet) if len(facet.values) > LONG else (),
        handed_on=tuple(pairs(query)),
    )


def _names(facet: Facet) -> tuple[str, ...]:
    """Of the values with most hits, in the order of the facet."""
    values = [value for value in facet.values if value.count]
    if len(values) > NAMES:
        least = sorted(value.count for value in values)[-NAMES]
        values = [value for value in values if value.count >= least][:NAMES]
    return tuple(value.label for value in values)


def tree(facet: Facet, query: str, opened: Collection[str] = ()) -> tuple[FilterChoice, ...]:
    """The outermost values, the others under them; each kept in the order of the facet."""
    return _Tree(facet, query, opened).choices()


class _Tree:
    """The values of a facet by what they stand under."""

    def __init__(self, facet: Facet, query: str, opened: Collection[str]) -> None:
        self.facet, self.query, self.opened = facet, query, opened
        self.whole, self.small = len(facet.values) <= WHOLE_TREE, len(facet.values) <= OPEN_TREE
        values = {value.value for value in facet.values}
        self.under: defaultdict[str | None, list[FacetValue]] = defaultdict(list)
        for value in facet.values:
            self.under[value.parent if value.parent in values else None].append(value)

    def choices(self) -> tuple[FilterChoice, ...]:
        return tuple(self._grown(value, ()) for value in self.under[None])

    def _grown(self, value: FacetValue, ancestors: tuple[str, ...]) -> FilterChoice:
        descendants = tuple(self._descendants(value))
        is_open = bool(descendants) and self._is_open(value, descendants)
        children = self.under[value.value] if self.whole or is_open else ()
        name, kin = self.facet.name, tuple(node.value for node in descendants)
        return FilterChoice(
            value.value,
            value.label,
            value.count,
            value.selected,
            without_value(self.query, f"not_{name}", value.value)
            if value.excluded and not value.selected
            else toggled(self.query, name, value.value, (*ancestors, *kin)),
            barred(self.query, name, value.value, kin),
            value.excluded,
            is_open,
            tuple(self._grown(child, (*ancestors, value.value)) for child in children),
            with_only(self.query, OPEN, value.value) if descendants and not children else "",
        )

    def _is_open(self, value: FacetValue, descendants: Iterable[FacetValue]) -> bool:
        if self.small or value.selected or value.value in self.opened:
            return True
        return any(node.selected or node.excluded or node.value in self.opened for node in descendants)

    def _descendants(self, value: FacetValue) -> Iterator[FacetValue]:
        for child in self.under.get(value.value, ()):
            yield child
            yield from self._descendants(child)


# Chips


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value, or one that is `out`, and the link that takes it off."""

    label: str
    value: str
    url: str
    out: bool = False
    step: bool = False  # a term within the results, not a value of a facet


def chips(facets: Iterable[Facet], query: str) -> tuple[Chip, ...]:
    return tuple(chip for facet in facets for chip in _chips(facet, query))


def _chips(facet: Facet, query: str) -> Iterator[Chip]:
    chosen = [value for value in facet.values if value.selected]
    excluded = [value for value in facet.values if value.excluded]
    for name, values, out in ((facet.name, chosen, False), (f"not_{facet.name}", excluded, True)):
        for label, members in _together(facet, values):
            yield Chip(facet.label, label, without_values(query, name, members), out)


def _together(facet: Facet, values: list[FacetValue]) -> Iterator[tuple[str, list[str]]]:
    """What each chip says and the values it stands for: three years in a row and more are one."""
    years = runs(value.value for value in values) if facet.name == "year" else []
    spans = [run for run in years if len(run) > 2]
    yield from ((written(run, "—"), run) for run in spans)
    in_span = {year for run in spans for year in run}
    yield from ((value.label, [value.value]) for value in values if value.value not in in_span)


def notice_chip(criteria: SearchRequest, query: str) -> Iterator[Chip]:
    if criteria.notice:
        title = Notice.objects.only("title").get(name=criteria.notice).title
        yield Chip(_("通报"), title, without(query, "notice"))


def term_chips(query: str) -> tuple[Chip, ...]:
    """The steps of 在结果中检索 and 去除, in the order of the address."""
    names = {"within": _("结果中检索"), "without": _("结果中去除")}
    return tuple(
        Chip(names[name], term, without_value(query, name, term), out=name == "without", step=True)
        for name, term in pairs(query)
        if name in STEPS
    )

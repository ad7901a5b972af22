"""What the results page shows: the hits with their rows, the facets and chips, and what else may be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from notices.citing.formats import FORMATS
from notices.exporting.downloads import links
from notices.models import Category, Labelling, Measure, Notice, Problem
from notices.public_ids import anchor
from search.asking.addresses import pairs, with_only, without
from search.asking.facets import Facet
from search.asking.reading import Reading
from search.asking.request import SearchRequest
from search.asking.sentences import sentence
from search.comparing.columns import beside
from search.hits import Hit
from search.language.analysis import fold
from search.page.filters import STEPS, FacetFilter, FilterChoice, chips, filters, notice_chip, term_chips
from search.page.localization import localized
from search.page.switches import FIELD_NAMES, SCOPE_NAMES
from search.query import Results
from search.results.alternatives import grouping, scopes_of, sorts, units, ways_out
from search.results.elsewhere import elsewhere
from search.results.meaning import meaning

NOT_READ = Reading()


@dataclass(frozen=True, slots=True)
class ListedHit:
    """A hit with the rows a page names beside it."""

    hit: Hit
    notice: Notice
    problem: Problem | None
    parent: Problem | None  # the problem that an item, or an item's measure, stands under
    categories: tuple[Category, ...]
    matching: frozenset[str] = frozenset()  # areas it was found by, where none of its words is marked

    @property
    def anchor(self) -> str:
        """Its place on the page of its notice; a notice is the whole page."""
        return anchor(self.hit.id)


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A notice with its best hits, and how many it has."""

    notice: Notice
    hits: tuple[ListedHit, ...]
    count: int
    url: str  # all of them


def context(
    criteria: SearchRequest, results: Results, query: str, opened: Collection[str] = ()
) -> dict[str, Any]:
    """`opened`: the branches of the filters that are to stand open."""
    facets = localized(results.facets)
    return {
        "asked": criteria,
        "found": results,
        "hits": shown(results.hits, results.reading),
        "groups": shown_groups(results, query),
        "units": units(criteria, results, query),
        "scopes": scopes_of(criteria, results, query),
        "sorts": sorts(criteria, query),
        "grouping": grouping(criteria, query),
        "fields": FIELD_NAMES.items(),
        "field_name": FIELD_NAMES[criteria.field] if criteria.field else "",
        "scope_name": SCOPE_NAMES[criteria.scope] if criteria.scope else "",
        "sentence": sentence(criteria),
        "beside": beside(criteria, facets),
        "exports": links("search-export", query),
        "formats": FORMATS,
        "by_year": links("trends-file", query),
        "ways_out": [] if results.total else ways_out(criteria, facets),
        "elsewhere": elsewhere(criteria, results) if results.is_wanting else None,
        **meaning(criteria, results, query),
        **_narrowing(criteria, facets, query, opened),
        **_links(criteria, query),
    }


def _narrowing(
    criteria: SearchRequest, facets: Sequence[Facet], query: str, opened: Collection[str]
) -> dict[str, Any]:
    panels: tuple[FacetFilter, ...] = filters(facets, query, opened)
    years: tuple[YearBar, ...] = histogram(
        choice for panel in panels if panel.name == "year" for choice in (*panel.choices, *panel.folded)
    )
    return {
        "filters": panels,
        "opened": bool(opened),
        "bars": years,
        "chips": (*notice_chip(criteria, query), *term_chips(query), *chips(facets, query)),
    }


def line_before(criteria: SearchRequest, results: Results, start: int) -> int | None:
    """Which of the hits of a page that starts there is the first not to hold all that is asked; None where none is."""
    divided = (
        criteria.sort == "relevance" and not criteria.grouped and 0 < results.holding_all < results.total
    )
    offset = results.holding_all - start
    return offset if divided and 0 <= offset < len(results.hits) else None


def _links(criteria: SearchRequest, query: str) -> dict[str, Any]:
    excluded = (f"not_{name}" for name in criteria.excluded)
    return {
        "address": query,
        "cleared": without(query, "notice", *STEPS, *criteria.facets, *excluded),
        "holding_all": with_only(query, "all", "1"),
        "holding_some": without(query, "all"),
        "kept": pairs(without(query, "q", "exact", "field")),
        "kept_within": pairs(query),
    }


def shown(hits: Iterable[Hit], reading: Reading = NOT_READ) -> list[ListedHit]:
    """The rows behind the hits, with their categories: a fixed number of queries, however many hits.

    `reading`: of the question that found them.
    """
    hits = list(hits)
    problems = [_problem(hit.obj) for hit in hits if not isinstance(hit.obj, Notice)]
    prefetch_related_objects(problems, Prefetch("labellings", Labelling.objects.select_related("category")))
    return [_shown(hit, reading) for hit in hits]


def shown_groups(results: Results, query: str) -> list[ShownGroup]:
    alone = without(query, "group")
    rest = iter(shown((hit for group in results.groups for hit in group.hits), results.reading))
    return [
        ShownGroup(
            group.notice,
            tuple(next(rest) for _hit in group.hits),
            group.count,
            with_only(alone, "notice", group.notice.name),
        )
        for group in results.groups
    ]


def _shown(hit: Hit, reading: Reading) -> ListedHit:
    if isinstance(hit.obj, Notice):
        return ListedHit(hit, hit.obj, None, None, ())
    problem = _problem(hit.obj)
    categories = tuple(problem.labels())
    marked = "<mark>" in hit.marked_title or "<mark>" in hit.snippet
    matching = frozenset() if marked else frozenset(_matching(categories, reading))
    return ListedHit(hit, problem.notice, problem, problem.parent, categories, matching)


def _matching(categories: Iterable[Category], reading: Reading) -> Iterator[str]:
    """The areas that the question names, or that have a word of it in their name."""
    values = {value for meant in reading.meant if meant.kind == "category" for value in meant.values}
    words = [fold(word) for word in reading.marked if len(word) > 1]
    for category in categories:
        if category.slug in values or any(word in fold(category.name) for word in words):
            yield category.slug


def _problem(row: Problem | Measure) -> Problem:
    return row.problem if isinstance(row, Measure) else row


# Hits by year as bars, each a link: what the facet of years says, to be seen at a glance

WIDTH, HEIGHT = 256, 56  # of the drawing, in its own units
LONGEST = 60  # years; a longer time has only the years with hits
LEAST = 2  # a hit is seen, however many stand beside it


@dataclass(frozen=True, slots=True)
class YearBar:
    year: str
    count: int
    url: str
    selected: bool
    x: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return HEIGHT - self.height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def histogram(years: Iterable[FilterChoice]) -> tuple[YearBar, ...]:
    """Oldest first, years without hits between them as gaps; nothing where there are not two years to compare."""
    by_year = {int(year.value): year for year in years if year.value.isdigit()}
    if len(by_year) < 2:
        return ()
    first, last = min(by_year), max(by_year)
    columns = list(range(first, last + 1)) if last - first < LONGEST else sorted(by_year)
    step = WIDTH / len(columns)
    tallest = max((year.count for year in by_year.values()), default=0) or 1
    return tuple(
        _bar(by_year[year], number * step, step, tallest)
        for number, year in enumerate(columns)
        if year in by_year
    )


def _bar(choice: FilterChoice, x: float, step: float, tallest: int) -> YearBar:
    height = max(LEAST, round(HEIGHT * choice.count / tallest, 2)) if choice.count else 0
    width = min(round(step * 0.8, 2), 32.0)
    middle = x + step / 2
    return YearBar(
        choice.value, choice.count, choice.url, choice.selected, round(middle - width / 2, 2), width, height
    )

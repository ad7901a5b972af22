"""What the results page shows: the hits with their rows, the facets and chips, and what else may be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from notices.exporting.downloads import links
from notices.identifiers import anchor
from notices.models import Category, Labelling, Measure, Notice, Problem
from search.asking.addresses import pairs, with_only, without, without_value
from search.asking.sentences import sentence
from search.comparing.entrances import beside
from search.query import Facet, Hit, Results, SearchRequest
from search.results.filters import Chip, Filter, chips, filters
from search.results.histogram import Bar, histogram
from search.results.localization import localized
from search.results.meaning import meaning
from search.results.switches import FIELD_NAMES, SCOPE_NAMES, grouping, scopes_of, sorts, units, ways_out

_CHIPS = ("within", "without")


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with the rows a page names beside it."""

    hit: Hit
    notice: Notice
    problem: Problem | None
    above: Problem | None  # the problem that an item, or an item's measure, stands under
    categories: tuple[Category, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page of its notice; a notice is the whole page."""
        return anchor(self.hit.id)


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A notice with its best hits, and how many it has."""

    notice: Notice
    hits: tuple[Shown, ...]
    count: int
    url: str  # all of them


def context(asked: SearchRequest, found: Results, query: str, opened: Collection[str] = ()) -> dict[str, Any]:
    """`opened`: the branches of the filters that are to stand open."""
    facets = localized(found.facets)
    return {
        "asked": asked,
        "found": found,
        "hits": shown(found.hits),
        "groups": shown_groups(found, query),
        "units": units(asked, found, query),
        "scopes": scopes_of(asked, found, query),
        "sorts": sorts(asked, query),
        "grouping": grouping(asked, query),
        "fields": FIELD_NAMES.items(),
        "field_name": FIELD_NAMES[asked.field] if asked.field else "",
        "scope_name": SCOPE_NAMES[asked.scope] if asked.scope else "",
        "sentence": sentence(asked),
        "beside": beside(asked, facets),
        "exports": links("search-export", query),
        "by_year": links("trends-file", query),
        "ways_out": [] if found.total else ways_out(asked, facets),
        **meaning(asked, found, query),
        **_narrowing(asked, facets, query, opened),
        **_links(asked, query),
    }


def _narrowing(
    asked: SearchRequest, facets: Sequence[Facet], query: str, opened: Collection[str]
) -> dict[str, Any]:
    panels: tuple[Filter, ...] = filters(facets, query, opened)
    years: tuple[Bar, ...] = histogram(
        choice for panel in panels if panel.name == "year" for choice in (*panel.choices, *panel.folded)
    )
    return {
        "filters": panels,
        "opened": bool(opened),
        "bars": years,
        "chips": (*notice_chip(asked, query), *term_chips(query), *chips(facets, query)),
    }


def notice_chip(asked: SearchRequest, query: str) -> Iterator[Chip]:
    if asked.notice:
        title = Notice.objects.only("title").get(name=asked.notice).title
        yield Chip(_("通报"), title, without(query, "notice"))


def term_chips(query: str) -> tuple[Chip, ...]:
    """The steps of 在结果中检索 and 去除, in the order of the address."""
    names = {"within": _("结果中检索"), "without": _("结果中去除")}
    return tuple(
        Chip(names[name], term, without_value(query, name, term), out=name == "without", step=True)
        for name, term in pairs(query)
        if name in _CHIPS
    )


def _links(asked: SearchRequest, query: str) -> dict[str, Any]:
    excluded = (f"not_{name}" for name in asked.excluded)
    return {
        "address": query,
        "cleared": without(query, "notice", *_CHIPS, *asked.facets, *excluded),
        "holding_all": with_only(query, "all", "1"),
        "holding_some": without(query, "all"),
        "kept": pairs(without(query, "q", "exact", "field")),
        "kept_within": pairs(query),
    }


def shown(hits: Iterable[Hit]) -> list[Shown]:
    """The rows behind the hits, with their categories: a fixed number of queries, however many hits."""
    hits = list(hits)
    problems = [_problem(hit.obj) for hit in hits if not isinstance(hit.obj, Notice)]
    prefetch_related_objects(problems, Prefetch("labellings", Labelling.objects.select_related("category")))
    return [_shown(hit) for hit in hits]


def shown_groups(found: Results, query: str) -> list[ShownGroup]:
    alone = without(query, "group")
    rest = iter(shown(hit for group in found.groups for hit in group.hits))
    return [
        ShownGroup(
            each.notice,
            tuple(next(rest) for _hit in each.hits),
            each.count,
            with_only(alone, "notice", each.notice.name),
        )
        for each in found.groups
    ]


def _shown(hit: Hit) -> Shown:
    if isinstance(hit.obj, Notice):
        return Shown(hit, hit.obj, None, None, ())
    problem = _problem(hit.obj)
    return Shown(hit, problem.notice, problem, problem.parent, tuple(problem.labels()))


def _problem(row: Problem | Measure) -> Problem:
    return row.problem if isinstance(row, Measure) else row

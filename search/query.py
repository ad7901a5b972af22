"""The only asker: what may be asked of the index, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from haystack.backends import SQ
from haystack.query import SearchQuerySet

from notices.models import Measure, Notice, Problem
from search import analysis, syntax
from search.facets import FACETS, Facet, FacetValue, categories_named, facet, places_named, years_named
from search.highlighting import snippet

__all__ = ["Facet", "FacetValue", "Hit", "Reading", "Results", "SearchRequest", "search"]

Unit = Literal["notice", "problem", "measure"]
Sort = Literal["relevance", "newest", "oldest"]
UNITS: tuple[Unit, ...] = ("notice", "problem", "measure")
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")

_COLUMNS = {"newest": "-dated", "oldest": "dated"}
_RESOLVED = {"district": places_named, "year": years_named, "category": categories_named}
_PHRASE_FIELDS = {"heading": "heading_chars", "measure": "measure"}


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question, cleaned: `facets` maps a facet's name to the values chosen in it."""

    text: str = ""
    unit: Unit = "problem"
    exact: bool = False
    all_words: bool = False
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found; `problem`, `item`, `measure` are its numbers as in its public id, or None."""

    obj: Notice | Problem | Measure
    id: str
    notice: str
    problem: int | None
    item: int | None
    measure: int | None
    title: str
    snippet: SafeString
    place: str
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text was understood, in words a page can show."""

    words: tuple[str, ...] = ()  # bare words as typed: they rank
    cut: tuple[str, ...] = ()  # what the words were cut into
    phrases: tuple[str, ...] = ()  # held exactly
    without: tuple[str, ...] = ()  # taken out
    fields: tuple[str, ...] = ()  # 区:龙华
    remarks: tuple[str, ...] = ()  # how broken syntax was read, one sentence each

    @property
    def marked(self) -> tuple[str, ...]:
        """What to mark in a text: pass to `highlighting.mark(text, reading.marked)`.

        A single character that a word was cut into is everywhere: it is marked only where it was typed by itself.
        """
        return (*self.phrases, *self.words, *(part for part in self.cut if len(part) > 1))


@dataclass(frozen=True, slots=True)
class Results:
    total: int
    holding_all: int  # how many of them hold all the words
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]  # empty where they were not asked for
    reading: Reading


def search(request: SearchRequest, start: int = 0, stop: int = 20, *, with_facets: bool = True) -> Results:
    """The hits `start` to `stop`; raises `syntax.QueryTooLongError`, nothing else that a person can cause."""
    asked = syntax.parse(request.text)
    if request.exact:
        asked = _exactly(asked)
    reading = _reading(asked)
    found = _narrowed(_sorted(_asked(asked, request), asked, request), request)
    for kind in FACETS if with_facets else ():
        found = found.facet(kind.name)
    # One backend call: len() and facet_counts() read what the slice has fetched.
    results = found[start:stop]
    return Results(
        total=len(found),
        holding_all=found.query.holding_all,
        hits=tuple(_hits(request.unit, results, reading)),
        facets=tuple(_facets(found, request)) if with_facets else (),
        reading=reading,
    )


def _exactly(asked: syntax.Query) -> syntax.Query:
    return syntax.Query((), (*map(syntax.Exact, asked.words), *asked.needed), asked.remarks)


def _asked(asked: syntax.Query, request: SearchRequest) -> Any:
    found = SearchQuerySet().models(_MODELS[request.unit])
    if asked.words:
        kind = "contains" if request.all_words else "content"
        found = found.filter(SQ(**{f"words__{kind}": asked.words}))
    for node in asked.needed:
        found = found.filter(condition(node))
    return found


def condition(node: syntax.Node) -> SQ:
    """A node of the query language as Haystack's: what the user typed is a value in it."""
    match node:
        case syntax.Exact():
            return SQ(chars__exact=node.text)
        case syntax.In():
            return _field_condition(node)
        case syntax.Without():
            return ~condition(node.node)
        case syntax.All():
            return _joined(node.nodes, SQ.AND)
        case syntax.AnyOf():
            return _joined(node.nodes, SQ.OR)
        case syntax.Bare():
            return SQ(chars__exact=node.text)


def _joined(nodes: tuple[syntax.Node, ...], connector: str) -> SQ:
    joined = SQ()
    for node in nodes:
        joined.add(condition(node), connector)
    return joined


def _field_condition(node: syntax.In) -> SQ:
    if node.name in _RESOLVED:
        return SQ(**{f"{node.name}__in": _RESOLVED[node.name](node.text.strip())})
    return SQ(**{f"{_PHRASE_FIELDS[node.name]}__exact": node.text})


def _sorted(found: Any, asked: syntax.Query, request: SearchRequest) -> Any:
    """Where nothing was asked for, nothing ranks: the newest first."""
    ranked = asked.words or any(not out for node in asked.needed for _, out in syntax.leaves(node))
    sort = request.sort if ranked or request.sort != "relevance" else "newest"
    return found.order_by(_COLUMNS[sort]) if sort in _COLUMNS else found


def _narrowed(found: Any, request: SearchRequest) -> Any:
    for kind in FACETS:
        values = _known(kind.name, request)
        if values:
            found = found.narrow((kind.name, values))
    return found


def _known(name: str, request: SearchRequest) -> tuple[str, ...]:
    """The chosen values of a facet that there are; others are dropped."""
    chosen = request.facets.get(name, ())
    kind = next(kind for kind in FACETS if kind.name == name)
    known = {branch.value for branch in kind.tree(dict.fromkeys(chosen, 0))} if chosen else set()
    return tuple(value for value in dict.fromkeys(chosen) if value in known)


def _facets(found: Any, request: SearchRequest) -> Iterator[Facet]:
    counts = found.facet_counts()["fields"]
    for kind in FACETS:
        yield facet(kind, dict(counts[kind.name]), _known(kind.name, request))


def _reading(asked: syntax.Query) -> Reading:
    leaves = [pair for node in asked.needed for pair in syntax.leaves(node)]
    return Reading(
        words=asked.words,
        cut=tuple(dict.fromkeys(part for word in asked.words for part in analysis.cut(word))),
        phrases=tuple(leaf.text for leaf, out in leaves if isinstance(leaf, syntax.Exact) and not out),
        without=tuple(leaf.text for leaf, out in leaves if out),
        fields=tuple(
            f"{each.name}:{each.text}" for each, out in leaves if isinstance(each, syntax.In) and not out
        ),
        remarks=asked.remarks,
    )


_MODELS: dict[Unit, type[Any]] = {"notice": Notice, "problem": Problem, "measure": Measure}
_PLACE = "place__parent__parent"


def _rows(unit: Unit) -> QuerySet[Any]:
    """What a hit shows of its row, in a number of SQL queries that does not grow with the hits."""
    if unit == "notice":
        return Notice.objects.select_related(_PLACE)
    if unit == "problem":
        problems = Problem.objects.select_related(f"notice__{_PLACE}", "parent__notice", "aspect")
        return problems.prefetch_related("measures", "fragments", "labellings__category")
    rows = Measure.objects.select_related(f"problem__notice__{_PLACE}", "problem__parent__notice")
    return rows.prefetch_related("problem__labellings__category")


def _hits(unit: Unit, results: list[Any], reading: Reading) -> Iterator[Hit]:
    rows = _rows(unit).in_bulk([int(result.pk) for result in results])
    for result in results:
        # A row deleted since the index was written is no hit.
        if row := rows.get(int(result.pk)):
            yield _hit(row, reading.marked, result.score)


def _hit(row: Notice | Problem | Measure, marked: tuple[str, ...], score: float) -> Hit:
    problem = row.problem if isinstance(row, Measure) else row if isinstance(row, Problem) else None
    notice = problem.notice if problem else row
    assert isinstance(notice, Notice)  # noqa: S101  # for the type checker
    return Hit(
        obj=row,
        id=row.public_id,
        notice=notice.name,
        problem=(problem.parent or problem).number if problem else None,
        item=problem.number if problem and problem.parent else None,
        measure=row.number if isinstance(row, Measure) else None,
        title=str(problem or notice),
        snippet=snippet([row.text] if isinstance(row, Measure) else row.pieces(), marked),
        place=" › ".join(place.name for place in notice.place.path()) if notice.place else "",
        score=round(score, 4),
    )

"""The only asker: what may be asked of the index, and what comes back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from haystack.backends import SQ
from haystack.query import SearchQuerySet

from notices.models import Measure, Notice, Problem
from search.asking import scopes, syntax
from search.asking.facets import FACETS, Facet, FacetValue, categories_named, facet, places_named
from search.asking.reading import Reading, Synonym, reading_of
from search.asking.wording import Suggestion, Wording, worded
from search.asking.years import years_named
from search.hits import Group, Hit, Unit, groups_of, hits_of

__all__ = [
    "Facet",
    "FacetValue",
    "Hit",
    "Reading",
    "Results",
    "SearchRequest",
    "Suggestion",
    "Synonym",
    "Unit",
    "question",
    "search",
    "total",
    "understood",
]

Understood = tuple[syntax.Query, Wording]
Sort = Literal["relevance", "newest", "oldest", "imported"]
Field = Literal["", "title", "problem", "measure"]
Scope = Literal["", "notice", "problem", "measure", "sentence"]
UNITS: tuple[Unit, ...] = ("notice", "problem", "measure")
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")  # on a page; a feed asks for `imported`
FIELDS: tuple[Field, ...] = ("", "title", "problem", "measure")
SCOPES: tuple[Scope, ...] = ("", "notice", "problem", "measure", "sentence")

_COLUMNS = {
    "newest": "-dated",
    "oldest": "dated",
    "imported": "-pk",
}  # a row that came later has a larger key
_MODELS: dict[Unit, type[Any]] = {"notice": Notice, "problem": Problem, "measure": Measure}
_RESOLVED = {"district": places_named, "year": years_named, "category": categories_named}
_PHRASE_FIELDS = {"heading": "heading_chars", "finding": "finding", "measure": "measure"}


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question, cleaned: `facets` maps a facet's name to the values chosen in it, `excluded` to those taken out.

    With `field` every word and phrase stands in that part of the text, with `scope` all stand together in one of
    these; `within` and `without` are terms that results must (not) hold, character for character.
    """

    text: str = ""
    unit: Unit = "problem"
    exact: bool = False
    all_words: bool = False
    facets: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    sort: Sort = "relevance"
    synonyms: bool = True
    field: Field = ""
    scope: Scope = ""
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    excluded: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    grouped: bool = False
    notice: str = ""  # the name of the one notice to look in
    outside: str = ""  # of the one to leave out


@dataclass(frozen=True, slots=True)
class Results:
    total: int
    holding_all: int  # how many of them hold all the words
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]  # empty where they were not asked for
    reading: Reading
    notices: int = 0  # how many notices the hits are of, and some of them: where hits are grouped
    groups: tuple[Group, ...] = ()
    terms: int = 0  # that can stand together: words as they are cut, and phrases
    together: Mapping[str, int] = dataclasses.field(default_factory=dict)  # by scope: in how many they do
    understood: Understood | None = None  # what was asked, for those who ask it again a little otherwise


def search(request: SearchRequest, start: int = 0, stop: int = 20, *, with_facets: bool = True) -> Results:
    """The hits `start` to `stop`; raises `syntax.QueryTooLongError`, nothing else that a person can cause."""
    asked, wording = understood(request)
    found = in_order(question(asked, wording, request), asked, request)
    for kind in FACETS if with_facets else ():
        found = found.facet(kind.name)
    # One backend call: len() and facet_counts() read what the slice has fetched.
    found.query.group = "notice" if request.grouped else ""
    terms = scopes.terms(asked, wording)
    found.query.terms = terms if with_facets and len(terms) > 1 and not request.scope else ()
    results = found[start:stop]
    pages = len(found)
    reading = reading_of(asked, wording, found.query.brought, found.query.by_characters)
    groups = tuple(groups_of(request.unit, results, reading)) if request.grouped else ()
    return Results(
        total=found.query.total,
        holding_all=found.query.holding_all,
        hits=() if request.grouped else tuple(hits_of(request.unit, results, reading)),
        facets=tuple(_facets(found, request)) if with_facets else (),
        reading=reading,
        notices=pages if request.grouped else 0,
        groups=groups,
        terms=len(terms),
        together={**found.query.together},
        understood=(asked, wording),
    )


def total(request: SearchRequest, read: Understood | None = None) -> int:
    """How much it finds; `read`: what its words were understood as, where that is known."""
    found = question(*(read or understood(request)), request)
    len(found[0:0])  # asks
    return int(found.query.total)


def understood(request: SearchRequest) -> Understood:
    asked = syntax.parse(request.text)
    asked = _exactly(asked) if request.exact else asked
    return asked, worded(asked.words, request.synonyms)


def question(asked: syntax.Query, wording: Wording, request: SearchRequest) -> Any:
    """All that is asked but the order, as Haystack's."""
    return _narrowed(_asked(asked, wording, request), request)


def _exactly(asked: syntax.Query) -> syntax.Query:
    return syntax.Query((), (*map(syntax.Exact, asked.words), *asked.needed), asked.remarks)


def _asked(asked: syntax.Query, wording: Wording, request: SearchRequest) -> Any:
    found = SearchQuerySet().models(_MODELS[request.unit])
    if wording.words:
        kind = "contains" if request.all_words else "content"
        found = found.filter(SQ(**{f"words__{kind}": wording.words}))
    for node in scopes.in_field(asked, wording, request.field):
        found = found.filter(condition(node))
    terms = scopes.terms(asked, wording) if request.scope else ()
    if len(terms) > 1:
        found = found.filter(SQ(**{f"together_{request.scope}__contains": terms}))
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


def in_order(found: Any, asked: syntax.Query, request: SearchRequest) -> Any:
    """Where nothing was asked for, nothing ranks: the newest first."""
    ranked = asked.words or any(not out for node in asked.needed for _, out in syntax.leaves(node))
    sort = request.sort if ranked or request.sort != "relevance" else "newest"
    return found.order_by(_COLUMNS[sort]) if sort in _COLUMNS else found


def _narrowed(found: Any, request: SearchRequest) -> Any:
    if request.notice:
        found = found.filter(SQ(name__in=(request.notice,)))
    if request.outside:
        found = found.exclude(SQ(name__in=(request.outside,)))
    for term in request.within:
        found = found.filter(SQ(chars__exact=term))
    for term in request.without:
        found = found.exclude(SQ(chars__exact=term))
    for name, excluded in request.excluded.items():
        found = found.exclude(SQ(**{f"{name}__in": excluded}))
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
        yield facet(
            kind, dict(counts[kind.name]), _known(kind.name, request), request.excluded.get(kind.name, ())
        )

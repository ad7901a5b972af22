"""From a request to the one question that an engine is asked: every condition in its place, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from search.asking import syntax
from search.asking.facets import FACETS, Kind, categories_named, places_named, years_named
from search.asking.interpreting import NOTHING, Interpretation, interpreted
from search.asking.lexing import FIELD_NAMES
from search.asking.nowhere import LEAST_OFFERED, lacks_words, likely_area, of_nowhere, ranked_in_area
from search.asking.request import SearchRequest
from search.asking.wording import Wording, loosened, ranked_besides, worded
from search.engines.protocol import IndexMissingError
from search.engines.question import (
    TEXT,
    And,
    Everything,
    Having,
    InMeasure,
    Node,
    Not,
    Or,
    Phrase,
    Question,
    Terms,
    Together,
    Wordings,
    Words,
)
from search.language import analysis

_COLUMNS = {
    "newest": "-dated",
    "oldest": "dated",
    "imported": "-pk",
}  # a row that came later has a larger key
_NAMED: dict[str, Callable[[str], tuple[str, ...]]] = {
    "district": places_named,
    "year": years_named,
    "category": categories_named,
}
_PHRASE_FIELDS = {"heading": "heading_chars", "finding": "finding"}


@dataclass(frozen=True, slots=True)
class Understood:
    """A text as it was read: its tree, and what its words stand for. Good for any request with the same text."""

    query: syntax.Query
    wording: Wording
    meaning: Interpretation = NOTHING

    @property
    def terms(self) -> Terms:
        return terms_of(self.query, self.wording)


def understood(request: SearchRequest) -> Understood:
    """Raises `syntax.QueryTooLongError`, nothing else that a person can cause."""
    query = syntax.parse(request.text)
    if request.exact:
        return Understood(_exactly(query), Wording())
    meaning = _meaning(request, query)
    whole = () if request.plain or request.field else _whole(query.words, meaning.words)
    wording = worded(meaning.words, request.synonyms, meaning.areas, meaning.named_in, whole)
    wording = ranked_besides(wording, meaning.ranking)
    if meaning.words and not (request.plain or request.field):
        wording, meaning = _in_likely_area(wording, meaning)
    return Understood(query, loosened(wording) if request.characters else wording, meaning)


def _meaning(request: SearchRequest, query: syntax.Query) -> Interpretation:
    """Words are words where that was asked for, where they must stand in one field, and where no index knows any."""
    if not (request.plain or request.field or not query.words):
        with suppress(IndexMissingError):
            return interpreted(query.words)
    return Interpretation(query.words)


def _whole(typed: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """Of the words that are looked for as they were typed, those of two that are not cut."""
    with suppress(IndexMissingError):
        return tuple(of_nowhere(word for word in words if word in typed))
    return ()


def _in_likely_area(wording: Wording, meaning: Interpretation) -> tuple[Wording, Interpretation]:
    """For words that nothing holds; none is told where the question names one, or where no index knows any word."""
    likely = None
    with suppress(IndexMissingError):
        if not meaning.ranking and lacks_words(wording):
            likely = likely_area("".join(meaning.words))
    if likely is None:
        return wording, meaning
    area, likelihood = likely
    offered = meaning.offered or ((area,) if likelihood >= LEAST_OFFERED else ())
    return ranked_in_area(wording, area), replace(meaning, offered=offered)


def _exactly(query: syntax.Query) -> syntax.Query:
    return syntax.Query((), (*map(syntax.Exact, query.words), *query.needed), query.remarks)


def question_of(request: SearchRequest, text: Understood) -> Question:
    """All that decides what is found and in which order; what is counted besides, the asker adds."""
    nodes = (*_conditions(request, text), *_filters(request))
    return Question(
        node=nodes[0] if len(nodes) == 1 else And(nodes),
        chosen=_chosen(request),
        unit=request.unit,
        sort=_column(request, text.query),
        group="notice" if request.grouped else "",
    )


def _conditions(request: SearchRequest, text: Understood) -> Iterator[Node]:
    """What the text says, and where it must stand."""
    if words := tuple(word for word in text.wording.words if word.text):
        yield Words(words, request.all_words)
    yield from (Having(facet, values) for facet, values in text.meaning.conditions)
    yield from map(condition, in_field(text.query, text.wording, request.field))
    if request.scope and len(terms := text.terms) > 1:
        yield Together(folded(terms), request.scope)


def _filters(request: SearchRequest) -> Iterator[Node]:
    if request.notice:
        yield Having("name", (request.notice,))
    if request.outside:
        yield Not(Having("name", (request.outside,)))
    yield from (phrase(term) for term in request.within)
    yield from (Not(phrase(term)) for term in request.without)
    yield from (Not(Having(name, values)) for name, values in request.excluded.items())


def _chosen(request: SearchRequest) -> dict[str, tuple[str, ...]]:
    return {kind.name: values for kind in FACETS if (values := _known_values(kind, request))}


def _known_values(kind: Kind, request: SearchRequest) -> tuple[str, ...]:
    """The chosen values of a facet that there are; others are dropped."""
    chosen = request.facets.get(kind.name, ())
    existing = {branch.value for branch in kind.tree(dict.fromkeys(chosen, 0))} if chosen else set()
    return tuple(value for value in dict.fromkeys(chosen) if value in existing)


def _column(request: SearchRequest, query: syntax.Query) -> str:
    """Where nothing was asked for, nothing ranks: the newest first."""
    ranked = query.words or any(not out for node in query.needed for _, out in syntax.leaves(node))
    sort = request.sort if ranked or request.sort != "relevance" else "newest"
    return _COLUMNS.get(sort, "")


# Nodes


def condition(node: syntax.Node) -> Node:
    """A node of the query language as an engine's: what the user typed is a value in it."""
    match node:
        case syntax.Exact() | syntax.Bare():
            return phrase(node.text)
        case syntax.In():
            return _in_field(node)
        case syntax.Without():
            return Not(condition(node.node))
        case syntax.All():
            return And(tuple(map(condition, node.nodes)))
        case syntax.AnyOf():
            return Or(tuple(map(condition, node.nodes)))


def _in_field(node: syntax.In) -> Node:
    if node.name in _NAMED:
        return Having(node.name, _NAMED[node.name](node.text.strip()))
    if node.name == "measure":
        return InMeasure(phrase(node.text))
    return phrase(node.text, _PHRASE_FIELDS[node.name])


def phrase(text: str, field: str = TEXT) -> Node:
    """Characters that follow one another, folded as the index has them; where nothing is left, no condition."""
    text = analysis.fold(text)
    return Phrase(text, tuple(analysis.cut(text)), field) if text else Everything()


def folded(terms: Iterable[Iterable[str]]) -> Terms:
    wordings = (tuple(filter(None, map(analysis.fold, term))) for term in terms)
    return tuple(filter(None, wordings))


def outside_of_problems(request: SearchRequest, text: Understood, *, synonyms: bool) -> Question | None:
    """Notices that hold all that is asked where no problem is; None where that asks for something of a problem."""
    if request.unit == "notice" or request.field or request.scope or _is_of_problems(request, text):
        return None
    words = (word for word in text.wording.words if not word.given)
    terms = folded(
        (*_words(replace(text.wording, words=tuple(words)), synonyms), *_phrases(text.query.needed))
    )
    if not terms or not all(isinstance(node, syntax.Exact) for node in text.query.needed):
        return None
    nodes = (
        *(Or(tuple(phrase(wording, "outside") for wording in wordings)) for wordings in terms),
        *(Having(facet, values) for facet, values in text.meaning.conditions),
        *_filters(request),
    )
    return Question(And(nodes), _chosen(request), unit="notice", sort="-dated")


def _is_of_problems(request: SearchRequest, text: Understood) -> bool:
    """Whether it is narrowed by what only problems have."""
    facets = {*request.facets, *(facet for facet, _ in text.meaning.conditions)}
    return not facets.isdisjoint(("category", "status"))


# Where words and phrases must stand: in one part of a text, or together in a unit of it


def in_field(query: syntax.Query, wording: Wording, field: str) -> tuple[syntax.Node, ...]:
    """What must hold: with a field, every word (as it is cut) and every phrase in it."""
    if not field:
        return query.needed
    name = FIELD_NAMES[field]
    words = (
        syntax.AnyOf(tuple(syntax.In(name, text) for text in wordings))
        for wordings in _words(wording, synonyms=True)
    )
    return (*words, *(syntax.inside(name, node) for node in query.needed))


def terms_of(query: syntax.Query, wording: Wording) -> tuple[Wordings, ...]:
    """What can stand together: the words as typed and cut, without synonyms, and the phrases every hit must hold."""
    return tuple(dict.fromkeys((*_words(wording), *_phrases(query.needed))))


def _words(wording: Wording, synonyms: bool = False) -> Iterator[Wordings]:
    for word in wording.words:
        parts = word.looked_for()
        for part in parts:
            # The synonyms of several parts stand for all of them, not for each.
            alternatives = part.alternatives if synonyms and len(parts) == 1 else ()
            typed = (word.text,) if len(parts) == 1 else ()  # a figure stands in the text as it was printed
            wordings = (part.text, *typed, *(alternative.text for alternative in alternatives))
            yield tuple(dict.fromkeys(wordings))
        if not parts:  # 。 or %
            yield (word.text,)


def _phrases(nodes: Iterable[syntax.Node]) -> Iterator[Wordings]:
    for node in nodes:
        match node:
            case syntax.Exact():
                yield (node.text,)
            case syntax.All():
                yield from _phrases(node.nodes)
            case syntax.AnyOf() if all(isinstance(child, syntax.Exact) for child in node.nodes):
                yield tuple(child.text for child in node.nodes if isinstance(child, syntax.Exact))
            case _:
                pass

"""Which documents a question finds, in which order, and the facet counts: pure array arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from search.engines.crossing import Cells, crossed
from search.engines.postings import Collection, Floats, Ints, Mask
from search.engines.proximity import (
    COARSENESS,
    WITHIN,
    Terms,
    Within,
    holding_any,
    holding_each,
    in_one_sentence,
)
from search.engines.questions import (
    And,
    Everything,
    Having,
    InMeasure,
    Node,
    Not,
    Or,
    Phrase,
    Question,
    Together,
    Words,
)
from search.engines.ranking import Frequency, Part, Ranking, Word, rank


@dataclass(frozen=True, slots=True)
class Found:
    docs: Ints  # from start to stop, best first
    scores: Floats  # of these
    total: int
    holding_all: int
    facets: dict[str, dict[str, int]]
    brought: dict[tuple[str, str], int]  # by word and synonym: hits with the synonym and without the word
    by_characters: bool  # nothing holds any word: these hold most of the words' characters
    groups: int = 0
    members: tuple[Members, ...] = ()  # of each of the documents from start to stop, where they are grouped
    cells: Cells = field(default_factory=dict)  # of two facets crossed, where that was asked for
    together: dict[Within, int] = field(default_factory=dict)  # hits with the terms in one of these


@dataclass(frozen=True, slots=True)
class Members:
    """The best documents that share a value, and how many there are."""

    docs: Ints
    scores: Floats
    count: int


MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """The collection one question is put to, the measures beside it, and their column that points back."""

    collection: Collection
    measures: Collection
    key: str
    units: Callable[[Within], Collection] | None = (
        None  # the collections of other units, where they are wanted
    )
    _rankings: dict[tuple[Word, ...], Ranking] = field(default_factory=dict)
    _known: dict[Part, Frequency] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        return "measure" if self.key == "pk" else self.key

    def ranking(self, words: tuple[Word, ...]) -> Ranking:
        """Which documents hold the words is asked by the filter and by the order: worked out once, as is each word."""
        if words not in self._rankings:
            self._rankings[words] = rank(self.collection, words, self._known)
        return self._rankings[words]


def find(scope: Scope, question: Question) -> Found:
    collection = scope.collection
    ranking = scope.ranking(tuple(_ranked(question.node)))
    base = _matching(scope, question.node)
    narrowed = {name: collection.groups[name].having(values) for name, values in question.chosen.items()}
    mask = reduce(np.logical_and, narrowed.values(), base)
    hits = np.flatnonzero(mask)
    order = _ordered(collection, ranking, hits, question)
    heads = _best_of_each(collection, order, question.group) if question.group else order
    shown = heads[question.start : question.stop]
    return Found(
        docs=shown,
        scores=ranking.scores[shown],
        total=len(hits),
        holding_all=int(np.count_nonzero(mask & ranking.holding_all)),
        facets={
            name: collection.groups[name].counts(_but(base, narrowed, name) if name in narrowed else hits)
            for name in question.facets
        },
        brought={pair: int(np.count_nonzero(mask[docs])) for pair, docs in ranking.brought.items()},
        by_characters=ranking.by_characters,
        groups=len(heads) if question.group else len(hits),
        members=tuple(_members(collection, ranking, order, shown, question.group)) if question.group else (),
        cells=crossed(collection.groups, question.cross, hits) if question.cross else {},
        together=_counted_together(scope, question.terms, mask) if question.terms else {},
    )


def _counted_together(scope: Scope, terms: Terms, mask: Mask) -> dict[Within, int]:
    return {
        within: int(np.count_nonzero(mask & _together(scope, Together(terms, within)))) for within in WITHIN
    }


def _but(base: Mask, narrowed: Mapping[str, Mask], name: str) -> Mask:
    """A facet's counts are not narrowed by its own choice: each is what one more click would give."""
    return reduce(np.logical_and, (mask for other, mask in narrowed.items() if other != name), base)


def _ranked(node: Node) -> Iterator[Word]:
    """The words that rank, from all that is asked for and not only excluded."""
    match node:
        case Words():
            yield from node.words
        case Phrase():
            yield Word(node.text, node.parts, given=True)
        case And() | Or():
            for child in node.nodes:
                yield from _ranked(child)
        case InMeasure():
            yield from _ranked(node.node)
        case _:
            pass


def _matching(scope: Scope, node: Node) -> Mask:
    collection = scope.collection
    match node:
        case Everything():
            return collection.everything()
        case Words():
            return _holding(scope.ranking(node.words), node.all_words)
        case Phrase():
            mask = collection.nothing()
            mask[collection.phrase(node.field, node.text)[0]] = True
            return mask
        case Having():
            return collection.groups[node.group].having(node.values)
        case InMeasure():
            return _in_measure(scope, node.node)
        case Together():
            return _together(scope, node)
        case Not():
            return ~_matching(scope, node.node)
        case And():
            return reduce(np.logical_and, _each(scope, node), collection.everything())
        case Or():
            return reduce(np.logical_or, _each(scope, node), collection.nothing())


def _each(scope: Scope, node: And | Or) -> Iterator[Mask]:
    return (_matching(scope, child) for child in node.nodes)


def _holding(ranking: Ranking, all_words: bool) -> Mask:
    return ranking.holding_all if all_words else ranking.enough


def _in_measure(scope: Scope, node: Node) -> Mask:
    measures = Scope(scope.measures, scope.measures, "pk")
    owners = scope.measures.columns[scope.key][_matching(measures, node)]
    return np.isin(scope.collection.columns["pk"], owners)


def _together(scope: Scope, node: Together) -> Mask:
    """Joined by the columns that point upwards: a measure knows its problem and notice, a problem its notice."""
    here = scope.collection
    if node.within == "sentence":
        return in_one_sentence(here, node.terms)
    if node.within == scope.unit or scope.units is None:
        return holding_each(here, node.terms)
    there = scope.units(node.within)
    found = holding_each(there, node.terms)
    if COARSENESS[node.within] > COARSENESS[scope.unit]:
        around = np.isin(here.columns[node.within], there.columns["pk"][found])
        return around & holding_any(here, node.terms)
    return np.isin(here.columns["pk"], there.columns[scope.key][found])


def _best_of_each(collection: Collection, order: Ints, group: str) -> Ints:
    """The first of the documents that share a value, in the order given."""
    _, firsts = np.unique(collection.columns[group][order], return_index=True)
    return order[np.sort(firsts)]


def _members(
    collection: Collection, ranking: Ranking, order: Ints, heads: Ints, group: str
) -> Iterator[Members]:
    values = collection.columns[group]
    for value in values[heads]:
        docs = order[values[order] == value]
        yield Members(docs[:MEMBERS], ranking.scores[docs[:MEMBERS]], len(docs))


_MORE_THAN_A_SCORE = 1e6


def _ordered(collection: Collection, ranking: Ranking, docs: Ints, question: Question) -> Ints:
    """Best first; where nothing is grouped, only those that may be shown."""
    if question.stop == 0 and not question.group:
        return docs[:0]
    if question.sort:
        key = collection.columns[question.sort.lstrip("-")][docs].astype(np.float64)
        # Undated ones (0) come last in either direction.
        value = np.where(key == 0, np.inf, -key if question.sort.startswith("-") else key)
        keys: list[Floats] = [value]
    else:
        keys = [-ranking.scores[docs], (~ranking.holding_all[docs]).astype(np.float64)]
        value = keys[0] + _MORE_THAN_A_SCORE * keys[1]
    if question.stop is not None and not question.group and question.stop < len(docs):
        # Sorting all of them would take longer than all the rest.
        chosen = value <= np.partition(value, question.stop)[question.stop]
        docs, keys = docs[chosen], [key[chosen] for key in keys]
    return docs[np.lexsort(keys)]

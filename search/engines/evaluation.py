"""Which documents a question finds, in which order, and the facet counts: pure array arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from search.engines.postings import Collection, Floats, Ints, Mask
from search.engines.ranking import TEXT, Ranking, Word, rank


@dataclass(frozen=True, slots=True)
class Everything:
    pass


@dataclass(frozen=True, slots=True)
class Words:
    """Words that rank: documents holding at least the minimum, or with `all_words` those holding all."""

    words: tuple[Word, ...]
    all_words: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Characters that follow one another in a field; `parts` are its words, which rank."""

    text: str
    parts: tuple[str, ...] = ()
    field: str = TEXT


@dataclass(frozen=True, slots=True)
class Having:
    """Any of the values in a facet."""

    group: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InMeasure:
    """Documents with a measure (or being one) that meets the condition."""

    node: Node


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class And:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    nodes: tuple[Node, ...]


Node = Everything | Words | Phrase | Having | InMeasure | Not | And | Or


@dataclass(frozen=True, slots=True)
class Question:
    """`chosen` narrows by facets; `sort` is a column, "-" before it for descending, or "" for relevance."""

    node: Node
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    start: int = 0
    stop: int | None = None
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    docs: Ints  # from start to stop, best first
    scores: Floats  # of these
    total: int
    holding_all: int
    facets: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The collection one question is put to, the measures beside it, and their column that points back."""

    collection: Collection
    measures: Collection
    key: str
    _rankings: dict[tuple[Word, ...], Ranking] = field(default_factory=dict)

    def ranking(self, words: tuple[Word, ...]) -> Ranking:
        """Which documents hold the words is asked by the filter and by the order: worked out once."""
        if words not in self._rankings:
            self._rankings[words] = rank(self.collection, words)
        return self._rankings[words]


def find(scope: Scope, question: Question) -> Found:
    collection = scope.collection
    ranking = scope.ranking(tuple(_ranked(question.node)))
    base = _matching(scope, question.node)
    narrowed = {name: collection.groups[name].having(values) for name, values in question.chosen.items()}
    mask = reduce(np.logical_and, narrowed.values(), base)
    order = _ordered(collection, ranking, np.flatnonzero(mask), question)
    return Found(
        docs=order,
        scores=ranking.scores[order],
        total=int(np.count_nonzero(mask)),
        holding_all=int(np.count_nonzero(mask & ranking.holding_all)),
        facets={name: collection.groups[name].counts(_but(base, narrowed, name)) for name in question.facets},
    )


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


def _ordered(collection: Collection, ranking: Ranking, docs: Ints, question: Question) -> Ints:
    if question.sort:
        key = collection.columns[question.sort.lstrip("-")][docs]
        # Undated ones (0) come last in either direction.
        keys: list[Floats | Ints] = (
            [-key] if question.sort.startswith("-") else [key, (key == 0).astype(np.int64)]
        )
    else:
        keys = [-ranking.scores[docs], (~ranking.holding_all[docs]).astype(np.int64)]
    return docs[np.lexsort(keys)][question.start : question.stop]

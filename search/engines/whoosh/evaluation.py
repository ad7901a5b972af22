"""Which documents a question finds, in which order, and what is counted of them: pure array arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np

from search.engines.answer import Answer, Cells, Keys, Match
from search.engines.question import (
    WITHIN,
    And,
    Cross,
    Everything,
    Having,
    InMeasure,
    Node,
    Not,
    Or,
    Part,
    Phrase,
    Question,
    Terms,
    Together,
    Unit,
    Within,
    Word,
    Words,
    ranked,
)
from search.engines.relevance import COARSENESS, MEMBERS
from search.engines.whoosh.postings import Collection, Floats, Groups, Ints, Mask
from search.engines.whoosh.proximity import holding_any, holding_each, in_one_sentence
from search.engines.whoosh.ranking import Frequency, Ranking, rank


@dataclass(frozen=True, slots=True)
class Scope:
    """The collection of the unit that one question is put to, the measures beside it, and those of other units."""

    collection: Collection
    measures: Collection
    unit: Unit
    units: Callable[[Within], Collection] | None = None  # where terms that stand together are wanted
    _rankings: dict[tuple[Word, ...], Ranking] = field(default_factory=dict)
    _counted: dict[Part, Frequency] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The column of measures (and of what is finer than the unit) that points to the unit."""
        return "pk" if self.unit == "measure" else self.unit

    def ranking(self, words: tuple[Word, ...]) -> Ranking:
        """Which documents hold the words is asked by the filter and by the order: worked out once, as is each word."""
        if words not in self._rankings:
            self._rankings[words] = rank(self.collection, words, self._counted)
        return self._rankings[words]


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents that meet a question, unordered, before and after narrowing by facets, with their ranking."""

    base: Mask
    narrowed: Mapping[str, Mask]
    mask: Mask
    docs: Ints
    ranking: Ranking

    def but(self, facet: str) -> Mask | Ints:
        """A facet's counts are not narrowed by its own choice: each is what one more click would give."""
        if facet not in self.narrowed:
            return self.docs
        masks = (mask for name, mask in self.narrowed.items() if name != facet)
        return reduce(np.logical_and, masks, self.base)


def answer(scope: Scope, question: Question) -> Answer:
    collection, selection = scope.collection, select(scope, question)
    order = _ordered(collection, selection, question)
    heads = _best_of_each(collection.columns[question.group], order) if question.group else order
    page = heads[question.start : question.stop]
    return Answer(
        hits=tuple(_matches(collection, selection.ranking, order, page, question.group)),
        total=len(selection.docs),
        holding_all=int(np.count_nonzero(selection.mask & selection.ranking.holding_all)),
        groups=len(heads) if question.group else len(selection.docs),
        facets={name: collection.groups[name].counts(selection.but(name)) for name in question.facets},
        cells=crossed(collection.groups, question.cross, selection.docs) if question.cross else {},
        together=_counted_together(scope, question.terms, selection.mask) if question.terms else {},
        contributions={
            pair: int(np.count_nonzero(selection.mask[docs]))
            for pair, docs in selection.ranking.contributions.items()
        },
        by_characters=selection.ranking.by_characters,
        nowhere=tuple(dict.fromkeys(selection.ranking.nowhere)),
        unwritten=tuple(dict.fromkeys(selection.ranking.unwritten)),
    )


def keys(scope: Scope, question: Question, limit: int | None = None) -> Keys:
    """For what takes the first of them away (exports, concordances) instead of a page."""
    collection, selection = scope.collection, select(scope, question)
    unbounded = replace(question, start=0, stop=limit if not question.group else None)
    order = _ordered(collection, selection, unbounded)
    if question.group:
        order = order[_by_group(collection.columns[question.group][order])]
    return Keys(collection.columns["pk"][order[:limit]].tolist(), len(selection.docs))


BATCH = 50_000  # keys


def every_key(scope: Scope, question: Question) -> Iterator[Sequence[int]]:
    """Some at a time: as Python's numbers they are ten times as large."""
    matching = scope.collection.columns["pk"][select(scope, question).docs]
    return (matching[start : start + BATCH].tolist() for start in range(0, len(matching), BATCH))


def select(scope: Scope, question: Question) -> Selection:
    collection = scope.collection
    base = _matching(scope, question.node)
    narrowed = {name: collection.groups[name].having(values) for name, values in question.chosen.items()}
    mask = reduce(np.logical_and, narrowed.values(), base)
    ranking = scope.ranking(tuple(ranked(question.node)))
    return Selection(base, narrowed, mask, np.flatnonzero(mask), ranking)


def crossed(groups: Mapping[str, Groups], cross: Cross, docs: Ints) -> Cells:
    """Each number is the total of the same question narrowed to both values."""
    rows, columns = groups[cross.rows], groups[cross.columns]
    return {value: columns.counts(docs[rows.having((value,))[docs]]) for value in cross.values}


def _counted_together(scope: Scope, terms: Terms, mask: Mask) -> dict[Within, int]:
    return {
        within: int(np.count_nonzero(mask & _together(scope, Together(terms, within)))) for within in WITHIN
    }


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
            return reduce(np.logical_and, _masks(scope, node), collection.everything())
        case Or():
            return reduce(np.logical_or, _masks(scope, node), collection.nothing())


def _masks(scope: Scope, node: And | Or) -> Iterator[Mask]:
    return (_matching(scope, child) for child in node.nodes)


def _holding(ranking: Ranking, all_words: bool) -> Mask:
    return ranking.holding_all if all_words else ranking.enough


def _in_measure(scope: Scope, node: Node) -> Mask:
    measures = Scope(scope.measures, scope.measures, "measure")
    owners = scope.measures.columns[scope.key][_matching(measures, node)]
    return np.isin(scope.collection.columns["pk"], owners)


def _together(scope: Scope, node: Together) -> Mask:
    """Joined by the columns that point upwards: a measure knows its problem and notice, a problem its notice."""
    collection = scope.collection
    if node.within == "sentence":
        return in_one_sentence(collection, node.terms)
    if node.within == scope.unit or scope.units is None:
        return holding_each(collection, node.terms)
    scopes = scope.units(node.within)
    mask = holding_each(scopes, node.terms)
    if COARSENESS[node.within] > COARSENESS[scope.unit]:
        around = np.isin(collection.columns[node.within], scopes.columns["pk"][mask])
        return around & holding_any(collection, node.terms)
    return np.isin(collection.columns["pk"], scopes.columns[scope.key][mask])


# The order


def _best_of_each(values: Ints, order: Ints) -> Ints:
    """The first of the documents that share a value, in the order given."""
    _, firsts = np.unique(values[order], return_index=True)
    return order[np.sort(firsts)]


def _by_group(values: Ints) -> Ints:
    """An order in which those that share a value stand together, where the first of them stood."""
    _, firsts, group = np.unique(values, return_index=True, return_inverse=True)
    return np.argsort(firsts[group], kind="stable")


def _matches(
    collection: Collection, ranking: Ranking, order: Ints, page: Ints, group: str
) -> Iterator[Match]:
    if not group:
        yield from _scored(collection, ranking, page)
        return
    values = collection.columns[group]
    for value in values[page]:
        docs = order[values[order] == value]
        members = tuple(_scored(collection, ranking, docs[:MEMBERS]))
        yield Match(members[0].key, members[0].score, members, len(docs))


def _scored(collection: Collection, ranking: Ranking, docs: Ints) -> Iterator[Match]:
    columns = (docs.tolist(), collection.columns["pk"][docs].tolist(), ranking.scores[docs].tolist())
    for doc, key, score in zip(*columns, strict=True):
        yield Match(key, score, lacking=ranking.lacking(doc), in_parts=ranking.in_parts(doc))


_MORE_THAN_A_SCORE = 1e6


def _ordered(collection: Collection, selection: Selection, question: Question) -> Ints:
    """Best first, of equal ones the smaller key; where nothing is grouped, only those that may be shown."""
    docs = selection.docs
    if question.stop == 0 and not question.group:
        return docs[:0]
    value = _by_column(collection, docs, question.sort) if question.sort else _by_relevance(selection)
    if question.stop is not None and not question.group and question.stop < len(docs):
        # Sorting all of them would take longer than all the rest.
        nearest = value <= np.partition(value, question.stop)[question.stop]
        docs, value = docs[nearest], value[nearest]
    return docs[np.lexsort((collection.columns["pk"][docs], value))]


def _by_column(collection: Collection, docs: Ints, sort: str) -> Floats:
    """Undated ones (0) come last in either direction."""
    numbers = collection.columns[sort.lstrip("-")][docs].astype(np.float64)
    return np.where(numbers == 0, np.inf, -numbers if sort.startswith("-") else numbers)


def _by_relevance(selection: Selection) -> Floats:
    """What holds all words goes before what does not."""
    missing = ~selection.ranking.holding_all[selection.docs]
    return missing * _MORE_THAN_A_SCORE - selection.ranking.scores[selection.docs]

"""How hits are ranked: BM25F over the fields, synonyms counted with the word they stand for, words as typed on top."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from search.engines import relevance
from search.engines.question import TEXT, Part, Word
from search.engines.relevance import LITERAL, Field, fields_of, fields_of_synonyms, is_name, rarity, worth_of
from search.engines.whoosh.postings import Collection, Floats, Ints, Mask
from search.language.synonyms import Alternative


@dataclass(slots=True)
class Ranking:
    """Of every document: its score, how much of what is asked it holds, and whether it holds all.

    `contributions`: by word and synonym, the documents that hold the synonym and not the word.
    `by_characters`: no document holds any word; those with most of their characters stand in.
    `nowhere`: the words that none holds; `unwritten`: those that documents hold by synonyms alone.
    """

    scores: Floats
    holding_all: Mask
    full_cover: float = 0.0  # the cover of a document that holds all that any document holds
    asks: bool = False  # for more than places and years
    named: bool = False  # by a long name that some document has: what holds some of its words is none of it
    in_context: Mask | None = None
    contributions: dict[tuple[str, str], Ints] = dataclasses.field(default_factory=dict)
    by_characters: bool = False
    nowhere: list[str] = dataclasses.field(default_factory=list)
    unwritten: list[str] = dataclasses.field(default_factory=list)
    _shares: list[tuple[Floats | Mask, float]] = dataclasses.field(default_factory=list)
    _required: list[tuple[str, Mask, Mask]] = dataclasses.field(default_factory=list)

    def require(self, word: str, holding: Mask, outright: Mask) -> None:
        """Who lacks it does not hold all; `outright`: who holds it other than by the words inside of it."""
        self._required.append((word, holding, outright))
        self.holding_all &= holding

    def lacking(self, document: int) -> tuple[str, ...]:
        """The words that a document does not hold."""
        return tuple(word for word, holding, _ in self._required if not holding[document])

    def in_parts(self, document: int) -> tuple[str, ...]:
        """The words that it does not hold, or only by all the words inside of them."""
        return tuple(word for word, _, outright in self._required if not outright[document])

    def add_word(self, share: Floats | Mask, weight: float) -> None:
        """One more word: which share of it each document holds, and how much it counts."""
        self._shares.append((share, weight))
        self.asks = True
        if share.any():  # what nothing holds is no reason to drop what holds the rest
            self.full_cover += weight

    def add_context(self, mask: Mask) -> None:
        self.in_context = mask if self.in_context is None else self.in_context | mask

    @property
    def enough(self) -> Mask:
        if not self.asks:
            return self.scores > 0 if self.in_context is None else self.in_context
        match self._shares:
            case [(share, _)] if share.dtype == bool:
                return share.astype(bool, copy=False)
        cover = sum((weight * share for share, weight in self._shares), np.zeros(len(self.scores)))
        least = relevance.MINIMUM * self.full_cover
        if not self.holding_all.any():
            least = max(least, relevance.SHARE_OF_BEST * float(cover.max(initial=0.0)))
        elif self.named:
            return self.holding_all & (cover > 0)
        enough: Mask = (cover >= least * relevance.REACHED) & (cover > 0)
        return enough


def rank(
    collection: Collection, words: tuple[Word, ...], counted: dict[Part, Frequency] | None = None
) -> Ranking:
    """`counted`: where other words of the same question stand; added to."""
    ranking = Ranking(np.zeros(collection.size, np.float32), collection.everything())
    counted = {} if counted is None else counted
    alone = sum(len(word.looked_for()) for word in words if not word.given) == 1
    for word in words:
        for part in word.looked_for():
            if part not in counted:
                counted[part] = Frequency(collection, part)
            _add_part(collection, ranking, counted[part], word.given, alone)
        if len(word.parts) != 1:
            _add_literal(collection, ranking, word)
    if ranking.asks and not ranking.full_cover and any(word.loose for word in words):
        _fall_back(collection, ranking, words)
    return ranking


def _add_literal(collection: Collection, ranking: Ranking, word: Word) -> None:
    """What was typed, standing in the text as typed; all there is to go by where it holds no word (。, %)."""
    docs, counts = collection.phrase(TEXT, word.text)
    ranking.named |= is_name(word) and bool(len(docs))
    weight = rarity(collection.size, len(docs))
    ranking.scores[docs] += relevance.LITERAL_WEIGHT * weight * saturated(counts)
    if not word.parts and not word.given:
        mask = collection.nothing()
        mask[docs] = True
        ranking.require(word.text, mask, mask)
        ranking.add_word(mask, weight)


def _add_part(
    collection: Collection, ranking: Ranking, frequency: Frequency, is_given: bool, alone: bool
) -> None:
    """One word: BM25F over its fields, its synonyms counted as occurrences of less weight.

    Where it is `alone`, what is filed in an area that names it comes after what holds it.
    """
    part = frequency.part
    ranking.contributions |= frequency.contributions
    ranking.scores[frequency.docs] += frequency.rarity * saturated(frequency.weighted)
    share: Floats | Mask = frequency.holding
    if part.atoms:
        share = _share_of_atoms(collection, ranking, part)
        share[frequency.holding] = 1.0
    if is_given:
        return
    if not part.context and not share.any():
        ranking.nowhere.append(part.text)
    elif not part.context and not frequency.is_written and frequency.holding.any():
        ranking.unwritten.append(part.text)
    mask: Mask = share >= 1.0 if part.atoms else frequency.holding
    if alone and not part.context:
        share = _with_topic(collection, share, part)
    ranking.require(part.text, mask, frequency.holding)
    if part.context:
        ranking.add_context(mask)
    else:
        ranking.add_word(share, frequency.rarity)


def _with_topic(collection: Collection, share: Floats | Mask, part: Part) -> Floats | Mask:
    """An area has the word in its name, or, where nothing holds it, in its scope."""
    stands = bool(share.any())
    if len(part.text) < 2 or (stands and not part.named_in):
        return share
    if stands:
        docs: Ints = np.flatnonzero(collection.groups[relevance.AREA].having(part.named_in))
    else:
        docs = collection.postings(relevance.TOPIC, part.text).docs
    if not 0 < len(docs) <= relevance.TOPIC_MOST * collection.size:
        return share
    shares = share.astype(np.float64)
    shares[docs] = np.maximum(shares[docs], relevance.TOPIC_SHARE)
    return shares


def _share_of_atoms(collection: Collection, ranking: Ranking, part: Part) -> Floats:
    """Where a long word is missing, the words inside of it: they rank a little, and hold a share of it."""
    share, total, missing = np.zeros(collection.size), 0.0, False
    for atom in part.atoms:
        frequency = Frequency(collection, atom)
        missing |= not len(frequency.docs)
        ranking.contributions |= frequency.contributions
        ranking.scores[frequency.docs] += (
            relevance.ATOM_WEIGHT * frequency.rarity * saturated(frequency.weighted)
        )
        if len(frequency.docs):  # as with whole words: what nothing holds is no reason to drop the rest
            share[frequency.holding] += frequency.rarity
            total += frequency.rarity
    share /= total or 1.0
    share[share < (1 - 1e-9 if part.fixed else relevance.HALF * relevance.REACHED)] = 0.0
    share[share > 1 - 1e-9] = relevance.ALMOST if missing else 1.0
    return share


class Frequency:
    """Where a word is held, and how often: `docs` that have any of it, and as much of it, `weighted` by field.

    `contributions`: the documents that hold a synonym and not the word. `is_written`: some hold the word itself.
    """

    def __init__(self, collection: Collection, part: Part) -> None:
        self.collection, self.part = collection, part
        self.holding = collection.nothing()
        self.contributions: dict[tuple[str, str], Ints] = {}
        self._counted: list[tuple[Ints, Floats]] = []
        self._near: list[tuple[Ints, Floats]] = []
        self._add_word()
        self.is_written = bool(self.holding.any())
        self._add_areas()
        literal = self.holding.copy() if part.alternatives else self.holding
        stands = bool(self._counted)
        for synonym in part.alternatives:
            docs = self._add_synonym(synonym)
            self.contributions[part.text, synonym.text] = docs[~literal[docs]]
        self._count_near(capped=stands)
        self.rarity = rarity(collection.size, int(np.count_nonzero(self.holding)))
        self.docs, self.weighted = self._together()

    def _add_word(self) -> None:
        for field, holds in fields_of(self.part):
            postings = self.collection.postings(field.name, self.part.text)
            self._count(field, postings.docs, postings.counts, 1.0)
            if holds:
                self.holding[postings.docs] = True
        if not self.part.listed:
            docs, counts = self.collection.phrase(TEXT, self.part.text)
            self._count(LITERAL, docs, counts, 1.0)
            self.holding[docs] = True

    def _add_areas(self) -> None:
        if self.part.areas:
            docs = np.flatnonzero(self.collection.groups[relevance.AREA].having(self.part.areas))
            self.holding[docs] = True
            self._counted.append((docs, np.full(len(docs), relevance.AREA_WEIGHT, np.float32)))

    def _add_synonym(self, synonym: Alternative) -> Ints:
        """The documents that hold it."""
        lists = [_NO_DOCS]
        for field in fields_of_synonyms():
            postings = self.collection.postings(field.name, synonym.text)
            self._count(field, postings.docs, postings.counts, worth_of(synonym), near=not synonym.equal)
            lists.append(postings.docs)
        docs = np.unique(np.concatenate(lists))
        self.holding[docs] = True
        return docs

    def _count(self, field: Field, docs: Ints, counts: Ints, weight: float, near: bool = False) -> None:
        if len(docs):
            norms = self.collection.norms(field.name, field.b)
            # numpy looks up by its own kind of number several times faster than by those that are kept.
            numbers = docs.astype(np.intp)
            weighted = np.float32(weight * field.weight) * counts / norms.take(numbers)
            (self._near if near else self._counted).append((numbers, weighted))

    def _count_near(self, capped: bool) -> None:
        """Near synonyms together count less than the word, where that stands somewhere."""
        if self._near:
            docs, total = self._summed(self._near)
            self._counted.append((docs, np.minimum(total, relevance.NEAR_MOST) if capped else total))

    def _together(self) -> tuple[Ints, Floats]:
        return self._summed(self._counted)

    def _summed(self, counted: list[tuple[Ints, Floats]]) -> tuple[Ints, Floats]:
        if len(counted) == 1:
            return counted[0]
        touched, total = self.collection.nothing(), np.zeros(self.collection.size, np.float32)
        for docs, weighted in counted:
            touched[docs] = True
            total[docs] += weighted
        docs = np.flatnonzero(touched)
        return docs, total.take(docs)


_NO_DOCS: Ints = np.empty(0, np.int64)


def _fall_back(collection: Collection, ranking: Ranking, words: tuple[Word, ...]) -> None:
    """Nothing holds any word: the documents that hold most of their characters, if any."""
    chars = dict.fromkeys(char for word in words if not word.given for part in word.parts for char in part)
    share, total = np.zeros(collection.size), 0.0
    present = [docs for char in chars if len(docs := collection.postings(TEXT, char).docs)]
    for docs in present if len(present) > 1 else ():
        weight = rarity(collection.size, len(docs))
        share[docs] += weight
        total += weight
    least = relevance.CHARACTER_MINIMUM * relevance.REACHED * total
    close = share >= least if total else collection.nothing()
    ranking.scores += share
    ranking.add_word(close, 1.0)
    ranking.by_characters = bool(close.any())


def saturated(frequency: Floats | Ints) -> Floats:
    """Each further occurrence counts less."""
    worth: Floats = frequency / (relevance.K1 + frequency)
    return worth

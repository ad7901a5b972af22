"""How hits are ranked: BM25F over the fields, synonyms counted with the word they stand for, words as typed on top.

The figures were chosen by `benchmarks/tune.py`; none of them is about one query.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from search.engines.postings import Collection, Floats, Ints, Mask
from search.language.synonyms import Alternative


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` of an occurrence; `b`: how much a long field counts less; `holds`: found here, not missing."""

    name: str
    weight: float
    b: float
    holds: bool = True


PLACE = "place"  # place names and year: they hold a word that is meant as such
FIELDS: tuple[Field, ...] = (
    Field("heading", 3.0, 0.3),
    Field("words", 1.0, 0.75),
    Field("across", 0.5, 0.75),
    Field("parent", 1.0, 0.3),
    Field("aspect", 0.3, 0.3, holds=False),
    Field(PLACE, 0.3, 0.0),
    Field("topic", 0.2, 0.0, holds=False),
)
TEXT = "chars"  # the field of single characters
CHARACTERS = Field(TEXT, 1.0, 0.75)
LITERAL = Field(TEXT, 0.7, 0.75)
K1 = 1.2
LITERAL_WEIGHT = 1.0  # of the words typed, standing together as typed
EQUAL_WEIGHT, NEAR_WEIGHT = 0.8, 0.5  # of an occurrence of a synonym, against the word itself
MINIMUM = 0.25  # a hit holds at least this share of what is asked, each word counted by how rare it is
HALF = 0.4  # a word made of words is held in part where at least this share of them is there, counted the same way
ALMOST = 0.9  # the share of a word made of words where one of these stands nowhere
ATOM_WEIGHT = 0.4  # of a word inside of a word, against the word itself
CHARACTER_MINIMUM = (
    0.5  # where no text holds any word: this share of their characters, each counted by how rare it is
)


@dataclass(frozen=True, slots=True)
class Part:
    """What is looked for as one: a word, what may stand for it, the words it is made of (违法|建筑).

    `context`: it names a place or a year; it ranks, and alone makes no hit. `listed`: the index has it as a word
    wherever its characters stand together; others are looked for character by character.
    """

    text: str
    alternatives: tuple[Alternative, ...] = ()
    atoms: tuple[Part, ...] = ()
    context: bool = False
    listed: bool = True
    placed: bool = False  # nobody has asked whether it names a place: the notice's place holds it too


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed (folded), and the parts it was cut into, which are looked for.

    `given`: every hit holds it anyway (a phrase); it ranks, and says nothing about what is missing.
    """

    text: str
    parts: tuple[str, ...]
    given: bool = False
    read: tuple[Part, ...] = ()  # the parts with what is known about them

    def looked_for(self) -> tuple[Part, ...]:
        return self.read or tuple(Part(part, placed=True) for part in self.parts)


@dataclass(slots=True)
class Ranking:
    """Of every document: its score, how much of what is asked it holds, and whether it holds all.

    `brought`: by word and synonym, the documents that hold the synonym and not the word.
    `by_characters`: no document holds any word; those with most of their characters stand in.
    """

    scores: Floats
    holding_all: Mask
    whole: float = 0.0  # the cover of a document that holds all that any document holds
    asked: bool = False  # for more than places and years
    in_context: Mask | None = None
    brought: dict[tuple[str, str], Ints] = field(default_factory=dict)
    by_characters: bool = False
    _shares: list[tuple[Floats | Mask, float]] = field(default_factory=list)

    def holds(self, share: Floats | Mask, rarity: float) -> None:
        """One more word: which share of it each document holds, and how much it counts."""
        self._shares.append((share, rarity))
        self.asked = True
        if share.any():  # what nothing holds is no reason to drop what holds the rest
            self.whole += rarity

    def stands_in(self, held: Mask) -> None:
        self.in_context = held if self.in_context is None else self.in_context | held

    @property
    def enough(self) -> Mask:
        if not self.asked:
            return self.scores > 0 if self.in_context is None else self.in_context
        match self._shares:
            case [(share, _)] if share.dtype == bool:
                return share.astype(bool, copy=False)
        cover = sum((rarity * share for share, rarity in self._shares), np.zeros(len(self.scores)))
        enough: Mask = (cover >= MINIMUM * self.whole) & (cover > 0)
        return enough


def rank(
    collection: Collection, words: tuple[Word, ...], known: dict[Part, Frequency] | None = None
) -> Ranking:
    """`known`: what other words of the same question were found to hold; added to."""
    ranking = Ranking(np.zeros(collection.size, np.float32), collection.everything())
    known = {} if known is None else known
    for word in words:
        for part in word.looked_for():
            if part not in known:
                known[part] = Frequency(collection, part)
            _add_part(collection, ranking, known[part], word.given)
        if len(word.parts) != 1:
            _add_literal(collection, ranking, word)
    if ranking.asked and not ranking.whole:
        _fall_back(collection, ranking, words)
    return ranking


def _add_literal(collection: Collection, ranking: Ranking, word: Word) -> None:
    """What was typed, standing in the text as typed; all there is to go by where it holds no word (。, %)."""
    docs, counts = collection.phrase(TEXT, word.text)
    rarity = _rarity(collection.size, len(docs))
    ranking.scores[docs] += LITERAL_WEIGHT * rarity * saturated(counts)
    if not word.parts and not word.given:
        held = collection.nothing()
        held[docs] = True
        ranking.holding_all &= held
        ranking.holds(held, rarity)


def _add_part(collection: Collection, ranking: Ranking, found: Frequency, given: bool) -> None:
    """One word: BM25F over its fields, its synonyms counted as occurrences of less weight."""
    part = found.part
    ranking.brought |= found.brought
    ranking.scores[found.docs] += found.rarity * saturated(found.weighted)
    share: Floats | Mask = found.held
    if part.atoms:
        share = _share_of_atoms(collection, ranking, part)
        share[found.held] = 1.0
    if given:
        return
    held: Mask = share >= 1.0 if part.atoms else found.held
    ranking.holding_all &= held
    if part.context:
        ranking.stands_in(held)
    else:
        ranking.holds(share, found.rarity)


def _share_of_atoms(collection: Collection, ranking: Ranking, part: Part) -> Floats:
    """Where a long word is missing, the words inside of it: they rank a little, and hold a share of it."""
    share, whole, missing = np.zeros(collection.size), 0.0, False
    for atom in part.atoms:
        found = Frequency(collection, atom)
        missing |= not len(found.docs)
        ranking.brought |= found.brought
        ranking.scores[found.docs] += ATOM_WEIGHT * found.rarity * saturated(found.weighted)
        if len(found.docs):  # as with whole words: what nothing holds is no reason to drop the rest
            share[found.held] += found.rarity
            whole += found.rarity
    share /= whole or 1.0
    share[share < HALF] = 0.0
    share[share > 1 - 1e-9] = ALMOST if missing else 1.0
    return share


class Frequency:
    """Where a word is held, and how often: `docs` that have any of it, and as much of it, `weighted` by field.

    `brought`: the documents that hold a synonym and not the word.
    """

    def __init__(self, collection: Collection, part: Part) -> None:
        self.collection, self.part = collection, part
        self.held = collection.nothing()
        self.brought: dict[tuple[str, str], Ints] = {}
        self._counted: list[tuple[Ints, Floats]] = []
        self._add_word()
        literal = self.held.copy() if part.alternatives else self.held
        for other in part.alternatives:
            docs = self._add_synonym(other)
            self.brought[part.text, other.text] = docs[~literal[docs]]
        self.rarity = _rarity(collection.size, int(np.count_nonzero(self.held)))
        self.docs, self.weighted = self._together()

    def _add_word(self) -> None:
        """A single character is also looked for inside of words: 水 is held by 污水."""
        part = self.part
        for each in (*FIELDS, CHARACTERS) if len(part.text) == 1 else FIELDS:
            postings = self.collection.postings(each.name, part.text)
            self._count(each, postings.docs, postings.counts, 1.0)
            if each.holds and (each.name != PLACE or part.context or part.placed):
                self.held[postings.docs] = True
        if not part.listed:
            docs, counts = self.collection.phrase(TEXT, part.text)
            self._count(LITERAL, docs, counts, 1.0)
            self.held[docs] = True

    def _add_synonym(self, other: Alternative) -> Ints:
        """The documents that hold it."""
        lists = [_NO_DOCS]
        for each in FIELDS:
            if each.holds and each.name != PLACE:
                postings = self.collection.postings(each.name, other.text)
                self._count(
                    each, postings.docs, postings.counts, EQUAL_WEIGHT if other.equal else NEAR_WEIGHT
                )
                lists.append(postings.docs)
        docs = np.unique(np.concatenate(lists))
        self.held[docs] = True
        return docs

    def _count(self, each: Field, docs: Ints, counts: Ints, weight: float) -> None:
        if len(docs):
            norms = self.collection.norms(each.name, each.b)
            # numpy looks up by its own kind of number several times faster than by those that are kept.
            own = docs.astype(np.intp)
            self._counted.append((own, np.float32(weight * each.weight) * counts / norms.take(own)))

    def _together(self) -> tuple[Ints, Floats]:
        if len(self._counted) == 1:
            return self._counted[0]
        touched, total = self.collection.nothing(), np.zeros(self.collection.size, np.float32)
        for docs, weighted in self._counted:
            touched[docs] = True
            total[docs] += weighted
        docs = np.flatnonzero(touched)
        return docs, total.take(docs)


_NO_DOCS: Ints = np.empty(0, np.int64)


def _fall_back(collection: Collection, ranking: Ranking, words: tuple[Word, ...]) -> None:
    """Nothing holds any word: the documents that hold most of their characters, if any."""
    chars = dict.fromkeys(char for word in words if not word.given for part in word.parts for char in part)
    share, whole = np.zeros(collection.size), 0.0
    present = [docs for char in chars if len(docs := collection.postings(TEXT, char).docs)]
    for docs in present if len(present) > 1 else ():
        rarity = _rarity(collection.size, len(docs))
        share[docs] += rarity
        whole += rarity
    close = share >= CHARACTER_MINIMUM * whole if whole else collection.nothing()
    ranking.scores += share
    ranking.holds(close, 1.0)
    ranking.by_characters = bool(close.any())


def saturated(frequency: Floats | Ints) -> Floats:
    """Each further occurrence counts less."""
    worth: Floats = frequency / (K1 + frequency)
    return worth


def _rarity(size: int, holding: int) -> float:
    return float(np.log1p((size - holding + 0.5) / (holding + 0.5)))

"""How hits are ranked: BM25F over the fields, a little for single characters, literal occurrences on top.

The figures were chosen on the judged queries of the five real notices; none of them is about one query.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from search.engines.postings import Collection, Floats, Ints, Mask


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` of an occurrence; `b`: how much a long field counts less; `holds`: found here, not missing."""

    name: str
    weight: float
    b: float
    holds: bool = True


FIELDS = (
    Field("heading", 3.0, 0.3),
    Field("words", 1.0, 0.75),
    Field("parent", 1.0, 0.3),
    Field("aspect", 0.3, 0.3),
    Field("place", 0.3, 0.0),
    Field("topic", 0.2, 0.0, holds=False),
)
TEXT = "chars"  # the field of single characters
CHARACTERS = Field(TEXT, 1.0, 0.75)
K1 = 1.2
CHARACTER_WEIGHT = 0.2  # of a character of a word, against the word itself
LITERAL_WEIGHT = 1.0  # of the words typed, standing together as typed
CHARACTER_COVER = 0.7  # a word whose characters are all there, but not the word, counts as held by this much
MINIMUM = 0.2  # a hit holds at least this share of the words, each counted by how rare it is


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed (folded), and the parts it was cut into, which are looked for.

    `given`: every hit holds it anyway (a phrase); it ranks, and says nothing about what is missing.
    """

    text: str
    parts: tuple[str, ...]
    given: bool = False


@dataclass(slots=True)
class Ranking:
    """Of every document: its score, how much of the words it holds, and whether it holds them all."""

    scores: Floats
    cover: Floats
    whole: float  # the cover of a document that holds all
    holding_all: Mask

    def cover_with(self, held: Mask, share: Floats, rarity: float) -> None:
        """One more word: where it is held, which share of it is there, and how much it counts."""
        self.holding_all &= held
        self.cover += rarity * share
        self.whole += rarity

    @property
    def enough(self) -> Mask:
        enough: Mask = (self.cover >= MINIMUM * self.whole) & (self.scores > 0)
        return enough


def rank(collection: Collection, words: tuple[Word, ...]) -> Ranking:
    size = collection.size
    ranking = Ranking(np.zeros(size), np.zeros(size), 0.0, collection.everything())
    for word in words:
        for part in word.parts:
            _add_part(collection, ranking, part, word.given)
        if len(word.parts) != 1:
            _add_literal(collection, ranking, word)
    return ranking


def _add_literal(collection: Collection, ranking: Ranking, word: Word) -> None:
    """What was typed, standing in the text as typed; all there is to go by where it holds no word (。, %)."""
    docs, counts = collection.phrase(TEXT, word.text)
    rarity = _rarity(collection.size, len(docs))
    ranking.scores[docs] += LITERAL_WEIGHT * rarity * saturated(counts)
    if not word.parts and not word.given:
        held = collection.nothing()
        held[docs] = True
        ranking.cover_with(held, held.astype(np.float64), rarity)


def _add_part(collection: Collection, ranking: Ranking, part: str, given: bool) -> None:
    """One word: BM25F over its fields; where it is missing, the share of its characters there."""
    frequency, held = _frequency(collection, part)
    found = frequency > 0
    rarity = _rarity(collection.size, int(np.count_nonzero(found)))
    ranking.scores += rarity * saturated(frequency)
    share = _add_characters(collection, ranking.scores, part)
    if not given:
        ranking.cover_with(held, np.where(found, 1.0, CHARACTER_COVER * share), rarity)


def _frequency(collection: Collection, part: str) -> tuple[Floats, Mask]:
    """How often the word stands in each document, weighted by field and field length; and where it is held."""
    frequency, held = np.zeros(collection.size), collection.nothing()
    for field in _fields_of(part):
        postings = collection.postings(field.name, part)
        norm = _length_norm(collection, field, postings.docs)
        frequency[postings.docs] += field.weight * postings.counts / norm
        held[postings.docs] |= field.holds
    return frequency, held


def _fields_of(part: str) -> tuple[Field, ...]:
    """A single character is also looked for inside of words: 水 is held by 污水."""
    return (*FIELDS, CHARACTERS) if len(part) == 1 else FIELDS


def _length_norm(collection: Collection, field: Field, docs: Ints) -> Floats:
    lengths = collection.lengths[field.name]
    mean = max(1.0, lengths.sum() / max(1, np.count_nonzero(lengths)))
    norm: Floats = 1 - field.b + field.b * lengths[docs] / mean
    return norm


def _add_characters(collection: Collection, scores: Floats, part: str) -> Floats:
    """Adds what the part's characters are worth to the scores; gives the share of them each document holds."""
    share, whole = np.zeros(collection.size), 0.0
    if len(part) > 1 and not part.isascii():
        for char in dict.fromkeys(part):
            postings = collection.postings(TEXT, char)
            rarity = _rarity(collection.size, len(postings.docs))
            norm = _length_norm(collection, CHARACTERS, postings.docs)
            scores[postings.docs] += CHARACTER_WEIGHT * rarity * saturated(postings.counts / norm)
            share[postings.docs] += rarity
            whole += rarity
    return share / whole if whole else share


def saturated(frequency: Floats | Ints) -> Floats:
    """Each further occurrence counts less."""
    worth: Floats = frequency / (K1 + frequency)
    return worth


def _rarity(size: int, holding: int) -> float:
    return float(np.log1p((size - holding + 0.5) / (holding + 0.5)))

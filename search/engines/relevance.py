"""What decides whether a document is a hit, whether it holds all, and what each occurrence is worth: the same for every
engine. The figures were chosen by `tools/benchmarks/tune.py`; none of them is about one query.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from search.engines.question import TEXT, Part, Word
from search.language.synonyms import Alternative


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` of an occurrence; `b`: how much a long field counts less; `holds`: a word here is not missing."""

    name: str
    weight: float
    b: float
    holds: bool = True


TOPIC = "topic"  # names and scopes of areas
PLACE = "place"  # place names and year: they hold a word that is meant as such
FIELDS: tuple[Field, ...] = (
    Field("heading", 3.0, 0.3),
    Field("words", 1.0, 0.75),
    Field("across", 0.3, 0.75),
    Field("parent", 1.0, 0.3),
    Field("aspect", 0.3, 0.3, holds=False),
    Field(PLACE, 0.3, 0.0),
    Field(TOPIC, 0.2, 0.0, holds=False),
)
CHARACTERS = Field(TEXT, 1.0, 0.75)
LITERAL = Field(TEXT, 0.7, 0.75)
K1 = 1.2
AREA, AREA_WEIGHT = "category", 6.0  # the facet; what being filed in an area counts that goes by the word
LITERAL_WEIGHT = 1.0  # of the words typed, standing together as typed
EQUAL_WEIGHT, NEAR_WEIGHT = 0.8, 0.5  # of an occurrence of a synonym, against the word itself
NEAR_MOST = 0.6  # all near synonyms together, where some text holds the word itself: they never outrank it
MINIMUM = 0.25  # a hit holds at least this share of what is asked, each word counted by how rare it is
NAME = 4  # words of two characters and more that were typed as one: a name, as that of a document
SHARE_OF_BEST = 0.5  # and, where none holds all of it, at least this share of what the best one holds
TOPIC_SHARE = (
    0.4  # of a word, where a document's area has it in its name, or, nothing holding it, in its scope
)
TOPIC_MOST = 0.2  # of all documents, that a word of an area may bring
HALF = 0.4  # a word made of words is held in part where at least this share of them is there, counted the same way
ALMOST = 0.9  # the share of a word made of words where one of these stands nowhere
ATOM_WEIGHT = 0.4  # of a word inside of a word, against the word itself
CHARACTER_MINIMUM = (
    0.5  # where no text holds any word: this share of their characters, each counted by how rare it is
)
# Sums that come so near to a minimum reach it: engines add in another order, with 32 or 64 bits, and what is a half
# for one would be a little less for the other.
REACHED = 1 - 1e-5

MEMBERS = 3  # of a group, that are shown
COARSENESS = {"notice": 2, "problem": 1, "measure": 0}
ENDS = ("。", "!", "?", "¶¶")  # of a sentence, folded; the last stands between two texts (analysis.BREAK)


def fields_of(part: Part) -> list[tuple[Field, bool]]:
    """Where a word is counted, and whether it is held there; a single character also inside of words: 水 in 污水."""
    fields = (*FIELDS, CHARACTERS) if len(part.text) == 1 else FIELDS
    in_place = part.context or part.placed
    return [(field, field.holds and (field.name != PLACE or in_place)) for field in fields]


def fields_of_synonyms() -> list[Field]:
    """Where what stands for a word is counted, and held."""
    return [field for field in FIELDS if field.holds and field.name != PLACE]


def worth_of(synonym: Alternative) -> float:
    return EQUAL_WEIGHT if synonym.equal else NEAR_WEIGHT


def is_name(word: Word) -> bool:
    """Whether it is so long that it names one thing, as a document."""
    return sum(len(part) > 1 for part in word.parts) >= NAME


def rarity(size: int, holding: int) -> float:
    """What a word counts that so many of so many documents hold."""
    return log1p((size - holding + 0.5) / (holding + 0.5))

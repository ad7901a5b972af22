"""What an index can be asked: a tree of conditions, and what is to be shown and counted of what meets it.

Free of any engine. What a person wrote as a district or a title is a value of a facet or a phrase in a field by the
time it stands here, and words come with their synonyms and weights: `search/asking/questions.py` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from search.language.synonyms import Alternative

Unit = Literal["notice", "problem", "measure"]
Within = Literal["notice", "problem", "measure", "sentence"]
WITHIN: tuple[Within, ...] = ("notice", "problem", "measure", "sentence")
Wordings = tuple[str, ...]  # of one term: any of them will do
Terms = tuple[Wordings, ...]
TEXT = "chars"  # the field of single characters

# Words


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
    areas: tuple[
        str, ...
    ] = ()  # values of the facet of areas that go by this name: what is filed there holds it too
    named_in: tuple[str, ...] = ()  # values of areas whose names have it among other words
    fixed: bool = False  # a term whose words say something else apart: all of them are needed in its place
    placed: bool = False  # nobody has asked whether it names a place: the notice's place holds it too


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed (folded), and the parts it was cut into, which are looked for.

    `given`: every hit holds it anyway (a phrase), or it says too little (加强): it ranks, and nothing misses it.
    `loose`: where nothing holds any of the words, what holds most of their characters is looked for instead.
    """

    text: str
    parts: tuple[str, ...]
    given: bool = False
    read: tuple[Part, ...] = ()  # the parts with what is known about them
    loose: bool = False

    def looked_for(self) -> tuple[Part, ...]:
        return self.read or tuple(Part(part, placed=True) for part in self.parts)


# Conditions


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
    """Characters that follow one another in a field, folded; `parts` are its words, which rank."""

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
class Together:
    """Documents with all terms, each in any of its wordings, in one sentence, or in one `within` of or around them."""

    terms: Terms
    within: Within


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class And:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    nodes: tuple[Node, ...]


Node = Everything | Words | Phrase | Having | InMeasure | Together | Not | And | Or


def ranked(node: Node) -> Iterator[Word]:
    """The words that rank, from all that is asked for and not only excluded."""
    match node:
        case Words():
            yield from node.words
        case Phrase():
            yield Word(node.text, node.parts, given=True)
        case And() | Or():
            for child in node.nodes:
                yield from ranked(child)
        case InMeasure():
            yield from ranked(node.node)
        case _:
            pass


# The whole


@dataclass(frozen=True, slots=True)
class Cross:
    """Two facets to be counted together, and the values of the first that are wanted: a page shows some of its rows."""

    rows: str
    columns: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`chosen` narrows by facets; `sort` is a column, "-" before it for descending, or "" for relevance.

    `group` is a column: of the documents that share its value only the best is a hit, with some of the others.
    `terms`: how many of the hits hold them together in each scope is counted too.
    """

    node: Node
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: Unit = "problem"
    sort: str = ""
    start: int = 0
    stop: int | None = None
    facets: tuple[str, ...] = ()
    group: str = ""
    cross: Cross | None = None
    terms: Terms = ()

    def __deepcopy__(self, _copied: Any) -> Question:
        """Haystack copies what it is handed, deeply and often; what never changes need not be."""
        return self

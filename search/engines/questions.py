"""What an index can be asked: a tree of conditions, and what is to be shown and counted of those that meet it.

`search/asking/syntax.py` has its own nodes, what a person can write. Between the two stands Haystack's `SQ`, so that
another engine can take the place of this one: what was written as a district or a title is a facet's value or a phrase
in a field by the time it comes here, and words come with their synonyms and weights. Only not, and, or are the same in
both; sharing these would tie the language to the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from search.engines.crossing import Cross
from search.engines.proximity import Terms, Within
from search.engines.ranking import TEXT, Word


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
class Together:
    """Documents with all terms, each in any of its wordings, in one sentence, or in one `within` of or around them."""

    terms: tuple[tuple[str, ...], ...]
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


@dataclass(frozen=True, slots=True)
class Question:
    """`chosen` narrows by facets; `sort` is a column, "-" before it for descending, or "" for relevance.

    `group` is a column: of the documents that share its value only the best is given, with `groups` of them in all.
    `terms`: how many of the hits hold them together in each scope is counted too.
    """

    node: Node
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    start: int = 0
    stop: int | None = None
    facets: tuple[str, ...] = ()
    group: str = ""
    cross: Cross | None = None
    terms: Terms = ()

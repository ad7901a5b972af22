"""How a query was understood, in words a page can show."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from search.asking import syntax
from search.asking.interpreting import NOTHING, Interpretation, Meant
from search.asking.wording import Suggestion, Wording
from search.engines.answer import Answer
from search.language.analysis import SHORTEST_ACROSS, fold, is_known
from search.language.figures import is_figure


@dataclass(frozen=True, slots=True)
class Term:
    """What to mark in a text, folded: wherever it stands, where it is a word, or a figure however it is printed."""

    text: str
    kind: Literal["text", "word", "figure"] = "text"


@dataclass(frozen=True, slots=True)
class Synonym:
    """What stood for a word of the query, and how many hits it brought that do not hold the word."""

    word: str
    text: str
    hits: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text was understood, in words a page can show."""

    words: tuple[str, ...] = ()  # bare words as typed: they rank
    cut: tuple[str, ...] = ()  # what the words were cut into
    atoms: tuple[str, ...] = ()  # the words inside of long ones, where these are missing: 违法 建筑
    left_out: tuple[str, ...] = ()  # words that only join, or that every heading has
    phrases: tuple[str, ...] = ()  # held exactly
    without: tuple[str, ...] = ()  # taken out
    fields: tuple[str, ...] = ()  # 区:龙华
    remarks: tuple[str, ...] = ()  # how broken syntax was read, one sentence each
    synonyms: tuple[Synonym, ...] = ()  # those that took part
    suggested_facets: tuple[Suggestion, ...] = ()  # the places and years that words name: offered, not forced
    meant: tuple[Meant, ...] = ()  # what words were read as: places, years, areas, words that were mistyped
    released: tuple[
        Meant, ...
    ] = ()  # read so too, but nothing meets it together with the rest: not asked for
    offered: tuple[Meant, ...] = ()  # areas that are about what the one word says
    claims: tuple[Meant, ...] = ()  # kinds of claims that words name
    nowhere: tuple[str, ...] = ()  # words that nothing holds
    unwritten: tuple[str, ...] = ()  # words that only synonyms stand for
    by_characters: bool = False  # no text holds any of the words: the hits hold most of their characters

    @property
    def named(self) -> tuple[Meant, ...]:
        """What words were read as, asked for or not."""
        return (*self.meant, *self.released)

    @property
    def marked(self) -> tuple[str, ...]:
        """What to mark in a text: pass to `highlighting.mark(text, reading.marked)`.

        A single character that a word was cut into is everywhere: it is marked only where it was typed by itself.
        """
        parts = (part for part in (*self.cut, *self.atoms) if len(part) > 1)
        return (*self.phrases, *self.words, *parts, *(synonym.text for synonym in self.synonyms))

    def terms(self, in_parts: Collection[str] = ()) -> tuple[Term, ...]:
        """What a hit was found by: the words inside of a long one only where it has no more of that."""
        asked_for = {*self.cut, *self.words}
        inside = {
            atom
            for atom in self.atoms
            if atom not in asked_for and not any(atom in word for word in in_parts)
        }
        return (
            *(Term(fold(phrase)) for phrase in self.phrases),
            *(_term(text) for text in self.marked if text not in inside and text not in self.phrases),
        )


@lru_cache(maxsize=1024)  # every hit asks
def _term(text: str) -> Term:
    """The index has longer words wherever they stand, and what no dictionary has by its characters."""
    text = fold(text)
    if is_figure(text):
        return Term(text, "figure")
    return Term(text, "word" if len(text) < SHORTEST_ACROSS and is_known(text) else "text")


def reading_of(
    query: syntax.Query, wording: Wording, answer: Answer, meaning: Interpretation = NOTHING
) -> Reading:
    """`answer` says which synonyms took part, and what nothing holds."""
    leaves = [pair for node in query.needed for pair in syntax.leaves(node)]
    needed = [leaf for leaf, out in leaves if not out]
    pairs = dict.fromkeys(wording.alternatives)
    return Reading(
        words=meaning.words if meaning is not NOTHING else query.words,
        cut=wording.cut,
        atoms=wording.atoms,
        left_out=wording.left_out,
        phrases=tuple(leaf.text for leaf in needed if isinstance(leaf, syntax.Exact)),
        without=tuple(leaf.text for leaf, out in leaves if out),
        fields=tuple(f"{leaf.name}:{leaf.text}" for leaf in needed if isinstance(leaf, syntax.In)),
        remarks=query.remarks,
        synonyms=tuple(Synonym(*pair, answer.contributions.get(pair, 0)) for pair in pairs),
        suggested_facets=wording.suggestions,
        by_characters=answer.by_characters,
        meant=meaning.meant,
        released=meaning.released,
        offered=meaning.offered,
        claims=meaning.claims,
        nowhere=answer.nowhere,
        unwritten=answer.unwritten,
    )

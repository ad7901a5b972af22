"""How a query was understood, in words a page can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.asking import syntax
from search.asking.wording import Suggestion, Wording


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
    by_characters: bool = False  # no text holds any of the words: the hits hold most of their characters

    @property
    def marked(self) -> tuple[str, ...]:
        """What to mark in a text: pass to `highlighting.mark(text, reading.marked)`.

        A single character that a word was cut into is everywhere: it is marked only where it was typed by itself.
        """
        parts = (part for part in (*self.cut, *self.atoms) if len(part) > 1)
        return (*self.phrases, *self.words, *parts, *(each.text for each in self.synonyms))


def reading_of(
    asked: syntax.Query, wording: Wording, brought: Mapping[tuple[str, str], int], by_characters: bool
) -> Reading:
    """`brought` and `by_characters` are what the search has told besides its hits."""
    leaves = [pair for node in asked.needed for pair in syntax.leaves(node)]
    return Reading(
        words=asked.words,
        cut=tuple(dict.fromkeys(part for word in wording.words for part in word.parts)),
        atoms=tuple(
            dict.fromkeys(atom.text for word in wording.words for part in word.read for atom in part.atoms)
        ),
        left_out=wording.left_out,
        phrases=tuple(leaf.text for leaf, out in leaves if isinstance(leaf, syntax.Exact) and not out),
        without=tuple(leaf.text for leaf, out in leaves if out),
        fields=tuple(
            f"{each.name}:{each.text}" for each, out in leaves if isinstance(each, syntax.In) and not out
        ),
        remarks=asked.remarks,
        synonyms=tuple(Synonym(*pair, brought.get(pair, 0)) for pair in dict.fromkeys(wording.alternatives)),
        suggested_facets=wording.suggestions,
        by_characters=by_characters,
    )

"""How well what was read out of measures agrees with what a person read there. Pure.

Claims pair one to one and in the order of the text, so what stands twice counts twice; where two readings of a file
differ in their blanks, places are compared by letters.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from notices.quality.figures import Figures, squashed
from notices.quality.marked_notices import Node


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which list is compared, by which fields; spans hold the same words, or share a place."""

    claims: str
    fields: tuple[str, ...]
    same_words: bool


_RULES = {
    "promises": _Rule("promises", ("due",), same_words=False),
    "figures": _Rule("figures", ("value", "unit"), same_words=True),
    "figures_whole": _Rule("figures", ("value", "unit", "bound", "sense"), same_words=True),
    "documents": _Rule("documents", (), same_words=True),
    "roles": _Rule("documents", ("role",), same_words=True),
    "accountability": _Rule("accountability", ("kind",), same_words=False),
    "accountability_whole": _Rule("accountability", ("kind", "count", "who"), same_words=False),
}
COMPARED = ("status", *_RULES)


@dataclass(frozen=True, slots=True)
class _Claim:
    words: str
    places: frozenset[int]  # among the letters of the gold's text
    fields: Node


def agreement(gold: Node, gold_text: str, found: Node, text: str) -> dict[str, Figures]:
    """By the names in `COMPARED`; of a status, those given are the measures that have one."""
    own_places, places = _placer(gold_text, gold_text), _placer(text, gold_text)
    figures = {"status": _statuses(gold, gold_text, found, text)}
    for name, rule in _RULES.items():
        given = _claims(gold[rule.claims], gold_text, own_places)
        predicted = _claims(found[rule.claims], text, places)
        figures[name] = Figures(len(given), len(predicted), _pairs(given, predicted, rule))
    return figures


def _statuses(gold: Node, gold_text: str, found: Node, text: str) -> Figures:
    """A measure is found by its words; one that is missed has no status and is wrong."""
    read: defaultdict[str, list[str]] = defaultdict(list)
    for each in reversed(found["statuses"]):
        read[squashed(text[each["start"] : each["end"]])].append(each["status"])
    right = 0
    for each in gold["statuses"]:
        same = read[squashed(gold_text[each["start"] : each["end"]])]
        right += bool(same) and same.pop() == each["status"]
    return Figures(len(gold["statuses"]), len(found["statuses"]), right)


def _claims(
    entries: Sequence[Node], text: str, places: Callable[[Sequence[int]], frozenset[int]]
) -> list[_Claim]:
    ordered = sorted(entries, key=lambda entry: entry["span"])
    return [_Claim(squashed(text[slice(*each["span"])]), places(each["span"]), each) for each in ordered]


def _agree(given: _Claim, predicted: _Claim, rule: _Rule) -> bool:
    together = given.words == predicted.words if rule.same_words else given.places & predicted.places
    return bool(together) and all(
        _plain(given.fields[name]) == _plain(predicted.fields[name]) for name in rule.fields
    )


def _plain(value: Any) -> Any:
    """59.02 * 10000 is 590200, a full-width unit is its half-width one."""
    if isinstance(value, float):
        return round(value, 4)
    return squashed(value) if isinstance(value, str) else value


def _pairs(given: Sequence[_Claim], predicted: Sequence[_Claim], rule: _Rule) -> int:
    """The most pairs that agree, none used twice, none out of order: the longest common subsequence."""
    best = [0] * (len(predicted) + 1)
    for one in given:
        above, best = best, [0]
        for at, other in enumerate(predicted):
            best.append(above[at] + 1 if _agree(one, other, rule) else max(above[at + 1], best[at]))
    return best[-1]


def _placer(text: str, gold_text: str) -> Callable[[Sequence[int]], frozenset[int]]:
    """From a span of a text to the places it takes among the gold's letters."""
    own, at = _letters(text)
    gold, _ = _letters(gold_text)
    same = [(0, 0, len(own))] if own == gold else SequenceMatcher(None, own, gold).get_matching_blocks()
    place = {at[first + n]: second + n for first, second, size in same for n in range(size)}
    return lambda span: frozenset(place[each] for each in range(*span) if each in place)


def _letters(text: str) -> tuple[list[str], list[int]]:
    at = [place for place, char in enumerate(text) if not char.isspace()]
    return [unicodedata.normalize("NFKC", text[place])[0] for place in at], at

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

from notices.about.measured import Figures
from tools.quality.figures import squashed
from tools.quality.marked_notices import Node


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


def agreement(gold: Node, gold_text: str, outline: Node, text: str) -> dict[str, Figures]:
    """By the names in `COMPARED`; of a status, those given are the measures that have one."""
    gold_places, places = _locator(gold_text, gold_text), _locator(text, gold_text)
    figures = {"status": _statuses(gold, gold_text, outline, text)}
    for name, rule in _RULES.items():
        expected = _claims(gold[rule.claims], gold_text, gold_places)
        predicted = _claims(outline[rule.claims], text, places)
        figures[name] = Figures(len(expected), len(predicted), _pairs(expected, predicted, rule))
    return figures


def _statuses(gold: Node, gold_text: str, outline: Node, text: str) -> Figures:
    """A measure is found by its words; one that is missed has no status and is wrong."""
    by_words: defaultdict[str, list[str]] = defaultdict(list)
    for entry in reversed(outline["statuses"]):
        by_words[squashed(text[entry["start"] : entry["end"]])].append(entry["status"])
    right = 0
    for entry in gold["statuses"]:
        same = by_words[squashed(gold_text[entry["start"] : entry["end"]])]
        right += bool(same) and same.pop() == entry["status"]
    return Figures(len(gold["statuses"]), len(outline["statuses"]), right)


def _claims(
    entries: Sequence[Node], text: str, places: Callable[[Sequence[int]], frozenset[int]]
) -> list[_Claim]:
    ordered = sorted(entries, key=lambda entry: entry["span"])
    return [_Claim(squashed(text[slice(*entry["span"])]), places(entry["span"]), entry) for entry in ordered]


def _agree(expected: _Claim, predicted: _Claim, rule: _Rule) -> bool:
    together = expected.words == predicted.words if rule.same_words else expected.places & predicted.places
    return bool(together) and all(
        _plain(expected.fields[name]) == _plain(predicted.fields[name]) for name in rule.fields
    )


def _plain(value: Any) -> Any:
    """59.02 * 10000 is 590200, a full-width unit is its half-width one."""
    if isinstance(value, float):
        return round(value, 4)
    return squashed(value) if isinstance(value, str) else value


def _pairs(expected: Sequence[_Claim], predicted: Sequence[_Claim], rule: _Rule) -> int:
    """The most pairs that agree, none used twice, none out of order: the longest common subsequence."""
    best = [0] * (len(predicted) + 1)
    for claim in expected:
        previous, best = best, [0]
        for index, candidate in enumerate(predicted):
            agree = _agree(claim, candidate, rule)
            best.append(previous[index] + 1 if agree else max(previous[index + 1], best[index]))
    return best[-1]


def _locator(text: str, gold_text: str) -> Callable[[Sequence[int]], frozenset[int]]:
    """From a span of a text to the places it takes among the gold's letters."""
    letters, offsets = _letters(text)
    gold, _ = _letters(gold_text)
    blocks = (
        [(0, 0, len(gold))] if letters == gold else SequenceMatcher(None, letters, gold).get_matching_blocks()
    )
    in_gold = {offsets[first + n]: second + n for first, second, size in blocks for n in range(size)}
    return lambda span: frozenset(in_gold[offset] for offset in range(*span) if offset in in_gold)


def _letters(text: str) -> tuple[list[str], list[int]]:
    offsets = [offset for offset, char in enumerate(text) if not char.isspace()]
    return [unicodedata.normalize("NFKC", text[offset])[0] for offset in offsets], offsets

"""Occurrences of terms with the characters at either side, in an order that shows what goes with them. Pure.

A term stands where an exact search finds it: width, case and old characters fold, white space does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from search.highlighting import folded
from search.language.folding import fold

Order = Literal["order", "left", "right"]
ORDERS: tuple[Order, ...] = ("order", "left", "right")
Source = TypeVar("Source")


@dataclass(frozen=True, slots=True)
class ConcordanceLine(Generic[Source]):
    """One occurrence; `source` is what the text belongs to."""

    left: str
    term: str
    right: str
    source: Source


class Finder:
    """Looks for terms; of several that begin at one place the longest stands there, and none overlaps another."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = sorted(set(filter(None, map(fold, terms))), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, self.terms)) or r"(?!)")

    def lines(self, text: str, width: int, source: Source) -> Iterator[ConcordanceLine[Source]]:
        if not self._pattern.search(fold(text)):  # most texts; to know places costs four times as much
            return
        folded_text = folded(text)
        for match in self._pattern.finditer(folded_text.text):
            start, end = folded_text.origin[match.start()][0], folded_text.origin[match.end() - 1][1]
            left = _line(text[max(0, start - width) : start])
            yield ConcordanceLine(left, _line(text[start:end]), _line(text[end : end + width]), source)


def ordered(lines: Iterable[ConcordanceLine[Source]], order: Order) -> list[ConcordanceLine[Source]]:
    """By what follows the term, or by what goes before it read backwards; else as the texts have them."""
    if order == "right":
        return sorted(lines, key=lambda line: fold(line.right))
    if order == "left":
        return sorted(lines, key=lambda line: fold(line.left)[::-1])
    return list(lines)


def _line(text: str) -> str:
    """Without breaks: a blank keeps what a break kept apart."""
    return re.sub(r"\s+", " ", text)

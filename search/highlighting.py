"""Marks what was searched, on the text as it stands; everything else is escaped.

Folding changes lengths (㎡ → m2, white space goes), so each folded character remembers which characters it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import fold

Span = tuple[int, int]
SNIPPET = 120  # characters


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; its character i came from `origin[i]`."""

    text: str
    origin: list[Span]


def folded(text: str) -> Folded:
    pieces, origin = [], []
    for start, end in _clusters(text):
        piece = fold(text[start:end])
        pieces.append(piece)
        origin += [(start, end)] * len(piece)
    return Folded("".join(pieces), origin)


def _clusters(text: str) -> Iterator[Span]:
    """Each character with the combining ones after it: these fold together."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, at
            start = at


def spans(text: str, terms: Iterable[str]) -> list[Span]:
    """Where the terms stand in the text, overlapping ones joined."""
    whole = folded(text)
    found = sorted(
        (whole.origin[at][0], whole.origin[at + len(term) - 1][1])
        for term in set(filter(None, map(fold, terms)))
        for at in _places(whole.text, term)
    )
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _places(text: str, term: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + 1)


def mark(text: str, terms: Iterable[str]) -> SafeString:
    """The whole text, escaped, with the terms in <mark>."""
    return _marked(text, spans(text, terms), 0, len(text))


def snippet(pieces: Iterable[str], terms: Iterable[str], length: int = SNIPPET) -> SafeString:
    """The best window of the best piece, its terms marked; the beginning where nothing is found."""
    terms = [*dict.fromkeys(filter(None, map(fold, terms)))]
    piece = max(pieces, key=lambda text: _worth(fold(text), terms), default="").strip()
    marks = spans(piece, terms)
    start = _best_start(piece, marks, length)
    end = min(len(piece), start + length)
    marks = [(max(start, first), min(end, last)) for first, last in marks if first < end and last > start]
    shown = _marked(piece, marks, start, end)
    return mark_safe(f"{'…' if start else ''}{shown}{'…' if end < len(piece) else ''}")  # noqa: S308  # escaped


def _worth(text: str, terms: list[str]) -> int:
    """Length of the different terms in a piece: a long one found whole is worth more than its parts."""
    return sum(len(term) for term in terms if term in text)


def _best_start(piece: str, marks: list[Span], length: int) -> int:
    """Where to begin, so that most marked characters of different words are seen; a little before the first of them."""
    if len(piece) <= length or not marks:
        return 0
    lead = length // 6
    starts = (max(0, min(first - lead, len(piece) - length)) for first, _ in marks)
    best = max(starts, key=lambda start: (_seen(piece, marks, start, start + length), -start))
    return _after_stop(piece, best, lead)


def _seen(piece: str, marks: list[Span], start: int, end: int) -> int:
    return sum(map(len, {piece[first:last] for first, last in marks if start <= first and last <= end}))


def _after_stop(piece: str, start: int, lead: int) -> int:
    """The beginning of a sentence or clause, where one begins within the lead."""
    stops = [at + 1 for at in range(start, min(start + lead, len(piece))) if piece[at] in "。；;！？，,"]
    return stops[0] if start and stops else start


def _marked(text: str, marks: list[Span], start: int, end: int) -> SafeString:
    parts, at = [], start
    for first, last in marks:
        parts += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308  # every part is escaped

"""Marks what was searched, on the text as it stands; everything else is escaped.

Folding changes lengths (㎡ → m2, white space goes), so each folded character remembers which characters it came from.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right as bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.language.analysis import fold

Span = tuple[int, int]
SNIPPET = 120  # characters
CHUNK = 2000  # characters looked through at once
MOST_TERMS, MOST_MARKS = 200, 20  # looked at in one snippet, and in one sentence
STOPS = "。！？；!?;\n"
CLAUSES = STOPS + "，,、：:"


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; its character i came from `origin[i]`."""

    text: str
    origin: list[Span]


@lru_cache(maxsize=64)  # a snippet looks at the same text several times
def folded(text: str) -> Folded:
    pieces, origin = [], []
    for start, end in _clusters(text):
        piece = _fold_cluster(text[start:end])
        pieces.append(piece)
        origin += [(start, end)] * len(piece)
    return Folded("".join(pieces), origin)


_fold_cluster = lru_cache(maxsize=8192)(fold)


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


def numbered(text: str, terms: Iterable[str], first: int) -> tuple[SafeString, int]:
    """As `mark`, with an anchor to each place (`hit-3` if `first` is 3), and the number of places."""
    places = spans(text, terms)
    return _marked(text, places, 0, len(text), first), len(places)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one text; `worth`: length of the different terms in it, a long one more than its parts."""

    text: str
    start: int
    end: int
    worth: int = 0

    @property
    def shown(self) -> str:
        return fold(self.text[self.start : self.end])


def snippet(
    pieces: Iterable[str], terms: Iterable[str], length: int = SNIPPET, titles: Iterable[str] = ()
) -> SafeString:
    """The best window, its terms marked; two where terms lie apart. `titles` speak only where no other piece does.

    Where no piece holds a term, the beginning of the last title, else of the first piece.
    """
    wanted = [*dict.fromkeys(filter(None, map(fold, terms)))][:MOST_TERMS]
    headings = list(dict.fromkeys(titles))
    bodies = [piece for piece in pieces if piece not in headings]
    for texts in (bodies, headings):
        if windows := _windows(texts, wanted, length):
            return _joined(windows, wanted)
    beginning = next((text.strip() for text in (*reversed(headings), *bodies) if text.strip()), "")
    return _joined([Window(beginning, 0, min(length, len(beginning)))], wanted)


def _windows(texts: Iterable[str], terms: list[str], length: int) -> list[Window]:
    """The best window; where terms stand elsewhere only, the best of half the length and one for those."""
    chunks = [(chunk, fold(chunk)) for text in texts for chunk in _chunks(text.strip())]
    held = [term for term in terms if any(term in text for _, text in chunks)]
    if not held:
        return []
    whole = _best(chunks, held, length)
    if not _unseen(whole, held):
        return [whole]
    first = _best(chunks, held, length // 2)
    second = _best(chunks, _unseen(first, held) or held, length // 2)
    apart = first.text != second.text or first.end <= second.start or second.end <= first.start
    if not apart or first.worth + second.worth <= whole.worth:
        return [whole]
    order = [chunk for chunk, _ in chunks]
    return sorted((first, second), key=lambda window: (order.index(window.text), window.start))


def _unseen(window: Window, terms: list[str]) -> list[str]:
    shown = window.shown
    return [term for term in terms if term not in shown]


def _chunks(text: str) -> Iterator[str]:
    """A long text in parts that are quickly looked through, each ending with a sentence where one ends."""
    while len(text) > CHUNK:
        stop = max(text.rfind(mark, CHUNK // 2, CHUNK) for mark in STOPS) + 1 or CHUNK
        yield text[:stop]
        text = text[stop:]
    if text:
        yield text


def _best(chunks: list[tuple[str, str]], terms: list[str], length: int) -> Window:
    chunk = max(chunks, key=lambda pair: _worth(pair[1], terms))[0]
    marks = spans(chunk, terms)
    windows = [_window(chunk, marks, start, end, terms) for start, end in _places_for(chunk, marks, length)]
    return max(windows, key=lambda window: (window.worth, -window.start))


def _window(text: str, marks: list[Span], start: int, end: int, terms: list[str]) -> Window:
    """Neither end inside of a mark, as long as something is left."""
    for first, last in marks:
        if first < start < last < end:
            start = last
        if start < first < end < last:
            end = first
    return Window(text, start, end, _worth(fold(text[start:end]), terms))


def _places_for(text: str, marks: list[Span], length: int) -> Iterator[Span]:
    """Whole sentences from each that holds a mark, as many as fit; a part of one that is too long."""
    if len(text) <= length:
        yield 0, len(text)
        return
    ends = _sentence_ends(text)
    for first in dict.fromkeys(bisect(ends, first) for first, _ in marks):
        start = ends[first - 1] if first else 0
        fitting = ends[bisect(ends, start + length) - 1]
        if fitting > start:
            yield start, fitting
            continue
        lead = length // 6
        for mark in [begin for begin, _ in marks if start <= begin < ends[first]][:MOST_MARKS]:
            begin = _after_stop(text, max(start, min(mark - lead, len(text) - length)), mark)
            yield begin, min(begin + length, len(text))


def _sentence_ends(text: str) -> list[int]:
    return [0, *(at + 1 for at, char in enumerate(text[:-1]) if char in STOPS), len(text)]


def _worth(text: str, terms: list[str]) -> int:
    """Length of the different terms in a piece: a long one found whole is worth more than its parts."""
    return sum(len(term) for term in terms if term in text)


def _after_stop(text: str, start: int, mark: int) -> int:
    """The beginning of a clause, where one begins before the mark."""
    stops = [at + 1 for at in range(start, mark) if text[at] in CLAUSES]
    return stops[0] if start and stops else start


def _joined(windows: list[Window], terms: list[str]) -> SafeString:
    """The windows, marked, with … for what is left out between and around them."""
    parts, open_ = [], False
    for window in windows:
        if window.start and not open_:
            parts.append("…")
        marks = [
            (max(first, window.start), min(last, window.end)) for first, last in spans(window.text, terms)
        ]
        parts.append(
            _marked(window.text, [mark for mark in marks if mark[0] < mark[1]], window.start, window.end)
        )
        open_ = window.end < len(window.text) or window is not windows[-1]
        if open_:
            parts.append("…")
    return mark_safe("".join(parts))  # noqa: S308  # escaped


def _marked(text: str, marks: list[Span], start: int, end: int, number: int | None = None) -> SafeString:
    parts, at = [], start
    for place, (first, last) in enumerate(marks):
        opened = "<mark>" if number is None else f'<mark id="hit-{number + place}">'
        parts += [escape(text[at:first]), opened, escape(text[first:last]), "</mark>"]
        at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308  # every part is escaped

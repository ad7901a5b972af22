"""Marks what was searched, on the text as it stands; everything else is escaped.

Folding changes lengths (㎡ → m2, white space goes), so each folded character remembers which characters it came from.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right as bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from notices.spans import Mark, html, runs
from search.asking.reading import Term
from search.language.analysis import fold, is_word_at
from search.language.figures import figures

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
    clusters, origin = [], []
    for start, end in _clusters(text):
        cluster = _fold_cluster(text[start:end])
        clusters.append(cluster)
        origin += [(start, end)] * len(cluster)
    return Folded("".join(clusters), origin)


_fold_cluster = lru_cache(maxsize=8192)(fold)


def _clusters(text: str) -> Iterator[Span]:
    """Each character with the combining ones after it: these fold together."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            yield start, end
            start = end


def spans(text: str, terms: Iterable[str | Term]) -> list[Span]:
    """Where the terms stand in the text, overlapping ones joined."""
    folded_text = folded(text)
    sorted_spans = sorted(
        (folded_text.origin[first][0], folded_text.origin[last - 1][1])
        for term in set(_wanted(terms))
        for first, last in _places(folded_text.text, term)
    )
    joined: list[Span] = []
    for start, end in sorted_spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _wanted(terms: Iterable[str | Term]) -> list[Term]:
    """Each once, those without a character left out; a string is marked wherever it stands."""
    folded_terms = (Term(fold(term)) if isinstance(term, str) else term for term in terms)
    return [*dict.fromkeys(term for term in folded_terms if term.text)]


def _places(text: str, term: Term) -> Iterator[Span]:
    if term.kind == "figure":
        yield from ((first, last) for first, last, figure in figures(text) if figure == term.text)
        return
    first = text.find(term.text)
    while first >= 0:
        last = first + len(term.text)
        if term.kind == "text" or is_word_at(text, first, last):
            yield first, last
        first = text.find(term.text, first + 1)


def _stands(text: str, term: Term) -> bool:
    return next(_places(text, term), None) is not None


def mark(text: str, terms: Iterable[str | Term]) -> SafeString:
    """The whole text, escaped, with the terms in <mark>."""
    return _marked(text, spans(text, terms), 0, len(text))


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
    passages: Iterable[str], terms: Iterable[str | Term], length: int = SNIPPET, titles: Iterable[str] = ()
) -> SafeString:
    """The best window, its terms marked; two where terms lie apart. `titles` speak only where no other piece does.

    Where no piece holds a term, the beginning of the last title, else of the first piece.
    """
    wanted = _wanted(terms)[:MOST_TERMS]
    headings = list(dict.fromkeys(titles))
    bodies = [passage for passage in passages if passage not in headings]
    for texts in (bodies, headings):
        if windows := _windows(texts, wanted, length):
            return _joined(windows, wanted)
    beginning = next((text.strip() for text in (*reversed(headings), *bodies) if text.strip()), "")
    return _joined([Window(beginning, 0, min(length, len(beginning)))], wanted)


def _windows(texts: Iterable[str], terms: list[Term], length: int) -> list[Window]:
    """The best window; where terms stand elsewhere only, the best of half the length and one for those."""
    chunks = [(chunk, fold(chunk)) for text in texts for chunk in _chunks(text.strip())]
    present = [term for term in terms if any(_stands(text, term) for _, text in chunks)]
    if not present:
        return []
    best = _best(chunks, present, length)
    if not _unseen(best, present):
        return [best]
    return _two(chunks, present, length // 2, best.worth) or [best]


def _two(chunks: list[tuple[str, str]], terms: list[Term], length: int, least: int) -> list[Window]:
    """The best window and one for what it lacks; none where they overlap, or are worth no more than the least."""
    first = _best(chunks, terms, length)
    second = _best(chunks, _unseen(first, terms) or terms, length)
    are_apart = first.text != second.text or first.end <= second.start or second.end <= first.start
    if not are_apart or first.worth + second.worth <= least:
        return []
    order = [chunk for chunk, _ in chunks]
    return sorted((first, second), key=lambda window: (order.index(window.text), window.start))


def _unseen(window: Window, terms: list[Term]) -> list[Term]:
    visible = window.shown
    return [term for term in terms if not _stands(visible, term)]


def _chunks(text: str) -> Iterator[str]:
    """A long text in parts that are quickly looked through, each ending with a sentence where one ends."""
    while len(text) > CHUNK:
        stop = max(text.rfind(mark, CHUNK // 2, CHUNK) for mark in STOPS) + 1 or CHUNK
        yield text[:stop]
        text = text[stop:]
    if text:
        yield text


def _best(chunks: list[tuple[str, str]], terms: list[Term], length: int) -> Window:
    chunk = max(chunks, key=lambda pair: _worth(pair[1], terms))[0]
    marks = spans(chunk, terms)
    windows = [_window(chunk, marks, start, end, terms) for start, end in _places_for(chunk, marks, length)]
    return max(windows, key=lambda window: (window.worth, -window.start))


def _window(text: str, marks: list[Span], start: int, end: int, terms: list[Term]) -> Window:
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
    return [0, *(offset + 1 for offset, char in enumerate(text[:-1]) if char in STOPS), len(text)]


def _worth(text: str, terms: list[Term]) -> int:
    """Length of the different terms in a piece: a long one found whole is worth more than its parts."""
    return sum(len(term.text) for term in terms if _stands(text, term))


def _after_stop(text: str, start: int, mark: int) -> int:
    """The beginning of a clause, where one begins before the mark."""
    stops = [offset + 1 for offset in range(start, mark) if text[offset] in CLAUSES]
    return stops[0] if start and stops else start


def _joined(windows: list[Window], terms: list[Term]) -> SafeString:
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


def _marked(text: str, marks: list[Span], start: int, end: int) -> SafeString:
    layer = [Mark(first - start, last - start) for first, last in marks]
    return mark_safe(html(runs(text[start:end], [layer])))  # noqa: S308  # escaped there

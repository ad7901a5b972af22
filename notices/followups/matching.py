"""Which measures of later notices may answer a promise: by the words of substance they share, rare ones counting more,
by the same figures, documents and area. Pure.

Words are not looked up: any two signs in a row are a term, once what every promise has (dates, acts) is taken out. A
term that stands in many of the measures says little; three signs in a row that both have say more than two here and two
there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import log

from notices.evidence.quantities import Quantity, quantities
from notices.followups.terms import TIME_UNITS, digits, terms_of

MOST = 3  # candidates of one promise
_FEW = 3  # terms of a sentence that does not say what it is about
_LOOKED_AT = 6  # of the measures that share most words, those whose figures are read
_TITLE = re.compile(r"《[^《》\n]{2,150}》")
_BETWEEN = "\n"
# What each thing that is shared is worth, against all words of the promise, which are worth 1.
_ISOLATED = 0.5  # of a term whose neighbours are not shared
_HEADING = 0.35  # of a term that stands only in the heading of the later problem
_FIGURE = {1: 0.1, 2: 0.25}  # by how many digits tell it from others
_LONG_FIGURE = 0.4
_DOCUMENT = 0.5
_AREA = 0.08
_PLANNED = 0.5  # of what only promises again, however alike
LEAST = 0.2  # a candidate scores at least this


@dataclass(frozen=True, slots=True)
class Promised:
    """The sentence of a promise; the heading of its problem, which speaks where that says little (完成时限：年底)."""

    sentence: str
    heading: str = ""
    areas: frozenset[int | str] = frozenset()


@dataclass(frozen=True, slots=True)
class Later:
    """A measure of a later notice; `key` is the caller's."""

    key: int | str
    text: str
    heading: str = ""
    areas: frozenset[int | str] = frozenset()
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class MatchCandidate:
    """A measure that may answer, and where in its text stand the words that say so."""

    later: Later
    score: float
    spans: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Shared:
    """Of one measure: which terms of the promise, by their places, its text has, and which its heading has."""

    sentence: set[int] = field(default_factory=set)
    heading: set[int] = field(default_factory=set)


class LaterMeasures:
    """The measures of some later notices, to be held against any number of promises."""

    def __init__(self, measures: Iterable[Later]) -> None:
        self.measures: Sequence[Later] = tuple(measures)
        self._text = _Joined([later.text for later in self.measures])
        self._headings = _Joined([later.heading for later in self.measures])

    def candidates(self, promised: Promised) -> list[MatchCandidate]:
        """The best first; none where nothing of substance is shared."""
        terms = list(terms_of(promised.sentence))
        if len(terms) < _FEW:
            terms = list(terms_of(f"{promised.sentence}{_BETWEEN}{promised.heading}"))
        weights = {term: self._weight(term) for term in {term for _, term in terms}}
        total = sum(weights[term] for _, term in terms)
        if not total:
            return []
        shared = self._shared(terms)
        words = {
            index: _words_shared(terms, weights, places) / total + self._by_area(promised, index)
            for index, places in shared.items()
            if places.sentence
        }
        titles = frozenset(_TITLE.findall(promised.sentence))
        best = sorted(words, key=lambda index: (-words[index], index))[:_LOOKED_AT]
        numbers = _numbers(promised.sentence) if best else {}
        scored = [self._scored(index, words[index], numbers, titles, terms, shared[index]) for index in best]
        ranked = sorted(
            (candidate for candidate in scored if candidate.score >= LEAST),
            key=lambda candidate: -candidate.score,
        )
        return ranked[:MOST]

    def _weight(self, term: str) -> float:
        return log(1 + len(self.measures) / (0.5 + len(self._text.having(term))))

    def _shared(self, terms: Sequence[tuple[int, str]]) -> Mapping[int, _Shared]:
        """By the number of a measure."""
        shared: defaultdict[int, _Shared] = defaultdict(_Shared)
        for offset, term in terms:
            for index in self._text.having(term):
                shared[index].sentence.add(offset)
            for index in self._headings.having(term):
                shared[index].heading.add(offset)
        return shared

    def _by_area(self, promised: Promised, index: int) -> float:
        return _AREA if promised.areas & self.measures[index].areas else 0.0

    def _scored(
        self,
        index: int,
        score: float,
        numbers: Mapping[tuple[float, str], int],
        titles: frozenset[str],
        terms: Sequence[tuple[int, str]],
        offsets: _Shared,
    ) -> MatchCandidate:
        later = self.measures[index]
        spans = list(_term_spans(later.text, _runs(terms, offsets.sentence)))
        for quantity in quantities(later.text) if numbers else ():
            if digits := numbers.get(_number(quantity)):
                score += _FIGURE.get(digits, _LONG_FIGURE)
                spans.append((quantity.start, quantity.end))
        for title in _TITLE.finditer(later.text):
            if title[0] in titles:
                score += _DOCUMENT
                spans.append(title.span())
        return MatchCandidate(later, score * (_PLANNED if later.is_planned else 1), tuple(_merged(spans)))


class _Joined:
    """Texts as one, so that a term is looked for once in all of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = _BETWEEN.join(texts)
        self._starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts[:-1])]
        self._known: dict[str, tuple[int, ...]] = {}

    def having(self, term: str) -> tuple[int, ...]:
        """The numbers of the texts that have this term."""
        if term not in self._known:
            self._known[term] = tuple(dict.fromkeys(self._numbers(term)))
        return self._known[term]

    def _numbers(self, term: str) -> Iterator[int]:
        offset = self._whole.find(term)
        while offset >= 0:
            yield bisect_right(self._starts, offset) - 1
            offset = self._whole.find(term, offset + 1)


def _words_shared(terms: Sequence[tuple[int, str]], weights: Mapping[str, float], offsets: _Shared) -> float:
    worth = 0.0
    for offset, term in terms:
        if offset in offsets.sentence:
            neighbours = {offset - 1, offset + 1} & offsets.sentence
            worth += weights[term] * (1 if neighbours else _ISOLATED)
        elif offset in offsets.heading:
            worth += weights[term] * _HEADING
    return worth


def _runs(terms: Sequence[tuple[int, str]], offsets: set[int]) -> list[str]:
    """Terms that follow each other as one."""
    runs: list[str] = []
    end = -1
    for offset, term in terms:
        if offset not in offsets:
            continue
        if offset == end:
            runs[-1] += term[1]
        else:
            runs.append(term)
        end = offset + 1
    return runs


def _term_spans(text: str, runs: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Each run, or where its signs do not follow each other here, its terms."""
    for run in runs:
        parts = [run] if run in text else [run[offset : offset + 2] for offset in range(len(run) - 1)]
        for words in parts:
            yield from (match.span() for match in re.finditer(re.escape(words), text))


def _numbers(text: str) -> dict[tuple[float, str], int]:
    """Figures that may be known again, with how many digits tell them from others."""
    counted = [quantity for quantity in quantities(text) if quantity.unit not in TIME_UNITS]
    return {_number(quantity): digits(quantity.value) for quantity in counted}


def _number(quantity: Quantity) -> tuple[float, str]:
    return float(quantity.value), quantity.unit


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last

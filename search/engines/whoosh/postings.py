"""What the evaluation of a query reads, as numpy arrays, without knowing who stores them.

A collection holds the documents of one unit (or of several), numbered 0 … size - 1 without gaps: deleted
documents and other units are left out where postings are read, so that no query has to filter them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.segments import Segment, term_hash

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term (or a phrase) stands: ascending documents, and how often in each, at most 255."""

    docs: Ints
    counts: Ints

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.counts.nbytes


@dataclass(frozen=True)
class Groups:
    """A facet: `codes` gives each document the number of its set of values; set s holds `sets[s]`.

    Documents that share their values share a code: counting is one `bincount` over the hits, however many values
    a document has.
    """

    codes: Ints
    sets: tuple[tuple[str, ...], ...]

    def counts(self, docs: Mask | Ints) -> dict[str, int]:
        """How many of the documents (a mask, or their numbers) have each value; every value is there, also at 0."""
        values, of_value, owners = self._members
        of_set = np.bincount(self.codes[docs], minlength=len(self.sets))
        counts = np.bincount(of_value, weights=of_set[owners], minlength=len(values))
        return dict(zip(values, counts.astype(np.int64).tolist(), strict=True))

    @cached_property
    def _members(self) -> tuple[list[str], Ints, Ints]:
        """The values, and for each pair of value and set: the value's number, the set's."""
        numbers: dict[str, int] = {}
        pairs = [
            (numbers.setdefault(value, len(numbers)), number)
            for number, values in enumerate(self.sets)
            for value in values
        ]
        of_value, owners = np.array(pairs, np.int64).reshape(-1, 2).T
        return list(numbers), of_value, owners

    def counts_with(self, facet: Groups) -> dict[tuple[str, str], int]:
        """For facets of one value a document: how many documents have each of the pairs that occur."""
        pairs, counts = np.unique(np.stack([self.codes, facet.codes]), axis=1, return_counts=True)
        values = ((self.sets[code][0], "".join(facet.sets[paired])) for code, paired in pairs.T.tolist())
        return dict(zip(values, counts.tolist(), strict=True))

    def having(self, chosen: tuple[str, ...]) -> Mask:
        """The documents with any of the chosen values."""
        wanted = frozenset(chosen)
        sets = np.array([not wanted.isdisjoint(values) for values in self.sets], bool)
        return sets[self.codes]


@dataclass(frozen=True, slots=True)
class View:
    """A segment as a part of a collection: `numbers` gives the collection's number of its documents, or -1."""

    segment: Segment
    numbers: Ints

    def of_collection(self, docs: Ints, counts: Ints) -> tuple[Ints, Ints]:
        numbers = self.numbers[docs]
        inside = numbers >= 0
        return (numbers, counts) if inside.all() else (numbers[inside], counts[inside])


# Postings kept ready for one collection; what is not is read from the mapped files, at a millisecond or two.
CACHE_BYTES = 64 * 2**20


@dataclass(slots=True)
class Collection:
    """The documents of one unit in one index generation; never changes, may be asked by several threads."""

    size: int
    views: Sequence[View]
    lengths: Mapping[str, Ints]  # tokens of each document, by field
    columns: Mapping[str, Ints]
    groups: Mapping[str, Groups]
    _cache: OrderedDict[tuple[str, str, bool], Postings] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _norms: dict[tuple[str, float], Floats] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def norms(self, name: str, b: float) -> Floats:
        """How much less an occurrence counts in each document, by the length of the field; `b` as in BM25."""
        if (name, b) not in self._norms:
            lengths = self.lengths[name]
            mean = max(1.0, float(lengths.sum()) / max(1, int(np.count_nonzero(lengths))))
            self._norms[name, b] = (1 - b + b / mean * lengths).astype(np.float32)
        return self._norms[name, b]

    def postings(self, name: str, term: str) -> Postings:
        return self._once(name, term, False)

    def phrase(self, name: str, tokens: str) -> tuple[Ints, Ints]:
        """The documents in which the tokens (a character each) follow one another, and how often in each."""
        postings = self._once(name, tokens, True)
        return postings.docs, postings.counts

    def _once(self, name: str, text: str, phrase: bool) -> Postings:
        key = (name, text, phrase)
        with self._lock:
            if cached := self._cache.get(key):
                self._cache.move_to_end(key)
                return cached
        parts = [(np.empty(0, np.int32), np.empty(0, np.uint8)), *self._parts(*key)]
        postings = Postings(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))
        with self._lock:
            self._remember(key, postings)
        return postings

    def _parts(self, name: str, text: str, phrase: bool) -> Iterator[tuple[Ints, Ints]]:
        hashes = [term_hash(token) for token in text] if phrase else [term_hash(text)]
        for view in self.views:
            segment = view.segment
            arrays = segment.phrase(name, hashes) if phrase else segment.postings(name, hashes[0])
            yield view.of_collection(*arrays)

    def _remember(self, key: tuple[str, str, bool], postings: Postings) -> None:
        if key not in self._cache:  # another thread may have been faster
            self._bytes += postings.nbytes
        self._cache[key] = postings
        while self._bytes > CACHE_BYTES and len(self._cache) > 1:
            self._bytes -= self._cache.popitem(last=False)[1].nbytes

    def everything(self) -> Mask:
        return np.ones(self.size, bool)

    def nothing(self) -> Mask:
        return np.zeros(self.size, bool)

    def holding(self, name: str, term: str) -> Mask:
        mask = self.nothing()
        mask[self.postings(name, term).docs] = True
        return mask

"""Decoded postings: what the evaluation of a query reads, as numpy arrays, without knowing who stores them.

A collection holds the documents of one unit (or of several), numbered 0 … size - 1 without gaps: deleted
documents and other units were left out when the arrays were made, so that no query has to filter them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands: ascending documents, how often in each, and (where kept) its ascending places.

    A place is a number in the row of all documents' tokens, see `Collection.starts`.
    """

    docs: Ints
    counts: Ints
    places: Ints

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.counts.nbytes + self.places.nbytes


_NO_INTS: Ints = np.empty(0, np.int64)
NO_POSTINGS = Postings(_NO_INTS, _NO_INTS, _NO_INTS)


@dataclass(frozen=True, slots=True)
class Groups:
    """A facet: `codes` gives each document the number of its set of values; set s holds `sets[s]`.

    Documents that share their values share a code: counting is one `bincount` over the hits, however many values
    a document has.
    """

    codes: Ints
    sets: tuple[tuple[str, ...], ...]

    def counts(self, docs: Mask) -> dict[str, int]:
        """How many of the documents have each value; every value is there, also at 0."""
        of_set = np.bincount(self.codes[docs], minlength=len(self.sets)).tolist()
        counts: dict[str, int] = {}
        for values, count in zip(self.sets, of_set, strict=True):
            for value in values:
                counts[value] = counts.get(value, 0) + count
        return counts

    def having(self, chosen: tuple[str, ...]) -> Mask:
        """The documents with any of the chosen values."""
        wanted = frozenset(chosen)
        sets = np.array([not wanted.isdisjoint(values) for values in self.sets], bool)
        return sets[self.codes]


def starts_of(lengths: Ints) -> Ints:
    """Where each document's tokens begin in the row of all: one place stays empty between two documents."""
    return np.concatenate(([0], np.cumsum(lengths + 1)))


# Decoded postings kept for one collection. A common character of 200,000 passages takes about 5 MB.
CACHE_BYTES = 128 * 2**20


@dataclass(slots=True)
class Collection:
    """The documents of one unit in one index generation; never changes, may be asked by several threads."""

    size: int
    read: Callable[[str, str], Postings]  # (field, term), asked once a term while it stays cached
    lengths: Mapping[str, Ints]  # tokens of each document, by field
    columns: Mapping[str, Ints]
    groups: Mapping[str, Groups]
    starts: Mapping[str, Ints]  # of the fields that keep places
    _kept: OrderedDict[tuple[str, str], Postings] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def postings(self, name: str, term: str) -> Postings:
        with self._lock:
            if kept := self._kept.get((name, term)):
                self._kept.move_to_end((name, term))
                return kept
            postings = self.read(name, term)
            self._keep((name, term), postings)
            return postings

    def _keep(self, key: tuple[str, str], postings: Postings) -> None:
        self._kept[key] = postings
        self._bytes += postings.nbytes
        while self._bytes > CACHE_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].nbytes

    def everything(self) -> Mask:
        return np.ones(self.size, bool)

    def nothing(self) -> Mask:
        return np.zeros(self.size, bool)

    def holding(self, name: str, term: str) -> Mask:
        mask = self.nothing()
        mask[self.postings(name, term).docs] = True
        return mask

    def phrase(self, name: str, tokens: str) -> tuple[Ints, Ints]:
        """The documents in which the tokens (a character each) follow one another, and how often in each."""
        lists = [(self.postings(name, token).places, at) for at, token in enumerate(tokens)]
        lists.sort(key=lambda pair: len(pair[0]))
        first, shift = lists[0]
        begins = first - shift
        for places, at in lists[1:]:
            begins = begins[_is_among(begins + at, places)]
        docs = np.searchsorted(self.starts[name], begins, side="right") - 1
        return np.unique(docs, return_counts=True)


def _is_among(values: Ints, ascending: Ints) -> Mask:
    if not len(ascending):
        return np.zeros(len(values), bool)
    found: Mask = ascending[np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)] == values
    return found

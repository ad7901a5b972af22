"""Which of many words stand in an index, and in how many documents: one look-up in sorted arrays for all of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.engines.segments import Array, Segment, term_hash
from search.engines.snapshot import Snapshot


def hashes_of(words: Sequence[str]) -> Array:
    return np.fromiter(map(term_hash, words), np.uint64, len(words))


def frequencies(opened: Snapshot, field: str, hashes: Array) -> Array:
    """Of each word, documents of any unit; those deleted but not yet merged away are counted still."""
    counts = np.zeros(len(hashes), np.int64)
    for segment, _live in opened.leaves:
        if segment.holds(field):
            counts += _in_segment(segment, field, hashes)
    return counts


def _in_segment(segment: Segment, field: str, hashes: Array) -> Array:
    held, bounds = segment.arrays[f"{field}.hashes"], segment.arrays[f"{field}.bounds"]
    if not len(held):
        return np.zeros(len(hashes), np.int64)
    at = np.minimum(held.searchsorted(hashes), len(held) - 1)
    counts: Array = np.where(held[at] == hashes, bounds[at + 1] - bounds[at], 0)
    return counts

"""One generation of the index, opened: its segments as collections, one a unit of search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

import numpy as np
from whoosh.index import TOC, EmptyIndexError

from search.engines.answer import Frequencies
from search.engines.protocol import Layout
from search.engines.whoosh.codec import live_in, open_segment
from search.engines.whoosh.files import all_there
from search.engines.whoosh.postings import Collection, Groups, Ints, Mask, View
from search.engines.whoosh.segments import Array, Segment, term_hash
from search.engines.whoosh.store import UNIT, VALUE_SEPARATOR, Store, storage_in

Generation = tuple[str, int]
Leaf = tuple[Segment, Mask]  # a segment, and which of its documents are not deleted


@dataclass(slots=True, eq=False)
class Snapshot:
    """Never changes; collections are made when first asked for. Its files stay mapped whatever is written."""

    layout: Layout
    generation: Generation
    leaves: Sequence[Leaf]
    _collections: dict[frozenset[str], Collection] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def collection(self, units: frozenset[str]) -> Collection:
        with self._lock:
            if units not in self._collections:
                self._collections[units] = self._collect(units)
            return self._collections[units]

    def _collect(self, units: frozenset[str]) -> Collection:
        views, rows, size = [], [], 0
        for segment, live in self.leaves:
            wanted = np.array([unit in units for unit in segment.sets[UNIT]], bool)
            docs = np.flatnonzero(live & wanted[segment.arrays[f"{UNIT}.codes"]])
            numbers = np.full(segment.size, -1, np.int32)
            numbers[docs] = np.arange(size, size + len(docs))
            views.append(View(segment, numbers))
            rows.append(docs)
            size += len(docs)

        def column(name: str, dtype: type = np.int64) -> Ints:
            columns = (
                segment.arrays[name][docs] for (segment, _), docs in zip(self.leaves, rows, strict=True)
            )
            return np.concatenate([np.empty(0, dtype), *columns])

        return Collection(
            size=size,
            views=views,
            lengths={name: column(f"{name}.lengths", np.int32) for name in self.layout.texts},
            columns={name: column(f"{name}.numbers") for name in self.layout.numbers},
            groups={name: self._groups(name, rows) for name in (UNIT, *self.layout.groups)},
        )

    def _groups(self, name: str, rows: Sequence[Ints]) -> Groups:
        """A facet of some rows of each segment, with the sets of values that occur among them."""
        sets: dict[str, int] = {}
        codes: list[Ints] = [np.empty(0, np.int32)]
        for (segment, _), docs in zip(self.leaves, rows, strict=True):
            values = segment.sets[name]
            local = segment.arrays[f"{name}.codes"][docs]
            used = np.flatnonzero(np.bincount(local, minlength=len(values)))
            shared = np.zeros(len(values), np.int32)
            shared[used] = [sets.setdefault(values[code], len(sets)) for code in used.tolist()]
            codes.append(shared[local])
        return Groups(
            np.concatenate(codes), tuple(tuple(filter(None, key.split(VALUE_SEPARATOR))) for key in sets)
        )


_toc: Any = TOC  # has no types
_open: dict[Path, Snapshot] = {}
_opening = Lock()
RETRIES, PAUSE = 20, 0.005  # seconds; a writer needs less to put a generation in use


def snapshot(store: Store) -> Snapshot:
    """The newest generation; opened and looked through once a process, whichever thread comes first.

    Raises IndexUnfitError where it is not whole, or not what this version of the code has written.
    """
    for _ in range(RETRIES):
        try:
            return _newest(store)
        except (FileNotFoundError, EmptyIndexError):
            # A writer has just replaced the folder or a segment between our looking and our opening.
            sleep(PAUSE)
    with all_there():
        return _newest(store)


def _newest(store: Store) -> Snapshot:
    folder = store.folder
    generation = (folder.name, _toc._latest_generation(storage_in(str(folder)), "MAIN"))
    cached = _open.get(store.root)
    if cached is None or cached.generation != generation:
        with _opening:
            cached = _open.get(store.root)
            if cached is None or cached.generation != generation:
                cached = _open[store.root] = _opened(store.layout, folder, generation)
    return cached


def _opened(layout: Layout, folder: Path, generation: Generation) -> Snapshot:
    toc = _toc.read(storage_in(str(folder)), "MAIN", gen=generation[1])
    leaves = [(open_segment(folder, segment), live_in(segment)) for segment in toc.segments]
    return Snapshot(layout, generation, leaves)


# How many documents hold many words: one look-up in sorted arrays for all of them

MANY = 10_000  # words; so many are a dictionary, and asked for again in each generation


def frequencies(opened: Snapshot, words: Sequence[str], fields: Sequence[str]) -> Frequencies:
    """Documents deleted but not yet merged away are counted still."""
    hashes = (
        _hashes_of_dictionary(words) if isinstance(words, tuple) and len(words) > MANY else _hashes_of(words)
    )
    counts = np.zeros(len(hashes), np.int64)
    for segment, _live in opened.leaves:
        for name in filter(segment.holds, fields):
            counts += _in_segment(segment, name, hashes)
    return Frequencies(counts.tolist(), sum(len(live) for _, live in opened.leaves))


def _hashes_of(words: Sequence[str]) -> Array:
    return np.fromiter(map(term_hash, words), np.uint64, len(words))


_hashes_of_dictionary = lru_cache(maxsize=1)(_hashes_of)


def _in_segment(segment: Segment, field: str, hashes: Array) -> Array:
    terms, bounds = segment.arrays[f"{field}.hashes"], segment.arrays[f"{field}.bounds"]
    if not len(terms):
        return np.zeros(len(hashes), np.int64)
    nearest = np.minimum(terms.searchsorted(hashes), len(terms) - 1)
    counts: Array = np.where(terms[nearest] == hashes, bounds[nearest + 1] - bounds[nearest], 0)
    return counts

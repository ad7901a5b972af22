"""One generation of the index, opened: its segments as collections, one a unit of search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from whoosh.index import TOC, EmptyIndexError

from search.engines.codec import live_in, open_segment
from search.engines.postings import Collection, Groups, Ints, Mask, Part
from search.engines.segments import Segment
from search.engines.store import UNIT, VALUE_SEPARATOR, Layout, Store, storage_in

Generation = tuple[str, int]
Leaf = tuple[Segment, Mask]  # a segment, and which of its documents are not deleted


@dataclass(slots=True, eq=False)
class Snapshot:
    """Never changes; collections are made when first asked for. Its files stay mapped whatever is written."""

    layout: Layout
    generation: Generation | None
    leaves: Sequence[Leaf]
    _collections: dict[frozenset[str], Collection] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def collection(self, units: frozenset[str]) -> Collection:
        with self._lock:
            if units not in self._collections:
                self._collections[units] = self._collect(units)
            return self._collections[units]

    def _collect(self, units: frozenset[str]) -> Collection:
        parts, rows, size = [], [], 0
        for segment, live in self.leaves:
            wanted = np.array([unit in units for unit in segment.sets[UNIT]], bool)
            kept = np.flatnonzero(live & wanted[segment.arrays[f"{UNIT}.codes"]])
            numbers = np.full(segment.size, -1, np.int32)
            numbers[kept] = np.arange(size, size + len(kept))
            parts.append(Part(segment, numbers))
            rows.append(kept)
            size += len(kept)

        def column(name: str, dtype: type = np.int64) -> Ints:
            held = [
                segment.arrays[name][kept] if name in segment.arrays else np.zeros(len(kept), dtype)
                for (segment, _), kept in zip(self.leaves, rows, strict=True)
            ]
            return np.concatenate([np.empty(0, dtype), *held])

        return Collection(
            size=size,
            parts=parts,
            lengths={name: column(f"{name}.lengths", np.int32) for name in self.layout.texts},
            columns={name: column(f"{name}.numbers") for name in self.layout.numbers},
            groups={name: self._groups(name, rows) for name in (UNIT, *self.layout.groups)},
        )

    def _groups(self, name: str, rows: Sequence[Ints]) -> Groups:
        """A facet of some rows of each segment, with the sets of values that occur among them."""
        sets: dict[str, int] = {}
        codes: list[Ints] = [np.empty(0, np.int32)]
        for (segment, _), kept in zip(self.leaves, rows, strict=True):
            held = segment.sets.get(name, [""])
            own = segment.arrays[f"{name}.codes"][kept] if name in segment.sets else np.zeros(len(kept), int)
            used = np.flatnonzero(np.bincount(own, minlength=len(held)))
            shared = np.zeros(len(held), np.int32)
            shared[used] = [sets.setdefault(held[code], len(sets)) for code in used.tolist()]
            codes.append(shared[own])
        return Groups(
            np.concatenate(codes), tuple(tuple(filter(None, key.split(VALUE_SEPARATOR))) for key in sets)
        )


_toc: Any = TOC  # has no types
_open: dict[Path, Snapshot] = {}
_opening = Lock()


def snapshot(store: Store) -> Snapshot:
    """The newest generation; opened once a process, whichever thread comes first."""
    for _ in range(20):
        try:
            return _newest(store)
        except (FileNotFoundError, EmptyIndexError):
            # A writer has just replaced the folder or a segment between our looking and our opening.
            continue
    return _newest(store)


def _newest(store: Store) -> Snapshot:
    folder = store.folder
    if folder is None:
        return Snapshot(store.layout, None, [])
    generation = (folder.name, _toc._latest_generation(storage_in(str(folder)), "MAIN"))
    kept = _open.get(store.root)
    if kept is None or kept.generation != generation:
        with _opening:
            kept = _open.get(store.root)
            if kept is None or kept.generation != generation:
                kept = _open[store.root] = _opened(store.layout, folder, generation)
    return kept


def _opened(layout: Layout, folder: Path, generation: Generation) -> Snapshot:
    toc = _toc.read(storage_in(str(folder)), "MAIN", gen=generation[1])
    leaves = [(open_segment(folder, segment), live_in(segment)) for segment in toc.segments]
    return Snapshot(layout, generation, leaves)

"""One generation of the index, opened: Whoosh's segments decoded into the arrays of `postings`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import finalize

import numpy as np
from whoosh.index import EmptyIndexError
from whoosh.reading import TermNotFound

from search.engines.postings import NO_POSTINGS, Collection, Groups, Ints, Mask, Postings, starts_of
from search.engines.store import UNIT, VALUE_SEPARATOR, Layout, Store, length_column, storage_in

Generation = tuple[str, int]


@dataclass(slots=True, weakref_slot=True, eq=False)
class Snapshot:
    """Never changes; collections are made when first asked for.

    Columns are read at once: a later writing deletes their files, which Whoosh opens only when they are asked for.
    Postings stay readable, their files are open already.
    """

    layout: Layout
    generation: Generation | None
    leaves: list[tuple[Any, int]]  # Whoosh's segment readers, and the number of each one's first document
    size: int = 0
    _columns: dict[str, Ints] = field(default_factory=dict)
    _collections: dict[frozenset[str], Collection] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)  # Whoosh's readers share their file handles

    def __post_init__(self) -> None:
        self.size = sum(leaf.doc_count_all() for leaf, _ in self.leaves)
        for name in (*self.layout.numbers, *map(length_column, self.layout.texts)):
            parts = (_column(leaf, name) for leaf, _ in self.leaves)
            self._columns[name] = np.concatenate([np.empty(0, np.int64), *parts])

    def collection(self, units: frozenset[str]) -> Collection:
        with self._lock:
            if units not in self._collections:
                self._collections[units] = self._decode_collection(units)
            return self._collections[units]

    def _decode_collection(self, units: frozenset[str]) -> Collection:
        rows = np.flatnonzero(self._live() & self._groups(UNIT).having(tuple(units)))
        number = np.full(self.size, -1)
        number[rows] = np.arange(len(rows))
        lengths = {name: self._columns[length_column(name)][rows] for name in self.layout.texts}
        starts = {name: starts_of(lengths[name]) for name in self.layout.places}
        return Collection(
            size=len(rows),
            read=partial(self._read, number, starts),
            lengths=lengths,
            columns={name: self._columns[name][rows] for name in self.layout.numbers},
            groups={name: _cut_down(self._groups(name), rows) for name in (UNIT, *self.layout.groups)},
            starts=starts,
        )

    def _live(self) -> Mask:
        live = np.ones(self.size, bool)
        for leaf, base in self.leaves:
            live[[base + doc for doc in leaf.segment().deleted_docs()]] = False
        return live

    def _groups(self, name: str) -> Groups:
        sets = {"": 0}  # of documents without a value
        codes = np.zeros(self.size, np.int64)
        for leaf, base in self.leaves:
            for term in leaf.lexicon(name) if name in leaf.indexed_field_names() else ():
                docs, _, _ = _decoded(leaf, name, term)
                codes[base + docs] = sets.setdefault(term.decode(), len(sets))
        return Groups(codes, tuple(tuple(filter(None, key.split(VALUE_SEPARATOR))) for key in sets))

    def _read(self, number: Ints, starts: dict[str, Ints], name: str, term: str) -> Postings:
        with self._lock:
            parts = list(self._segments_postings(name, term.encode()))
        if not parts:
            return NO_POSTINGS
        docs, counts, places = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        docs = number[docs]
        kept = docs >= 0
        if name in starts:
            kept_places = np.repeat(kept, counts)
            places = (places + np.repeat(starts[name][docs], counts))[kept_places]
        return Postings(docs[kept], counts[kept], places)

    def _segments_postings(self, name: str, term: bytes) -> Iterator[tuple[Ints, Ints, Ints]]:
        for leaf, base in self.leaves:
            try:
                docs, counts, places = _decoded(leaf, name, term)
            except (TermNotFound, KeyError):  # KeyError: a field that an older index does not have
                continue
            yield docs + base, counts, places


def _cut_down(groups: Groups, rows: Ints) -> Groups:
    """The groups of some documents, with the sets that occur among them."""
    used, codes = np.unique(groups.codes[rows], return_inverse=True)
    return Groups(codes, tuple(groups.sets[code] for code in used))


def _decoded(leaf: Any, name: str, term: bytes) -> tuple[Ints, Ints, Ints]:
    """A term's documents, counts and places in one segment, block by block, deleted documents included."""
    matcher = leaf._terms.matcher(name, term, leaf.schema[name].format)
    docs, counts = [], []
    values: list[bytes] = []
    while matcher.is_active():
        matcher._read_ids()
        matcher._read_weights()
        docs.append(np.array(matcher._ids, np.int64))
        counts.append(np.array(matcher._weights, np.int64))
        values.extend(matcher._data[2] or ())
        matcher._next_block()
    places = np.frombuffer(b"".join(values), "<u4").astype(np.int64)
    return np.concatenate(docs), np.concatenate(counts), places


def _column(leaf: Any, name: str) -> Ints:
    """A column of numbers in one segment; Whoosh leaves out zeros at its end."""
    values = np.zeros(leaf.doc_count_all(), np.int64)
    if name in leaf.schema:  # an older index may not have it
        column = leaf._perdoc.column_reader(name, leaf.schema[name].column_type)
        held = np.frombuffer(column._dbfile.get(column._basepos, column._count * 8), ">i8")
        values[: len(held)] = held
    return values


_open: dict[Path, Snapshot] = {}
_opening = Lock()


def snapshot(store: Store) -> Snapshot:
    """The newest generation; opened once a process, whichever thread comes first."""
    with _opening:
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
    index = storage_in(str(folder)).open_index()
    generation = (folder.name, index.latest_generation())
    kept = _open.get(store.root)
    if kept is None or kept.generation != generation:
        reader = index.reader()
        leaves = reader.leaf_readers() if reader.doc_count_all() else []
        try:
            kept = Snapshot(store.layout, generation, leaves)
        except FileNotFoundError:
            reader.close()
            raise
        finalize(kept, reader.close)  # once the last search that uses it is done
        _open[store.root] = kept
    return kept

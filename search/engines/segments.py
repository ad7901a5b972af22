"""One segment of the index as flat arrays: built from documents, kept in one file, mapped into memory, merged.

Terms are known by a hash of 64 bits: looking one up is one binary search in C, whatever the size of the vocabulary.
Of a text field `f` there are these arrays, terms in the order of their hashes:

    f.hashes   the terms                                f.lengths  tokens of each document
    f.bounds   where each term's postings begin         f.docs, f.counts      the postings
    f.places_bounds, f.places   where each term stands (fields that keep places)

A place is a number in the row of all tokens of the segment, documents one after the other with one empty place
between two: a phrase is looked for in a segment as it stands on disk.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
MOST_COUNTED = 255  # occurrences in one document; more do not change a rank
_ALIGNED = 64


def term_hash(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def starts_of(lengths: Array) -> Array:
    """Where each document's tokens begin in the row of all: one place stays empty between two documents."""
    return np.concatenate(([0], np.cumsum(lengths.astype(np.int64) + 1)))


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Segment:
    """`sets` are the values of each facet: a document's code is the number of its set of values."""

    size: int
    arrays: Mapping[str, Array]
    sets: Mapping[str, Sequence[str]]

    def holds(self, name: str) -> bool:
        return f"{name}.hashes" in self.arrays

    def postings(self, name: str, wanted: int) -> tuple[Array, Array]:
        """The documents that hold a term, ascending, and how often each does."""
        begin, end = self._extent(name, "bounds", wanted)
        return self.arrays[f"{name}.docs"][begin:end], self.arrays[f"{name}.counts"][begin:end]

    def places(self, name: str, wanted: int) -> Array:
        begin, end = self._extent(name, "places_bounds", wanted)
        return self.arrays[f"{name}.places"][begin:end]

    def _extent(self, name: str, bounds: str, wanted: int) -> tuple[int, int]:
        hashes = self.arrays[f"{name}.hashes"]
        at = int(hashes.searchsorted(np.uint64(wanted)))
        if at == len(hashes) or hashes[at] != wanted:
            return 0, 0
        begin, end = self.arrays[f"{name}.{bounds}"][at : at + 2].tolist()
        return begin, end

    def phrase(self, name: str, wanted: Sequence[int]) -> tuple[Array, Array]:
        """The documents in which the terms follow one another, and how often in each."""
        begins = self.begins(name, wanted)
        docs = self.arrays[f"{name}.starts"].searchsorted(begins, side="right") - 1
        return np.unique(docs, return_counts=True)

    def begins(self, name: str, wanted: Sequence[int]) -> Array:
        """The places where the terms begin to follow one another, ascending."""
        lists = sorted(
            ((self.places(name, one), at) for at, one in enumerate(wanted)), key=lambda pair: len(pair[0])
        )
        first, shift = lists[0]
        begins = first - shift
        for places, at in lists[1:]:
            begins = begins[_is_among(begins + at, places)]
        return begins


def _is_among(values: Array, ascending: Array) -> NDArray[np.bool_]:
    if not len(ascending):
        return np.zeros(len(values), bool)
    found: NDArray[np.bool_] = (
        ascending[np.minimum(ascending.searchsorted(values), len(ascending) - 1)] == values
    )
    return found


# Building


def text_arrays(texts: Sequence[str], with_places: bool) -> dict[str, Array]:
    """The arrays of one field from every document's tokens, joined by blanks."""
    ids: defaultdict[str, int] = defaultdict()
    ids.default_factory = ids.__len__
    row, lengths = array("i"), np.zeros(len(texts), np.int32)
    for number, text in enumerate(texts):
        # One text at a time: all tokens of a segment as strings would take most of a gigabyte.
        split = text.split(" ") if text else []
        lengths[number] = len(split)
        row.extend(map(ids.__getitem__, split))
    tokens = np.array(row, np.int32)
    hashes = np.fromiter(map(term_hash, ids), np.uint64, len(ids))
    order = hashes.argsort()
    rank = np.empty(len(ids), np.int32)
    rank[order] = np.arange(len(ids))
    return _inverted(hashes[order], rank[tokens], lengths, with_places)


def _inverted(hashes: Array, terms: Array, lengths: Array, with_places: bool) -> dict[str, Array]:
    """From the row of all tokens (as numbers of their terms) to the postings of each term."""
    docs = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    order = _stable_order(terms, len(hashes))
    terms, docs = terms[order], docs[order]
    fresh = np.flatnonzero(np.concatenate(([True], (np.diff(terms) | np.diff(docs)) != 0))[: len(terms)])
    counts = np.diff(fresh, append=len(terms))
    arrays = {
        "hashes": hashes,
        "bounds": _bounds(terms[fresh], len(hashes)),
        "docs": docs[fresh],
        "counts": np.minimum(counts, MOST_COUNTED).astype(np.uint8),
        "lengths": lengths,
    }
    if with_places:
        arrays["places"] = (order + docs).astype(np.int32)
        arrays["places_bounds"] = _bounds(terms, len(hashes))
    return arrays


def _stable_order(terms: Array, size: int) -> Array:
    # numpy sorts numbers of 16 bits by radix, many times faster.
    return np.argsort(terms.astype(np.uint16) if size <= 2**16 else terms, kind="stable")


def _bounds(terms: Array, size: int) -> Array:
    return np.concatenate(([0], np.cumsum(np.bincount(terms, minlength=size))))


def group_arrays(values: Sequence[str]) -> tuple[Array, list[str]]:
    """Each document's code, and what the codes stand for."""
    codes: defaultdict[str, int] = defaultdict()
    codes.default_factory = codes.__len__
    return np.fromiter(map(codes.__getitem__, values), np.int32, len(values)), list(codes)


# Merging


def merged(parts: Sequence[tuple[Segment, NDArray[np.bool_]]], places: Iterable[str]) -> Segment:
    """One segment with the documents that are kept of several."""
    numbers, size = [], 0
    for _, kept in parts:
        numbers.append(np.where(kept, np.cumsum(kept) - 1 + size, -1).astype(np.int32))
        size += int(np.count_nonzero(kept))
    arrays: dict[str, Array] = {}
    sets: dict[str, Sequence[str]] = {}
    for name in parts[0][0].arrays:
        field, _, kind = name.rpartition(".")
        if kind == "hashes":
            fields = _merged_text(field, parts, numbers, field in places)
            arrays |= {f"{field}.{part}": array for part, array in fields.items()}
        elif kind == "codes":
            merged_values = (
                segment.sets[field][code]
                for segment, kept in parts
                for code in segment.arrays[name][kept].tolist()
            )
            arrays[name], sets[field] = group_arrays(list(merged_values))
        elif kind == "numbers":
            arrays[name] = np.concatenate([segment.arrays[name][kept] for segment, kept in parts])
    return with_starts(Segment(size, arrays, sets))


def _merged_text(
    field: str,
    parts: Sequence[tuple[Segment, NDArray[np.bool_]]],
    numbers: Sequence[Array],
    with_places: bool,
) -> dict[str, Array]:
    held = [segment.arrays for segment, _ in parts]
    hashes = np.unique(np.concatenate([arrays[f"{field}.hashes"] for arrays in held]))
    lengths = np.concatenate(
        [arrays[f"{field}.lengths"][kept] for arrays, (_, kept) in zip(held, parts, strict=True)]
    )
    postings, places = [], []
    for arrays, new in zip(held, numbers, strict=True):
        ranks = hashes.searchsorted(arrays[f"{field}.hashes"])
        docs = new[arrays[f"{field}.docs"]]
        terms = np.repeat(ranks, np.diff(arrays[f"{field}.bounds"]))
        postings.append(np.stack([terms, docs, arrays[f"{field}.counts"]])[:, docs >= 0])
        if with_places:
            places.append(_moved_places(arrays, field, ranks, new, starts_of(lengths)))
    terms, docs, counts = _by_term(postings)
    result = {
        "hashes": hashes,
        "bounds": _bounds(terms, len(hashes)),
        "docs": docs.astype(np.int32),
        "counts": counts.astype(np.uint8),
        "lengths": lengths,
    }
    if with_places:
        terms, rows = _by_term(places)
        result |= {"places": rows.astype(np.int32), "places_bounds": _bounds(terms, len(hashes))}
    return result


def _moved_places(arrays: Mapping[str, Array], field: str, ranks: Array, new: Array, starts: Array) -> Array:
    places = arrays[f"{field}.places"]
    old = arrays[f"{field}.starts"]
    docs = old.searchsorted(places, side="right") - 1
    terms = np.repeat(ranks, np.diff(arrays[f"{field}.places_bounds"]))
    return np.stack([terms, places - old[docs] + starts[new[docs]]])[:, new[docs] >= 0]


def _by_term(columns: Sequence[Array]) -> Array:
    together = np.concatenate(columns, axis=1)
    return together[:, np.argsort(together[0], kind="stable")]


# The file


def with_starts(segment: Segment) -> Segment:
    """The beginnings of documents are worked out when a segment is opened, not kept."""
    fields = [name.removesuffix(".places") for name in segment.arrays if name.endswith(".places")]
    starts = {f"{name}.starts": starts_of(segment.arrays[f"{name}.lengths"]) for name in fields}
    return Segment(segment.size, {**segment.arrays, **starts}, segment.sets)


def save(segment: Segment, path: Path) -> None:
    """A line that says what follows, and the arrays, each at a round address."""
    kept = {name: array for name, array in segment.arrays.items() if not name.endswith(".starts")}
    described = [(name, array.dtype.str, len(array)) for name, array in kept.items()]
    head = json.dumps([segment.size, dict(segment.sets), described], ensure_ascii=False).encode() + b"\n"
    with path.open("wb") as file:
        file.write(head)
        for array in kept.values():
            file.write(bytes(-file.tell() % _ALIGNED))
            file.write(np.ascontiguousarray(array).data)


def load(path: Path) -> Segment:
    """Mapped, not read: a page comes into memory when it is asked for, and processes share it."""
    with path.open("rb") as file:
        head = file.readline()
    size, sets, described = json.loads(head)
    mapped: Array = np.memmap(path, np.uint8, "r").view(np.ndarray)
    arrays, at = {}, len(head)
    for name, kind, length in described:
        at += -at % _ALIGNED
        end = at + length * np.dtype(kind).itemsize
        arrays[name] = mapped[at:end].view(kind)
        at = end
    return with_starts(Segment(size, arrays, sets))

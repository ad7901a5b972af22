"""One segment of the index as flat arrays: built from documents, merged.

Terms are known by a hash of 64 bits: looking one up is one binary search in C, whatever the size of the vocabulary.
Of a text field `f` there are these arrays, terms in the order of their hashes:

    f.hashes   the terms                                f.lengths  tokens of each document
    f.bounds   where each term's postings begin         f.docs, f.counts      the postings
    f.positions_bounds, f.positions   where each term stands (fields that keep positions)

A position is a number in the row of all tokens of the segment, documents one after the other with an empty one
between two: a phrase is looked for in a segment as it stands on disk. Merging moves these numbers; cutting the texts
of small segments anew instead would take seconds while nobody else can write.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
MOST_COUNTED = 255  # occurrences in one document; more do not change a rank


def term_hash(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def starts_of(lengths: Array) -> Array:
    """Where each document's tokens begin in the row of all: one position stays empty between two documents."""
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

    def positions(self, name: str, wanted: int) -> Array:
        begin, end = self._extent(name, "positions_bounds", wanted)
        return self.arrays[f"{name}.positions"][begin:end]

    def _extent(self, name: str, bounds: str, wanted: int) -> tuple[int, int]:
        hashes = self.arrays[f"{name}.hashes"]
        number = int(hashes.searchsorted(np.uint64(wanted)))
        if number == len(hashes) or hashes[number] != wanted:
            return 0, 0
        begin, end = self.arrays[f"{name}.{bounds}"][number : number + 2].tolist()
        return begin, end

    def phrase(self, name: str, wanted: Sequence[int]) -> tuple[Array, Array]:
        """The documents in which the terms follow one another, and how often in each."""
        begins = self.begins(name, wanted)
        docs = self.arrays[f"{name}.starts"].searchsorted(begins, side="right") - 1
        return np.unique(docs, return_counts=True)

    def begins(self, name: str, wanted: Sequence[int]) -> Array:
        """The positions where the terms begin to follow one another, ascending."""
        lists = [(self.positions(name, term), shift) for shift, term in enumerate(wanted)]
        (rarest, shift), *longer = sorted(lists, key=lambda pair: len(pair[0]))
        begins = rarest - shift
        for positions, shift in longer:
            begins = begins[_is_among(begins + shift, positions)]
        return begins


def _is_among(values: Array, ascending: Array) -> NDArray[np.bool_]:
    if not len(ascending):
        return np.zeros(len(values), bool)
    nearest = ascending[np.minimum(ascending.searchsorted(values), len(ascending) - 1)]
    mask: NDArray[np.bool_] = nearest == values
    return mask


def with_starts(segment: Segment) -> Segment:
    """The beginnings of documents are worked out when a segment is opened, not kept."""
    fields = [name.removesuffix(".positions") for name in segment.arrays if name.endswith(".positions")]
    starts = {f"{name}.starts": starts_of(segment.arrays[f"{name}.lengths"]) for name in fields}
    return Segment(segment.size, {**segment.arrays, **starts}, segment.sets)


# Building


def text_arrays(texts: Sequence[str], with_positions: bool) -> dict[str, Array]:
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
    return _inverted(hashes[order], rank[tokens], lengths, with_positions)


def _inverted(hashes: Array, terms: Array, lengths: Array, with_positions: bool) -> dict[str, Array]:
    """From the row of all tokens (as numbers of their terms) to the postings of each term."""
    docs = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    order = _stable_order(terms, len(hashes))
    terms, docs = terms[order], docs[order]
    firsts = np.flatnonzero(np.concatenate(([True], (np.diff(terms) | np.diff(docs)) != 0))[: len(terms)])
    counts = np.diff(firsts, append=len(terms))
    arrays = {
        "hashes": hashes,
        "bounds": _bounds(terms[firsts], len(hashes)),
        "docs": docs[firsts],
        "counts": np.minimum(counts, MOST_COUNTED).astype(np.uint8),
        "lengths": lengths,
    }
    if with_positions:
        arrays["positions"] = (order + docs).astype(np.int32)
        arrays["positions_bounds"] = _bounds(terms, len(hashes))
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


def merged(parts: Sequence[tuple[Segment, NDArray[np.bool_]]], positions: Iterable[str]) -> Segment:
    """One segment with the documents that are kept of several."""
    numbers, size = [], 0
    for _, live in parts:
        numbers.append(np.where(live, np.cumsum(live) - 1 + size, -1).astype(np.int32))
        size += int(np.count_nonzero(live))
    arrays: dict[str, Array] = {}
    sets: dict[str, Sequence[str]] = {}
    for name in parts[0][0].arrays:
        field, _, kind = name.rpartition(".")
        if kind == "hashes":
            fields = _merged_text(field, parts, numbers, field in positions)
            arrays |= {f"{field}.{part}": array for part, array in fields.items()}
        elif kind == "codes":
            merged_values = (
                segment.sets[field][code]
                for segment, live in parts
                for code in segment.arrays[name][live].tolist()
            )
            arrays[name], sets[field] = group_arrays(list(merged_values))
        elif kind == "numbers":
            arrays[name] = np.concatenate([segment.arrays[name][live] for segment, live in parts])
    return with_starts(Segment(size, arrays, sets))


def _merged_text(
    field: str,
    parts: Sequence[tuple[Segment, NDArray[np.bool_]]],
    numbers: Sequence[Array],
    with_positions: bool,
) -> dict[str, Array]:
    tables = [segment.arrays for segment, _ in parts]
    hashes = np.unique(np.concatenate([arrays[f"{field}.hashes"] for arrays in tables]))
    lengths = np.concatenate(
        [arrays[f"{field}.lengths"][live] for arrays, (_, live) in zip(tables, parts, strict=True)]
    )
    postings, positions = [], []
    for arrays, new in zip(tables, numbers, strict=True):
        ranks = hashes.searchsorted(arrays[f"{field}.hashes"])
        docs = new[arrays[f"{field}.docs"]]
        terms = np.repeat(ranks, np.diff(arrays[f"{field}.bounds"]))
        postings.append(np.stack([terms, docs, arrays[f"{field}.counts"]])[:, docs >= 0])
        if with_positions:
            positions.append(_moved_positions(arrays, field, ranks, new, starts_of(lengths)))
    terms, docs, counts = _by_term(postings)
    result = {
        "hashes": hashes,
        "bounds": _bounds(terms, len(hashes)),
        "docs": docs.astype(np.int32),
        "counts": counts.astype(np.uint8),
        "lengths": lengths,
    }
    if with_positions:
        terms, rows = _by_term(positions)
        result |= {"positions": rows.astype(np.int32), "positions_bounds": _bounds(terms, len(hashes))}
    return result


def _moved_positions(
    arrays: Mapping[str, Array], field: str, ranks: Array, new: Array, starts: Array
) -> Array:
    positions = arrays[f"{field}.positions"]
    old = arrays[f"{field}.starts"]
    docs = old.searchsorted(positions, side="right") - 1
    terms = np.repeat(ranks, np.diff(arrays[f"{field}.positions_bounds"]))
    return np.stack([terms, positions - old[docs] + starts[new[docs]]])[:, new[docs] >= 0]


def _by_term(columns: Sequence[Array]) -> Array:
    together = np.concatenate(columns, axis=1)
    return together[:, np.argsort(together[0], kind="stable")]

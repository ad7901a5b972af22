"""Terms that stand together: in one document, or between two ends of sentences. Pure array arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Literal

import numpy as np

from search.engines.postings import Collection, Mask, Part
from search.engines.ranking import TEXT
from search.engines.segments import Array, Segment, term_hash

Within = Literal["notice", "problem", "measure", "sentence"]
WITHIN: tuple[Within, ...] = ("notice", "problem", "measure", "sentence")
Terms = tuple[tuple[str, ...], ...]  # each in any of its wordings

COARSENESS = {"notice": 2, "problem": 1, "measure": 0}
ENDS = ("。", "!", "?", "¶¶")  # of a sentence, folded; the last stands between two pieces (analysis.BREAK)


def holding_each(collection: Collection, terms: Terms) -> Mask:
    return reduce(np.logical_and, _masks(collection, terms), collection.everything())


def holding_any(collection: Collection, terms: Terms) -> Mask:
    return reduce(np.logical_or, _masks(collection, terms), collection.nothing())


def _masks(collection: Collection, terms: Terms) -> Iterator[Mask]:
    for wordings in terms:
        mask = collection.nothing()
        for each in wordings:
            mask[collection.phrase(TEXT, each)[0]] = True
        yield mask


def in_one_sentence(collection: Collection, terms: Terms) -> Mask:
    mask = collection.everything() if not terms else collection.nothing()
    for part in collection.parts if terms else ():
        mask[_sharing(part, terms)] = True
    return mask


def _sharing(part: Part, terms: Terms) -> Array:
    """A part's documents with such a sentence: around each place of the rarest term, are there places of the others?"""
    places, *others = sorted((_begins(part.segment, wordings) for wordings in terms), key=len)
    documents = _documents(part.segment, places)
    ours = part.numbers[documents] >= 0
    documents, places = documents[ours], places[ours]
    starts, ends = _sentences(part.segment, documents, places)
    shared = (rising.searchsorted(starts) < rising.searchsorted(ends) for rising in others)
    return part.numbers[documents[reduce(np.logical_and, shared, np.ones(len(places), bool))]]


def _begins(segment: Segment, wordings: tuple[str, ...]) -> Array:
    """Ascending."""
    each = [segment.begins(TEXT, [*map(term_hash, wording)]) for wording in wordings]
    return each[0] if len(each) == 1 else np.sort(np.concatenate(each), kind="stable")


def _documents(segment: Segment, places: Array) -> Array:
    documents: Array = segment.arrays[f"{TEXT}.starts"].searchsorted(places, side="right") - 1
    return documents


def _sentences(segment: Segment, documents: Array, places: Array) -> tuple[Array, Array]:
    """Where the sentences around these places begin, and where they are over: the place after their end."""
    # Of the same kind as what they are looked up in: numpy would copy that into another.
    bounds = segment.arrays[f"{TEXT}.starts"].astype(places.dtype)
    starts, ends = bounds[documents], bounds[documents + 1]
    for mark in ENDS:
        marks = segment.places(TEXT, term_hash(mark))
        if len(marks):
            after = marks.searchsorted(places)
            before = marks.take(after - 1, mode="clip") + 1
            starts = np.where(after > 0, np.maximum(starts, before), starts)
            over = marks.take(after, mode="clip") + 1
            ends = np.where(after < len(marks), np.minimum(ends, over), ends)
    return starts, ends

"""Terms that stand together: in one document, or between two ends of sentences. Pure array arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import numpy as np

from search.engines.question import TEXT, Terms, Wordings
from search.engines.relevance import ENDS
from search.engines.whoosh.postings import Collection, Mask, View
from search.engines.whoosh.segments import Array, Segment, term_hash


def holding_each(collection: Collection, terms: Terms) -> Mask:
    return reduce(np.logical_and, _masks(collection, terms), collection.everything())


def holding_any(collection: Collection, terms: Terms) -> Mask:
    return reduce(np.logical_or, _masks(collection, terms), collection.nothing())


def _masks(collection: Collection, terms: Terms) -> Iterator[Mask]:
    for wordings in terms:
        mask = collection.nothing()
        for wording in wordings:
            mask[collection.phrase(TEXT, wording)[0]] = True
        yield mask


def in_one_sentence(collection: Collection, terms: Terms) -> Mask:
    mask = collection.everything() if not terms else collection.nothing()
    for view in collection.views if terms else ():
        mask[_sharing(view, terms)] = True
    return mask


def _sharing(view: View, terms: Terms) -> Array:
    """A segment's documents with such a sentence: around each of the rarest term, do the others stand as well?"""
    rarest, *commoner = sorted((_begins(view.segment, wordings) for wordings in terms), key=len)
    documents = _documents(view.segment, rarest)
    inside = view.numbers[documents] >= 0
    documents, rarest = documents[inside], rarest[inside]
    starts, ends = _sentences(view.segment, documents, rarest)
    shared = (rising.searchsorted(starts) < rising.searchsorted(ends) for rising in commoner)
    return view.numbers[documents[reduce(np.logical_and, shared, np.ones(len(rarest), bool))]]


def _begins(segment: Segment, wordings: Wordings) -> Array:
    """Ascending."""
    begins = [segment.begins(TEXT, [*map(term_hash, wording)]) for wording in wordings]
    return begins[0] if len(begins) == 1 else np.sort(np.concatenate(begins), kind="stable")


def _documents(segment: Segment, positions: Array) -> Array:
    documents: Array = segment.arrays[f"{TEXT}.starts"].searchsorted(positions, side="right") - 1
    return documents


def _sentences(segment: Segment, documents: Array, positions: Array) -> tuple[Array, Array]:
    """Where the sentences around these positions begin, and where they are over: the position after their end."""
    # Of the same kind as what they are looked up in: numpy would copy that into another.
    bounds = segment.arrays[f"{TEXT}.starts"].astype(positions.dtype)
    starts, ends = bounds[documents], bounds[documents + 1]
    for mark in ENDS:
        marks = segment.positions(TEXT, term_hash(mark))
        if len(marks):
            following = marks.searchsorted(positions)
            before = marks.take(following - 1, mode="clip") + 1
            starts = np.where(following > 0, np.maximum(starts, before), starts)
            over = marks.take(following, mode="clip") + 1
            ends = np.where(following < len(marks), np.minimum(ends, over), ends)
    return starts, ends

"""Terms that stand together: in one document, or between two ends of sentences. Pure array arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Literal

import numpy as np

from search.engines.postings import Collection, Mask
from search.engines.ranking import TEXT
from search.engines.segments import Array, Segment, term_hash

Within = Literal["notice", "problem", "measure", "sentence"]
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
        numbers = part.numbers[_sharing(part.segment, terms)]
        mask[numbers[numbers >= 0]] = True
    return mask


def _sharing(segment: Segment, terms: Terms) -> Array:
    """A segment's documents with such a sentence.

    A sentence's number is how many ends and documents stand before it: no list of all sentences is needed.
    """
    begins = [_begins(segment, wordings) for wordings in terms]
    sentences = [_sentences(segment, places) for places in begins]
    common = reduce(np.intersect1d, sentences)
    return _documents(segment, begins[0][np.isin(sentences[0], common)])


def _begins(segment: Segment, wordings: tuple[str, ...]) -> Array:
    return np.concatenate([segment.begins(TEXT, [*map(term_hash, each)]) for each in wordings])


def _documents(segment: Segment, places: Array) -> Array:
    documents: Array = segment.arrays[f"{TEXT}.starts"].searchsorted(places, side="right") - 1
    return documents


def _sentences(segment: Segment, places: Array) -> Array:
    numbers = _documents(segment, places)
    for end in ENDS:
        numbers = numbers + segment.places(TEXT, term_hash(end)).searchsorted(places)
    return numbers

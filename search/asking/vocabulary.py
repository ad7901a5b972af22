"""The words of the collection, for spelling and suggestions: made once an index generation, before they are asked for
where the upkeep runs.

From the dictionary come its words that stand in the index, at most `MOST`, with the field's terms and the names of
places and problem areas: about 20 MB a process. A second the first time (the dictionary is hashed), then less than
a third of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock, Thread

import numpy as np
from haystack import connections

from search.asking.spelling import LONGEST_WORD, Lexicon, lexicon
from search.engines.lexicon import frequencies, hashes_of
from search.engines.segments import Array
from search.engines.snapshot import Snapshot, snapshot
from search.language import analysis

MOST = 30_000
_EMPTY = Lexicon({}, {}, {})

_kept: list[tuple[object, Lexicon]] = []
_making = Lock()


def words() -> Lexicon:
    """Of the newest generation; waits until it is made."""
    opened = _opened()
    with _making:
        if not _kept or _kept[0][0] != _name(opened):
            _kept[:] = [(_name(opened), _made(opened))]
        return _kept[0][1]


def words_at_hand() -> Lexicon:
    """What there is without waiting: the last generation's while the newest is being made, none before the first."""
    if (not _kept or _kept[0][0] != _name(_opened())) and not _making.locked():
        Thread(target=words, daemon=True).start()
    return _kept[0][1] if _kept else _EMPTY


def generation() -> object:
    return _name(_opened())


def documents_holding(words: Sequence[str]) -> tuple[dict[str, int], int]:
    """How many documents, of any unit, hold each word, and how many there are."""
    opened = _opened()
    counts = frequencies(opened, "words", hashes_of(words)).tolist()
    return dict(zip(words, counts, strict=True)), sum(len(live) for _, live in opened.leaves)


def _opened() -> Snapshot:
    return snapshot(connections["default"].get_backend().store)


def _name(opened: Snapshot) -> object:
    return opened.generation


def _made(opened: Snapshot) -> Lexicon:
    candidates, hashes = _candidates()
    counts = frequencies(opened, "words", hashes) + frequencies(opened, "place", hashes)
    commonest = np.argsort(-counts, kind="stable")[:MOST]
    return lexicon({candidates[at]: int(counts[at]) for at in commonest.tolist() if counts[at]})


@cache
def _candidates() -> tuple[tuple[str, ...], Array]:
    found = tuple(
        word for word in analysis.dictionary() if 2 <= len(word) <= LONGEST_WORD and not word.isascii()
    )
    return found, hashes_of(found)

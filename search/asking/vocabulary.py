"""What asking reads of the collection: its words once an index generation, rows once a page.

The words, for spelling and suggestions, are made before they are asked for where the upkeep runs.

From the dictionary come its words that stand in the index, at most `MOST`, with the field's terms and the names of
places and problem areas: about 20 MB a process. A second the first time (the dictionary is hashed), then less than
a third of that.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextvars import ContextVar
from functools import cache, wraps
from threading import Lock, Thread
from typing import Any, ParamSpec

from search.asking.spelling import LONGEST_WORD, Lexicon, corrected, lexicon
from search.engines.answer import Frequencies
from search.engines.connection import engine
from search.engines.protocol import IndexMissingError, Result
from search.language import analysis
from search.language.synonyms import thesaurus

MOST = 30_000
_EMPTY = Lexicon({}, {}, {}, {})

Parameters = ParamSpec("Parameters")
ROWS: ContextVar[dict[Hashable, Any] | None] = ContextVar("rows", default=None)  # while a page is asked for
_cached: list[tuple[Hashable, Lexicon]] = []
_making = Lock()


def read_once(read: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Of rows, by hashable arguments: the same for all runs and questions of a page."""

    @wraps(read)
    def reading(*arguments: Parameters.args, **options: Parameters.kwargs) -> Result:
        rows = ROWS.get()
        if rows is None:
            return read(*arguments, **options)
        key = (read, arguments, tuple(options.items()))
        if key not in rows:
            rows[key] = read(*arguments, **options)
        result: Result = rows[key]
        return result

    return reading


def words() -> Lexicon:
    """Of the newest generation; waits until it is made."""
    newest = generation()
    if newest is None:
        return _EMPTY
    with _making:
        if not _cached or _cached[0][0] != newest:
            _cached[:] = [(newest, _made())]
        return _cached[0][1]


def words_at_hand() -> Lexicon:
    """What there is without waiting: the last generation's while the newest is being made, none before the first."""
    newest = generation()
    if newest is None:
        return _EMPTY
    if (not _cached or _cached[0][0] != newest) and not _making.locked():
        Thread(target=words, daemon=True).start()
    return _cached[0][1] if _cached else _EMPTY


@read_once
def corrected_text(text: str) -> str:
    """With what was mistyped in it as it was likely meant."""
    return corrected(words(), text)


def generation() -> Hashable:
    """None where there is no index."""
    try:
        return engine().generation()
    except IndexMissingError:
        return None


def documents_holding(words: Sequence[str]) -> Frequencies:
    """How many documents, of any unit, hold each word, and how many there are."""
    return engine().frequencies(words)


def _made() -> Lexicon:
    candidates = _candidates()
    counts = engine().frequencies(candidates, ("words", "across", "place")).counts
    counted = [(word, count) for word, count in zip(candidates, counts, strict=True) if count]
    return lexicon(dict(sorted(counted, key=lambda pair: -pair[1])[:MOST]))


@cache
def _candidates() -> tuple[str, ...]:
    """The dictionary's words, and those of the thesaurus, which an index holds as well."""
    listed = dict.fromkeys((*analysis.dictionary(), *sorted(thesaurus().words)))
    return tuple(word for word in listed if 2 <= len(word) <= LONGEST_WORD and not word.isascii())

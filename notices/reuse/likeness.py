"""When two sentences say the same: word for word, numbers, punctuation and names of own places apart. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from hashlib import blake2b
from typing import NamedTuple

from notices.parsing.lines import fold

LEAST = 14  # signs that are compared: a shorter sentence may stand anywhere
_SENTENCE = re.compile(r"[^。；;！!？?\n]++[。；;！!？?”]*+")
_NUMBER = re.compile(r"\d[\d.,]*")
_UNSAID = re.compile(r"[\W_]++")


class KeyedSentence(NamedTuple):
    """`text[start:end]`, and the number that all sentences have which say the same."""

    start: int
    end: int
    key: int


def keyed_sentences(text: str, places: Collection[str] = ()) -> Iterator[KeyedSentence]:
    """Those long enough to tell; `places` are names that are left out: 深圳, 龙华."""
    for match in _SENTENCE.finditer(text):
        if len(words := _compared(match[0], places)) >= LEAST:
            digest = blake2b(words.encode(), digest_size=8).digest()
            yield KeyedSentence(*match.span(), int.from_bytes(digest, signed=True))


def _compared(sentence: str, places: Collection[str]) -> str:
    words = _UNSAID.sub("", _NUMBER.sub("0", fold(sentence)))
    for name in sorted(places, key=len, reverse=True):
        words = words.replace(name, "")
    return words

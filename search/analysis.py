"""How text becomes tokens: the only module that knows jieba.

Two readings of the same text. `chars`: every character a token, so that a phrase search is a substring scan.
`words`: jieba's words and their sub-words, so that a search by words ranks. Both come as tokens without white
space; a field holds them joined by blanks, so that any engine tokenises by white space alone.
"""

from __future__ import annotations

import logging
import re
import unicodedata
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

# Raise it with any change of what the functions below give: an index of another version is stale.
ANALYSIS_VERSION = "1"

# Stands between two pieces in `chars`. Longer than one character: no character of a text is equal to it.
BREAK = "¶¶"

_cache_directory: list[Path] = []


def keep_dictionary_in(directory: Path) -> None:
    """Where jieba keeps its compiled dictionary (5 MB); else it is compiled anew when /tmp is cleaned."""
    _cache_directory[:] = [directory]


@cache
def _jieba() -> Any:
    """Loaded late: its dictionary takes most of a second, and a phrase search never needs it."""
    with warnings.catch_warnings():
        # jieba 0.42 imports pkg_resources and has stray backslashes in strings: both warn on newer Pythons.
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_directory[0]) if _cache_directory else None
    tokenizer.initialize()
    return tokenizer


def normalise(text: str) -> str:
    """One form for full and half width, capitals and small letters: `ＰＰＰ项目` → `ppp项目`."""
    return unicodedata.normalize("NFKC", text).casefold()


def fold(text: str) -> str:
    """What two texts have in common that a phrase search calls equal: normalised, white space dropped."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def chars(pieces: Iterable[str]) -> list[str]:
    """Every character a token; a break between two pieces keeps a phrase from running across."""
    tokens: list[str] = []
    for piece in pieces:
        if tokens:
            tokens.append(BREAK)
        tokens.extend(fold(piece))
    return tokens


def words(pieces: Iterable[str]) -> list[str]:
    """The words of each piece, longer ones together with the words inside them; punctuation dropped."""
    return [word for piece in pieces for word in _jieba().cut_for_search(normalise(piece)) if _is_word(word)]


def cut(text: str) -> list[str]:
    """A query as the words to look for, each once: no word together with its own sub-words."""
    return list(dict.fromkeys(word for word in _jieba().cut(normalise(text)) if _is_word(word)))


def _is_word(token: str) -> bool:
    return any(char.isalnum() for char in token) and not token.isspace()

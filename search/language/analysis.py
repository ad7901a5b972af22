"""How text becomes tokens: the only module that knows jieba, and rjieba, the same in Rust, where that was chosen.

Three readings of the same text. `chars`: every character a token, so that a phrase search is a substring scan.
`words`: jieba's words and their sub-words, and the phrases of the thesaurus, so that a search by words ranks.
`across`: the dictionary's words that stand in the text but across its cut: 国企 in 中|国企业家 is found, and counts
less. All come as tokens without white space; a field holds them joined by blanks, so that any engine tokenises by
white space alone.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import Any

from search.language.folding import fold, normalise
from search.language.synonyms import thesaurus

__all__ = [
    "ANALYSIS_VERSION",
    "BREAK",
    "across",
    "atoms",
    "chars",
    "cut",
    "dictionary",
    "fold",
    "is_indexed",
    "normalise",
    "version",
    "words",
]

# Raise it with any change of what the functions below give: an index of another version is stale.
ANALYSIS_VERSION = "3"

# Stands between two pieces in `chars`. Longer than one character: no character of a text is equal to it.
BREAK = "¶¶"

CUTS = 2_000  # texts whose words are kept: about as many as ten notices have

TERMS = Path(__file__).with_name("terms.txt")

SEGMENTERS = ("jieba", "rjieba")

_cache_directory: list[Path] = []
_segmenter = ["jieba"]


class NoSegmenterError(ValueError):
    """What was asked for is not one of them, or not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"没有分词程序“{name}”：可选 {'、'.join(SEGMENTERS)}，后者须另行安装（pip install rjieba）。"
        )


def segment_with(name: str) -> None:
    """The one that cuts texts and queries; an index made with the other is stale."""
    if name not in SEGMENTERS or not find_spec(name):
        raise NoSegmenterError(name)
    _segmenter[:] = [name]
    for kept in (_cutter, _words):
        kept.cache_clear()


def keep_dictionary_in(directory: Path) -> None:
    """Where jieba keeps its compiled dictionary (5 MB); else it is compiled anew when /tmp is cleaned."""
    _cache_directory[:] = [directory]


@cache
def terms() -> tuple[str, ...]:
    """The field's own words, each to be cut as one."""
    lines = (line.partition("#")[0] for line in TERMS.read_text("utf-8").splitlines())
    return tuple(dict.fromkeys(fold(term) for line in lines for term in line.split()))


def version() -> str:
    """Of what an index holds: this module's, and that of the words it was given."""
    return f"{ANALYSIS_VERSION}-{_given_words()}" + ("" if _segmenter == ["jieba"] else f"-{_segmenter[0]}")


@cache
def _given_words() -> str:
    words = "\n".join([*terms(), "", *sorted(thesaurus().words)])
    return sha256(words.encode()).hexdigest()[:8]


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
    for term in terms():
        tokenizer.add_word(term)
    return tokenizer


class _Jieba:
    def __init__(self) -> None:
        self.cut, self.cut_for_search = _jieba().cut, _jieba().cut_for_search

    def standing(self, text: str) -> Iterator[str]:
        """Every word of two characters and more that the dictionary has at any place of the text."""
        for start, ends in _jieba().get_DAG(text).items():
            yield from (text[start : end + 1] for end in ends if end > start)


class _Rjieba:
    """The same dictionary and nearly the same cut: they differ where numbers and signs meet (0755-12345)."""

    def __init__(self) -> None:
        import rjieba

        segmenter = rjieba.Jieba()
        for term in terms():
            segmenter.add_word(term, _jieba().FREQ.get(term), None)
        self.cut, self.cut_for_search, self._all = segmenter.cut, segmenter.cut_for_search, segmenter.cut_all

    def standing(self, text: str) -> Iterator[str]:
        return (word for word in self._all(text) if len(word) > 1 and _jieba().FREQ.get(word))


@cache
def _cutter() -> _Jieba | _Rjieba:
    return _Rjieba() if _segmenter == ["rjieba"] else _Jieba()


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The thesaurus's words that the dictionary lacks, by their first two characters."""
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(thesaurus().words):
        if not phrase.isascii() and not _jieba().FREQ.get(phrase):
            phrases[phrase[:2]] = (*phrases.get(phrase[:2], ()), phrase)
    return phrases


def chars(pieces: Iterable[str]) -> list[str]:
    """Every character a token; a break between two pieces keeps a phrase from running across."""
    tokens: list[str] = []
    for piece in pieces:
        if tokens:
            tokens.append(BREAK)
        tokens.extend(fold(piece))
    return tokens


def words(pieces: Iterable[str]) -> list[str]:
    """The words of each piece, longer ones together with the words inside them, then the phrases; no punctuation."""
    return [word for piece in pieces for word in _words(normalise(piece))]


def across(pieces: Iterable[str]) -> list[str]:
    """The dictionary's words that stand in a piece without being among its words, each as often as it stands there."""
    tokens: list[str] = []
    for text in map(normalise, pieces):
        known = set(_words(text))
        tokens += [word for word in _cutter().standing(text) if word not in known]
    return tokens


def cut(text: str) -> list[str]:
    """A query as the words to look for, each once: no word together with its own sub-words."""
    return list(dict.fromkeys(word for word in _cutter().cut(normalise(text)) if _is_word(word)))


def atoms(word: str) -> tuple[str, ...]:
    """The likeliest words of two characters and more that make up a long one: 违法|建筑; () where none do."""
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(2, len(word) + 1):
        ways = [
            (best[start][0] + log(count), (*best[start][1], word[start:end]))
            for start in range(end - 1)
            if start in best
            and (start, end) != (0, len(word))
            and (count := _jieba().FREQ.get(word[start:end]))
        ]
        if ways:
            # Fewer words are likelier, each by the size of the dictionary's corpus.
            best[end] = max(ways, key=lambda way: way[0] - len(way[1]) * log(_jieba().total))
    return best.get(len(word), (0.0, ()))[1]


def is_indexed(word: str) -> bool:
    """Whether `words` and `across` together hold the word wherever its characters stand together."""
    return bool(_jieba().FREQ.get(word)) or word in _phrases().get(word[:2], ())


def dictionary() -> Iterator[str]:
    """Every word that a cut may give, with the field's own; what the cut guesses is not among them."""
    return (word for word, count in _jieba().FREQ.items() if count)


@lru_cache(maxsize=CUTS)
def _words(text: str) -> tuple[str, ...]:
    """Kept, because `words` and `across` both ask, and notice, problem and measure hold the same texts."""
    cut = filter(_is_word, _cutter().cut_for_search(text))
    phrases = (
        phrase
        for start in range(len(text))
        for phrase in _phrases().get(text[start : start + 2], ())
        if text.startswith(phrase, start)
    )
    return (*cut, *phrases)


def _is_word(token: str) -> bool:
    return any(char.isalnum() for char in token) and not token.isspace()

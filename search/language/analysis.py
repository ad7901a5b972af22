"""How text becomes tokens: the only module that knows jieba, and rjieba, the same in Rust, where that was chosen.

Three readings of the same text. `chars`: every character a token, so that a phrase search is a substring scan.
`words`: jieba's words, the phrases of the thesaurus, and figures with their units, so that a search by words ranks.
`across`: what stands in a text and is none of its words. A word inside of another along that one's own parts: 学习 in
集中|学习, never 中学; and the dictionary's words of three characters and more that stand across the cut: shorter ones
that do are accidents of writing (国企 in 中国|企业家) and are found in quotes only. All come as tokens without white
space; a field holds them joined by blanks, so that any engine tokenises by white space alone.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import accumulate
from math import log
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from notices.own_files import is_ours
from search.language.figures import figures, is_figure, unseparated
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
ANALYSIS_VERSION = "9"

# Stands between two pieces in `chars`. Longer than one character: no character of a text is equal to it.
BREAK = "¶¶"

SHORTEST_ACROSS = 3  # characters
# What stands before one is a word as well: 大学 in 大学生, though 学生 is likelier.
SUFFIXES = "生师员者家部长费率院园馆局站厂"
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
    for cached in (version, _cutter, _words, _placed, is_word_at):
        cached.cache_clear()


def keep_dictionary_in(directory: Path) -> None:
    """Where jieba keeps its compiled dictionary (5 MB); else it is compiled anew when /tmp is cleaned."""
    _cache_directory[:] = [directory]


@cache
def terms() -> tuple[str, ...]:
    """The field's own words, each to be cut as one."""
    lines = (line.partition("#")[0] for line in TERMS.read_text("utf-8").splitlines())
    return tuple(dict.fromkeys(fold(term) for line in lines for term in line.split()))


@cache
def version() -> str:
    """Of what an index holds: this module's, and that of the words it was given."""
    words = "\n".join([*terms(), "", *sorted(thesaurus().words)])
    plain = f"{ANALYSIS_VERSION}-{sha256(words.encode()).hexdigest()[:8]}"
    return plain + ("" if _segmenter == ["jieba"] else f"-{_segmenter[0]}")


@cache
def _jieba() -> Any:
    """Loaded late: its dictionary takes most of a second, and a phrase search never needs it."""
    with warnings.catch_warnings():
        # jieba 0.42 imports pkg_resources and has stray backslashes in strings: both warn on newer Pythons.
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.CRITICAL)  # that a full disk keeps no dictionary harms nobody
    tokenizer = jieba.Tokenizer()
    directory = _cache_directory[0] if _cache_directory else Path(gettempdir())
    if _is_foreign(directory / "jieba.cache"):  # it would be unmarshalled
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    tokenizer.tmp_dir = str(directory)
    tokenizer.initialize()
    for term in terms():
        tokenizer.add_word(term)
    return tokenizer


def _is_foreign(path: Path) -> bool:
    return path.exists() and not is_ours(path)


class _Jieba:
    def __init__(self) -> None:
        self.cut = _jieba().cut

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
        self.cut, self._all = segmenter.cut, segmenter.cut_all

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


def chars(texts: Iterable[str]) -> list[str]:
    """Every character a token; a break between two pieces keeps a phrase from running across."""
    tokens: list[str] = []
    for text in texts:
        if tokens:
            tokens.append(BREAK)
        tokens.extend(fold(text))
    return tokens


def words(texts: Iterable[str]) -> list[str]:
    """The words of each text, then phrases and figures; no punctuation."""
    return [word for text in texts for word in _words(normalise(text))]


def across(texts: Iterable[str]) -> list[str]:
    """The words inside of a text's words, then the dictionary's longer ones that stand there besides, as often."""
    tokens: list[str] = []
    for text in map(normalise, texts):
        listed = _words(text)
        words_of_text = {*listed, *(inner for word in listed for inner in _inside(word))}
        tokens += [inner for word in listed for inner in _inside(word)]
        standing = (word for word in _cutter().standing(text) if len(word) >= SHORTEST_ACROSS)
        tokens += [word for word in standing if word not in words_of_text]
    return tokens


def cut(text: str) -> list[str]:
    """A query as the words to look for, each once: no word together with its own sub-words; a figure with its unit."""
    return list(dict.fromkeys(_cut(normalise(text))))


def _cut(text: str) -> Iterator[str]:
    offset = 0
    for start, end, figure in figures(text):
        yield from filter(_is_word, _cutter().cut(text[offset:start]))
        yield figure
        offset = end
    yield from filter(_is_word, _cutter().cut(text[offset:]))


@lru_cache(maxsize=8192)  # a snippet asks for the same spot several times
def is_word_at(text: str, start: int, end: int) -> bool:
    """Whether what stands there in a folded text is one of its words, or a word inside of one along its parts."""
    around = next((token for first, last, token in _placed(text) if first <= start and end <= last), "")
    return text[start:end] in (around, *_inside(around))


@lru_cache(maxsize=CUTS)
def _placed(text: str) -> tuple[tuple[int, int, str], ...]:
    tokens = tuple(_cutter().cut(text))
    ends = accumulate(map(len, tokens))
    return tuple((end - len(token), end, token) for token, end in zip(tokens, ends, strict=True))


def atoms(word: str) -> tuple[str, ...]:
    """The likeliest words of two characters and more that make up a long one: 违法|建筑; () where none do."""
    return _likeliest(word, 2)


def _likeliest(word: str, shortest: int) -> tuple[str, ...]:
    """The dictionary's words, none below a length, that follow one another in it; fewer are likelier."""
    frequencies, total = _jieba().FREQ, log(_jieba().total)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(1, len(word) + 1):
        paths = [
            (
                best[start][0] + log(frequencies.get(word[start:end]) or 1) - total,
                (*best[start][1], word[start:end]),
            )
            for start in range(end - shortest + 1)
            if start in best
            and (start, end) != (0, len(word))
            and (frequencies.get(word[start:end]) or end - start == shortest == 1)
        ]
        if paths:
            best[end] = max(paths)
    return best.get(len(word), (0.0, ()))[1]


def is_indexed(word: str) -> bool:
    """Whether `words` and `across` hold the word wherever it stands as one; others are looked for by characters."""
    return bool(_jieba().FREQ.get(word)) or word in _phrases().get(word[:2], ()) or is_figure(word)


def is_known(word: str) -> bool:
    """Whether the dictionary has it, or the field's own words do."""
    return bool(_jieba().FREQ.get(word))


@lru_cache(maxsize=8192)
def is_fixed(word: str) -> bool:
    """One of the field's own terms: taken apart they say something else (形式|主义)."""
    return word in _fixed()


@cache
def _fixed() -> frozenset[str]:
    return frozenset(terms())


def dictionary() -> Iterator[str]:
    """Every word that a cut may give, with the field's own; what the cut guesses is not among them."""
    return (word for word, count in _jieba().FREQ.items() if count)


@lru_cache(maxsize=CUTS)
def _words(text: str) -> tuple[str, ...]:
    """Kept, because `words` and `across` both ask, and notice, problem and measure hold the same texts."""
    text = unseparated(text)
    cut = (word for word in _cutter().cut(text) if _is_word(word))
    phrases = (
        phrase
        for start in range(len(text))
        for phrase in _phrases().get(text[start : start + 2], ())
        if text.startswith(phrase, start)
    )
    return (*cut, *phrases, *(figure for _, _, figure in figures(text)))


@lru_cache(maxsize=100_000)
def _inside(word: str) -> tuple[str, ...]:
    """The words of two characters and more along the likeliest way to take it apart, its stem, and what is in them."""
    if len(word) < SHORTEST_ACROSS or not word.isalpha() or word.isascii():
        return ()
    stem = (word[:-1],) if word[-1] in SUFFIXES and is_known(word[:-1]) else ()
    parts = [part for part in _likeliest(word, 1) if len(part) > 1]
    return tuple(token for part in dict.fromkeys((*stem, *parts)) for token in (part, *_inside(part)))


def _is_word(token: str) -> bool:
    return any(char.isalnum() for char in token) and not token.isspace()

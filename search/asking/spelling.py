"""What a mistyped word, or pinyin, was meant to be: the cheapest way through it with words that are there. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from pypinyin import lazy_pinyin

from search.asking.lexing import OPERATORS
from search.language import analysis

LONGEST_WORD = 8
LONGEST_RUN = 40  # characters of Chinese or pinyin that are looked into
# What a piece costs; frequency decides between equals. A character that is no word says that something is wrong.
KNOWN, SOUNDS_SAME, ONE_OFF, STRAY = 0.3, 0.45, 0.5, 1.0
SHORTEST_GAP = 4  # characters of a word that is recognised with another in place of one
SOUNDS_KEPT = 8_192  # pieces of words: a page asks after each piece of a long question seven times
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}(?![:：\u4e00-\u9fff])")
_LATIN = re.compile(r"[A-Za-z]+(?:[\s'’]+[A-Za-z]+)*(?![:：A-Za-z])")

Pieces = Callable[[str], Iterator[tuple[float, str]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a collection with how many documents hold each; by sound; long ones with a character left open."""

    words: Mapping[str, int]
    sounds: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, tuple[str, ...]]  # by what hardly differs in sound: 意思 and 意识
    gaps: Mapping[str, tuple[str, ...]]


def lexicon(words: Mapping[str, int]) -> Lexicon:
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    alike: defaultdict[str, list[str]] = defaultdict(list)
    gaps: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda item: -words[item]):
        sounds[pinyin(word)].append(word)
        alike[_blurred(pinyin(word))].append(word)
        for gap in _gaps(word) if len(word) >= SHORTEST_GAP else ():
            gaps[gap].append(word)
    return Lexicon(words, _frozen(sounds), _frozen(alike), _frozen(gaps))


def _frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values[:3]) for key, values in lists.items()}


@lru_cache(SOUNDS_KEPT)
def pinyin(word: str) -> str:
    """As the word is read, not its characters one by one: 银行 is yinhang."""
    return "".join(lazy_pinyin(word)).replace("ü", "v")


def _blurred(sound: str) -> str:
    """What many speakers, and so their keyboards, do not tell apart: zh and z, ing and in."""
    return re.sub("(?<=[aei]n)g", "", re.sub("(?<=[zcs])h", "", sound))


def _gaps(word: str) -> Iterator[str]:
    return (f"{word[:offset]}?{word[offset + 1 :]}" for offset in range(len(word)))


def corrected(vocabulary: Lexicon, text: str) -> str:
    """The text with what was mistyped, or typed as pinyin, in the collection's words; itself where nothing fits.

    A word of the dictionary is right as it is, in the collection or not; what is short must sound alike.
    """
    text = _LATIN.sub(lambda match: _spoken(vocabulary, match[0]), text)
    return _CHINESE.sub(lambda match: _mended(vocabulary, match[0]), text)


def _mended(vocabulary: Lexicon, run: str) -> str:
    if len(run) > LONGEST_RUN or run in OPERATORS or analysis.is_known(run):
        return run
    best = _cheapest(run, lambda text: _meant(vocabulary, text))
    return "".join(best) if best else run


def _meant(vocabulary: Lexicon, text: str) -> Iterator[tuple[float, str]]:
    if len(text) == 1:
        yield STRAY, text
        return
    if analysis.is_known(text):
        yield KNOWN, text
        return
    if text in vocabulary.words:
        yield KNOWN, text
    same = vocabulary.alike.get(_blurred(pinyin(text)), ())
    gaps = () if analysis.atoms(text) else _gaps(text)
    off = [word for gap in gaps for word in vocabulary.gaps.get(gap, ())]
    for cost, words in ((SOUNDS_SAME, same), (ONE_OFF, off)):
        yield from ((cost - _favour(vocabulary, word), word) for word in words if word != text)


def _spoken(vocabulary: Lexicon, run: str) -> str:
    """Pinyin as words, one after another; what does not come out as words altogether stays as typed."""
    syllables = re.split(r"[\s'’]+", run)
    if any(syllable in OPERATORS for syllable in syllables) or len(run) > LONGEST_RUN:
        return run
    words = [_heard(vocabulary, syllable) for syllable in syllables]
    spoken = (
        [word for heard in words for word in heard] if all(words) else _heard(vocabulary, "".join(syllables))
    )
    return " ".join(spoken) or run


def _heard(vocabulary: Lexicon, sound: str) -> tuple[str, ...]:
    def meant(text: str) -> Iterator[tuple[float, str]]:
        return ((KNOWN - _favour(vocabulary, word), word) for word in vocabulary.sounds.get(text, ()))

    return _cheapest(sound.lower(), meant, longest=LONGEST_WORD * 6)


def _favour(vocabulary: Lexicon, word: str) -> float:
    """Never as much as a word costs: of two ways with as many words, the commoner one."""
    return min(0.1, log(1 + vocabulary.words.get(word, 0)) / 100)


def _cheapest(run: str, meant: Pieces, longest: int = LONGEST_WORD) -> tuple[str, ...]:
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(1, len(run) + 1):
        paths = [
            (best[start][0] + cost, (*best[start][1], word))
            for start in range(max(0, end - longest), end)
            if start in best
            for cost, word in meant(run[start:end])
        ]
        if paths:
            best[end] = min(paths)
    return best.get(len(run), (0.0, ()))[1]


def starting(vocabulary: Lexicon, typed: str, most: int) -> list[str]:
    """The commonest words that begin as typed, in characters or in pinyin."""
    if not typed:
        return []
    matching: Iterable[str] = (word for word in vocabulary.words if word.startswith(typed) and word != typed)
    if typed.isascii():
        matching = (
            word for sound, words in vocabulary.sounds.items() if sound.startswith(typed) for word in words
        )
    return sorted(matching, key=lambda word: (-vocabulary.words[word], word))[:most]

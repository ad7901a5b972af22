"""What a mistyped word, or pinyin, was meant to be: the cheapest way through it with words that are there. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from pypinyin import lazy_pinyin

from search.asking.lexing import OPERATORS

LONGEST_WORD = 8
LONGEST_RUN = 40  # characters of Chinese or pinyin that are looked into
# What a piece costs; frequency decides between equals. A character that is no word says that something is wrong.
KNOWN, SOUNDS_SAME, ONE_OFF, ONE_OFF_SHORT, STRAY = 0.3, 0.45, 0.5, 0.9, 1.0
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}(?![:：\u4e00-\u9fff])")
_LATIN = re.compile(r"[A-Za-z]+(?:[\s'’]+[A-Za-z]+)*(?![:：A-Za-z])")

Pieces = Callable[[str], Iterator[tuple[float, str]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a collection with how many documents hold each; by sound; and with one character left open."""

    words: Mapping[str, int]
    sounds: Mapping[str, tuple[str, ...]]
    gaps: Mapping[str, tuple[str, ...]]


def lexicon(words: Mapping[str, int]) -> Lexicon:
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    gaps: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda each: -words[each]):
        sounds[pinyin(word)].append(word)
        for gap in _gaps(word):
            gaps[gap].append(word)
    return Lexicon(words, _frozen(sounds), _frozen(gaps))


def _frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values[:3]) for key, values in lists.items()}


def pinyin(word: str) -> str:
    return "".join(map(_sound, word))


@cache
def _sound(char: str) -> str:
    return lazy_pinyin(char)[0].replace("ü", "v")


def _gaps(word: str) -> Iterator[str]:
    return (f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)))


def corrected(known: Lexicon, text: str) -> str:
    """The text with what was mistyped, or typed as pinyin, in the collection's words; itself where nothing fits."""
    text = _LATIN.sub(lambda found: _spoken(known, found[0]), text)
    return _CHINESE.sub(lambda found: _mended(known, found[0]), text)


def _mended(known: Lexicon, run: str) -> str:
    if len(run) > LONGEST_RUN or run in OPERATORS:
        return run
    best = _cheapest(run, lambda piece: _meant(known, piece))
    return "".join(best) if best else run


def _meant(known: Lexicon, piece: str) -> Iterator[tuple[float, str]]:
    if len(piece) == 1:
        yield STRAY, piece
        return
    if piece in known.words:
        yield KNOWN, piece
    same = known.sounds.get(pinyin(piece), ())
    off = [word for gap in _gaps(piece) for word in known.gaps.get(gap, ())]
    costs = ((SOUNDS_SAME, same), (ONE_OFF if len(piece) > 3 else ONE_OFF_SHORT, off))
    for cost, words in costs:
        yield from ((cost - _favour(known, word), word) for word in words if word != piece)


def _spoken(known: Lexicon, run: str) -> str:
    """Pinyin as words, one after another; what does not come out as words altogether stays as typed."""
    syllables = re.split(r"[\s'’]+", run)
    if any(each in OPERATORS for each in syllables) or len(run) > LONGEST_RUN:
        return run
    words = [_heard(known, each) for each in syllables]
    whole = [word for some in words for word in some] if all(words) else _heard(known, "".join(syllables))
    return " ".join(whole) or run


def _heard(known: Lexicon, sound: str) -> tuple[str, ...]:
    def meant(piece: str) -> Iterator[tuple[float, str]]:
        return ((KNOWN - _favour(known, word), word) for word in known.sounds.get(piece, ()))

    return _cheapest(sound.lower(), meant, longest=LONGEST_WORD * 6)


def _favour(known: Lexicon, word: str) -> float:
    """Never as much as a word costs: of two ways with as many words, the commoner one."""
    return min(0.1, log(1 + known.words.get(word, 0)) / 100)


def _cheapest(run: str, meant: Pieces, longest: int = LONGEST_WORD) -> tuple[str, ...]:
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(1, len(run) + 1):
        ways = [
            (best[start][0] + cost, (*best[start][1], word))
            for start in range(max(0, end - longest), end)
            if start in best
            for cost, word in meant(run[start:end])
        ]
        if ways:
            best[end] = min(ways)
    return best.get(len(run), (0.0, ()))[1]


def starting(known: Lexicon, typed: str, most: int) -> list[str]:
    """The commonest words that begin as typed, in characters or in pinyin."""
    if not typed:
        return []
    found: Iterable[str] = (word for word in known.words if word.startswith(typed) and word != typed)
    if typed.isascii():
        found = (word for sound, words in known.sounds.items() if sound.startswith(typed) for word in words)
    return sorted(found, key=lambda word: (-known.words[word], word))[:most]

"""Collections of any size out of a few notices: sentences put together anew, by a fixed seed; and the queries for them.

Limits: sentences recur, so the vocabulary does not grow with the collection, and rare words are less rare than in life.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from search.language import analysis

SEED = 2024
PROVINCES, DISTRICTS, CATEGORIES = 30, 300, 36


@dataclass(frozen=True, slots=True)
class Passage:
    number: int
    text: str
    sentences: tuple[str, ...]
    district: int
    year: int
    categories: tuple[int, ...]

    @property
    def province(self) -> int:
        return self.district % PROVINCES

    @property
    def tokens(self) -> tuple[list[str], list[str]]:
        """What our index holds of it: jieba's words, and those that stand across them. Each sentence is cut once."""
        cut = [_tokens(sentence) for sentence in self.sentences]
        return [word for words, _ in cut for word in words], [word for _, words in cut for word in words]

    @property
    def words(self) -> list[str]:
        return [word for words in self.tokens for word in words]

    @property
    def chars(self) -> str:
        return analysis.fold(self.text)


@dataclass(frozen=True, slots=True)
class Query:
    """`kind`: high, mid, low (one word), and, or, phrase; `terms`: its words, or the one phrase."""

    kind: str
    terms: tuple[str, ...]


@cache
def _tokens(sentence: str) -> tuple[list[str], list[str]]:
    return analysis.words([sentence]), analysis.across([sentence])


def sentences(folder: Path) -> list[str]:
    texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    found = (each for text in texts for each in re.findall(r"[^。\n]{10,120}。", text))
    return list(dict.fromkeys(each.strip() for each in found))


def passages(folder: Path, size: int) -> Iterator[Passage]:
    """The first so many of one endless row: a small collection is the beginning of a large one."""
    return islice(_endless(sentences(folder)), size)


def _endless(pool: list[str]) -> Iterator[Passage]:
    draw = random.Random(SEED)
    zipf = {size: [1 / rank for rank in range(1, size + 1)] for size in (DISTRICTS, CATEGORIES)}
    number = 0
    while True:
        number += 1
        wanted, parts = draw.triangular(80, 300, 230), [draw.choice(pool)]
        while sum(map(len, parts)) < wanted - 30:
            parts.append(draw.choice(pool))
        yield Passage(
            number=number,
            text="".join(parts),
            sentences=tuple(parts),
            district=draw.choices(range(DISTRICTS), zipf[DISTRICTS])[0],
            year=draw.randrange(2014, 2026),
            categories=tuple(set(draw.choices(range(CATEGORIES), zipf[CATEGORIES], k=draw.choice((1, 2))))),
        )


# Of the passages; how many queries.
_FREQUENCIES = {"high": (0.15, 0.75, 7), "mid": (0.01, 0.04, 7), "low": (0.002, 0.004, 6)}


def queries(folder: Path) -> list[Query]:
    """The same for every size: chosen on the first 20,000 passages."""
    sample, draw = list(passages(folder, 20_000)), random.Random(SEED)
    frequency = Counter(word for passage in sample for word in set(passage.words))
    han = sorted(
        (word, count / len(sample)) for word, count in frequency.items() if re.fullmatch("[一-龥]{2,6}", word)
    )
    words = {
        kind: [word for word, share in han if low <= share <= high]
        for kind, (low, high, _) in _FREQUENCIES.items()
    }
    single = [
        Query(kind, (word,))
        for kind, (_, _, number) in _FREQUENCIES.items()
        for word in draw.sample(words[kind], number)
    ]
    pairs = [("high", "mid"), ("mid", "mid"), ("high", "high"), ("high", "low"), ("mid", "low")] * 2
    both = [Query("and", tuple(draw.choice(words[kind]) for kind in pair)) for pair in pairs]
    either = [Query("or", tuple(draw.choice(words[kind]) for kind in pair)) for pair in pairs[:5]]
    return [*single, *both, *either, *(Query("phrase", (_phrase(sample, draw),)) for _ in range(5))]


def _phrase(sample: list[Passage], draw: random.Random) -> str:
    while True:
        text, length = draw.choice(sample).text, draw.randint(4, 8)
        at = draw.randrange(len(text) - length)
        if re.fullmatch("[一-龥]+", text[at : at + length]):
            return text[at : at + length]

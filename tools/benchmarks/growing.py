"""A collection whose vocabulary grows with it, as real text's does, and a log of questions for it; all by a seed.

Sentences of the samples recur, so each passage has names beside them, drawn out of an endless row of invented words:
the n-th of these is the less frequent the larger n is (Zipf, s = 1.7). So different words grow as the 0.6th power of
the text (Heaps), and most of them stand in few passages.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from search.asking.questions import phrase
from search.engines.protocol import Document
from search.engines.question import Everything, Node, Question, Word, Words
from search.language import analysis
from tools.benchmarks.passages import CATEGORIES, DISTRICTS, SEED, sentences

UNIT = "notices.measure"
OF_A_NOTICE = 50  # passages
NAMES = (2, 6)  # of a passage, from and to
ZIPF = 1.7
FACETS = ("district", "year", "category")
A_KIND = 5  # questions of each kind
_SIGNS = (
    "东西南北中新和平安康福永兴华光明长青云山河江湖海林石桥园城镇村路街港湾田坪岭洲溪泉塘井亭台阁楼门关口渡浦"
)


def documents(folder: Path, size: int) -> Iterator[Document]:
    """The first so many of an endless row: a small collection is the beginning of a large one."""
    return islice(_endless(sentences(folder)), size)


def _endless(pool: list[str]) -> Iterator[Document]:
    draw = random.Random(SEED)
    cut = [(sentence, analysis.words([sentence]), analysis.across([sentence])) for sentence in pool]
    districts = [1 / rank for rank in range(1, DISTRICTS + 1)]
    for number in count(1):
        parts = draw.choices(cut, k=draw.randint(2, 4))
        names = [_name(draw) for _ in range(draw.randint(*NAMES))]
        text = "".join(sentence for sentence, _, _ in parts) + "、".join(names)
        yield Document(
            key=f"{UNIT}.{number}",
            unit=UNIT,
            texts={
                "words": " ".join([*(word for _, words, _ in parts for word in words), *names]),
                "across": " ".join(word for _, _, across in parts for word in across),
                "chars": " ".join(analysis.chars([text])),
            },
            groups={
                "name": (f"n-{number // OF_A_NOTICE}",),
                "digest": ("d",),
                "district": tuple(map(str, draw.choices(range(DISTRICTS), districts))),
                "year": (str(draw.randrange(2014, 2026)),),
                "category": tuple({str(draw.randrange(CATEGORIES)) for _ in range(draw.choice((1, 2)))}),
            },
            numbers={
                "pk": number,
                "dated": draw.randrange(735_000, 739_000),
                "notice": number // OF_A_NOTICE + 1,
            },
        )


def _name(draw: random.Random) -> str:
    return name_of(int(draw.random() ** (-1 / (ZIPF - 1))))


def name_of(rank: int) -> str:
    """Two signs and more; another for every rank."""
    signs = ""
    rank += len(_SIGNS)
    while rank:
        rank, sign = divmod(rank, len(_SIGNS))
        signs += _SIGNS[sign]
    return signs


def questions(folder: Path) -> list[tuple[str, Question]]:
    """Sixty, each with its kind, the same for every size; all count facets and want the best twenty."""
    draw, sample = random.Random(SEED), list(documents(folder, 2_000))
    texts = ["".join(document.texts["chars"].split()) for document in sample]

    def word() -> str:
        return draw.choice([text for text in draw.choice(sample).texts["words"].split() if len(text) > 1])

    def run(length: int) -> str:
        text = draw.choice(texts)
        start = draw.randrange(max(1, len(text) - length))
        return text[start : start + length]

    kinds: dict[str, Node] = {}
    log: list[tuple[str, Question]] = []
    for _ in range(A_KIND):
        kinds = {
            "everything": Everything(),
            "one word": _words(word()),
            "a frequent name": _words(name_of(draw.randint(1, 20))),
            "a rare name": _words(name_of(draw.randint(2_000, 20_000))),
            "no such word": _words(f"{name_of(draw.randint(1, 99))}龘"),
            "two words, both": Words(tuple(Word(text, (text,)) for text in (word(), word())), all_words=True),
            "three words": _words(word(), word(), word()),
            "twelve words": _words(*(word() for _ in range(12))),
            "a phrase": phrase(run(6)),
            "a long phrase": phrase(run(40)),
            "no such phrase": phrase(run(3) + "龘" + run(3)),
            "a word, narrowed": _words(word()),
        }
        for kind, node in kinds.items():
            narrowed = {"year": (str(draw.randrange(2014, 2026)),)} if kind == "a word, narrowed" else {}
            sort = "-dated" if kind == "everything" else ""
            log.append((kind, Question(node, narrowed, "measure", sort=sort, stop=20, facets=FACETS)))
    return log


def _words(*texts: str) -> Words:
    return Words(tuple(Word(text, (text,)) for text in texts))

"""Words that name one thing though they are cut in two, the one that tells standing nowhere: 宠物|医院, 离婚|登记.

What holds the other alone (医院, 登记) is no answer, so such a word is looked for whole. The first of the two is what
tells; where that stands and the second does not (无人驾驶|汽车), what holds it often is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.asking.wording import common, fillers
from search.engines.connection import engine
from search.language import analysis
from search.language.figures import is_figure
from search.language.synonyms import thesaurus

_MOST = 6  # characters; a longer one is a sentence
_FIELDS = ("words", "heading", "across", "place", "topic")


def of_nowhere(words: Iterable[str]) -> Iterator[str]:
    """Those of the words that name a thing of which nothing speaks, as they are folded."""
    halves = {folded: pair for word in words if (pair := _halves(folded := analysis.fold(word)))}
    asked = tuple(
        dict.fromkeys(text for pair in halves.values() for half in pair for text in _wordings(half))
    )
    counts = dict(zip(asked, engine().frequencies(asked, _FIELDS).counts, strict=True)) if asked else {}
    for word, pair in halves.items():
        telling, general = (any(counts[text] for text in _wordings(half)) for half in pair)
        if general and not telling:
            yield word


def _halves(word: str) -> tuple[str, ...]:
    """The two words that it is made of; () where it is not made so, or the thesaurus says what stands for it."""
    if len(word) > _MOST or is_figure(word) or word in thesaurus().alternatives:
        return ()
    parts = analysis.cut(word)
    halves = tuple(parts) if len(parts) > 1 else analysis.atoms(word)
    return halves if len(halves) == 2 and all(map(_tells, halves)) else ()


def _tells(half: str) -> bool:
    return len(half) > 1 and analysis.is_known(half) and half not in fillers() | common()


def _wordings(half: str) -> Iterator[str]:
    yield half
    yield from (alternative.text for alternative in thesaurus().alternatives.get(half, ()))
    yield from analysis.atoms(half)

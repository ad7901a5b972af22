"""Words that nothing holds.

Where nothing holds a word, nor anything that stands for it, as words of every day that no notice uses, the area that
the question is likely about is told as that of a problem is: what is filed there goes first among what holds the
rest; the area as a whole is offered.

A word that names one thing though it is cut in two (宠物|医院, 离婚|登记) is looked for whole where the first, which
tells, stands nowhere: what holds the other is no answer. Where the first stands and the second does not
(无人驾驶|汽车), what holds it often is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from notices.classification.classifier import ProblemText, default_classifier
from notices.taxonomy import load_taxonomy
from search.asking.interpreting import Meant
from search.asking.wording import Wording, common, fillers
from search.engines.connection import engine
from search.engines.question import Part, Word
from search.engines.relevance import TOPIC
from search.language import analysis
from search.language.figures import figures
from search.language.synonyms import thesaurus

LEAST = 0.1  # how likely an area is to be right, to order hits
LEAST_OFFERED = 0.25  # to be offered
_FIELDS = ("words", "heading", "across", "place")
_ANYWHERE = (*_FIELDS, TOPIC)
SHORTEST_COMPOUND, LONGEST_COMPOUND = 4, 6  # characters; what is longer is a sentence


def likely_area(text: str) -> tuple[Meant, float] | None:
    """With how likely it is to be right."""
    labels = default_classifier().problem(ProblemText(text)).own.labels
    if not labels or labels[0].score < LEAST:
        return None
    slug = labels[0].slug
    return Meant("category", text, load_taxonomy().category(slug).name, (slug,)), labels[0].score


def lacks_words(wording: Wording) -> bool:
    """Whether nothing holds one of the words, in no way that it may be written."""
    parts = [part for word in wording.words if not word.given for part in word.looked_for()]
    wordings = {
        part.text: tuple(_wordings(part))
        for part in parts
        if part.listed and not (part.context or part.areas)
    }
    return len(_standing(wordings, _FIELDS)) < len(wordings)


def _wordings(part: Part) -> Iterator[str]:
    yield part.text
    yield from (synonym.text for synonym in part.alternatives)
    yield from (atom.text for atom in part.atoms)


def _standing(
    wordings: Mapping[str, Sequence[str]], fields: Sequence[str], *, likely: bool = False
) -> set[str]:
    """The words that some text has, in any of the ways that they may be written; `likely`: they mostly do."""
    asked = tuple(dict.fromkeys(chain.from_iterable(wordings.values())))
    counts = engine().frequencies(asked, fields, likely=likely).counts if asked else ()
    counted = dict(zip(asked, counts, strict=True))
    return {word for word, texts in wordings.items() if any(counted[text] for text in texts)}


def ranked_in_area(wording: Wording, area: Meant) -> Wording:
    """What is filed there goes before what is not, and is no hit for that."""
    name = analysis.fold(area.label)
    ranking = Word(name, (), given=True, read=(Part(name, areas=area.values),))
    return replace(wording, words=(*wording.words, ranking))


# Words of two


def of_nowhere(words: Iterable[str]) -> Iterator[str]:
    """Those of the words that name a thing of which nothing speaks, as they are folded."""
    long_enough = (word for word in words if SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND)
    halves = {folded: pair for word in long_enough if (pair := _halves(folded := analysis.fold(word)))}
    if not halves:
        return
    telling, general = (
        _standing(
            {pair[place]: _ways_to_write(pair[place]) for pair in halves.values()},
            _ANYWHERE,
            likely=place > 0,
        )
        for place in (0, 1)
    )
    yield from (
        word for word, (first, second) in halves.items() if second in general and first not in telling
    )


def _halves(word: str) -> tuple[str, ...]:
    """The two words that it is made of; () where it is not made so, or the thesaurus says what stands for it."""
    if any(figures(word)) or word in thesaurus().alternatives:
        return ()
    parts = analysis.cut(word)
    halves = tuple(parts) if len(parts) > 1 else analysis.atoms(word)
    return halves if len(halves) == 2 and all(map(_tells, halves)) else ()


def _tells(half: str) -> bool:
    return len(half) > 1 and analysis.is_known(half) and half not in fillers() and half not in common()


def _ways_to_write(half: str) -> tuple[str, ...]:
    synonyms = (alternative.text for alternative in thesaurus().alternatives.get(half, ()))
    return (half, *synonyms, *analysis.atoms(half))

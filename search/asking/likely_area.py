"""The area that a question is likely about, told as that of a problem is: for words of every day that no notice uses.

Where nothing holds a word, nor anything that stands for it, what is filed in that area goes first among what holds the
rest; the area as a whole is offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from notices.classification.classifier import ProblemText, default_classifier
from notices.taxonomy import load_taxonomy
from search.asking.interpreting import Meant
from search.asking.wording import Wording
from search.engines.connection import engine
from search.engines.question import Part, Word
from search.language.analysis import fold

LEAST = 0.1  # how likely an area is to be right, to order hits
LEAST_OFFERED = 0.25  # to be offered
_FIELDS = ("words", "heading", "across", "place")


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
    wordings = [tuple(_wordings(part)) for part in parts if part.listed and not (part.context or part.areas)]
    words = tuple(dict.fromkeys(chain.from_iterable(wordings)))
    counts = dict(zip(words, engine().frequencies(words, _FIELDS).counts, strict=True))
    return any(not any(counts[word] for word in alternatives) for alternatives in wordings)


def _wordings(part: Part) -> Iterator[str]:
    yield part.text
    yield from (synonym.text for synonym in part.alternatives)
    yield from (atom.text for atom in part.atoms)


def ranked_in_area(wording: Wording, area: Meant) -> Wording:
    """What is filed there goes before what is not, and is no hit for that."""
    name = fold(area.label)
    ranking = Word(name, (), given=True, read=(Part(name, areas=area.values),))
    return replace(wording, words=(*wording.words, ranking))

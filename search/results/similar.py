"""Problems of other notices that are about the same: of the same areas, in words that are rare elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log

from notices.models import Problem
from search.asking import vocabulary
from search.asking.request import SearchRequest
from search.asking.wording import fillers
from search.hits import Hit
from search.language.analysis import cut
from search.query import search

FROM_MEASURES = 4  # what was done about a problem differs more than what was found: only its rarest words
OWN = 3  # documents that hold a word of one measure anyway: itself, its problem, its notice
LEAST = 0.25  # of what the problem itself scores for its words; what scores less only shares a turn of phrase
MOST = 200  # hits looked through for the problem itself


def similar(problem: Problem, stop: int) -> tuple[Hit, ...]:
    """Best first; none rather than any that is far off."""
    criteria = SearchRequest(wording(problem), unit="problem", facets=_areas(problem))
    elsewhere = replace(criteria, outside=problem.notice.name)
    enough = LEAST * _own_score(problem, criteria)
    hits = search(elsewhere, 0, stop, with_facets=False).hits
    return tuple(hit for hit in hits if hit.score >= enough)


def wording(problem: Problem) -> str:
    """The words of its heading and the rarest of its measures, of two characters and more: one might be an operator."""
    title_words = _words(problem.title or problem.heading)
    measures = Counter(word for measure in problem.measures.all() for word in _words(measure.text))
    return " ".join(dict.fromkeys([*title_words, *_rarest(measures)]))


def _words(text: str) -> list[str]:
    return [word for word in cut(text) if len(word) > 1 and word not in fillers() and not word[0].isdigit()]


def _rarest(words: Counter[str]) -> list[str]:
    """Often here, seldom elsewhere; a word that stands nowhere else leads nowhere."""
    frequencies = vocabulary.documents_holding([*words])
    worth = {
        word: (1 + log(count)) * log((frequencies.documents + 1) / (holding + 1))
        for (word, count), holding in zip(words.items(), frequencies.counts, strict=True)
        if holding > OWN
    }
    return sorted(worth, key=lambda word: -worth[word])[:FROM_MEASURES]


def _areas(problem: Problem) -> dict[str, tuple[str, ...]]:
    slugs = tuple(category.slug for category in problem.labels())
    return {"category": slugs} if slugs else {}


def _own_score(problem: Problem, criteria: SearchRequest) -> float:
    hits = search(replace(criteria, notice=problem.notice.name), 0, MOST, with_facets=False).hits
    return max((hit.score for hit in hits if hit.obj.pk == problem.pk), default=0.0)

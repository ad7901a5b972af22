"""Problems of other notices that are about the same: of the same areas, in words that are rare elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log

from notices.models import Problem
from search.asking import vocabulary
from search.asking.wording import fillers
from search.language.analysis import cut
from search.query import Hit, SearchRequest, search

FROM_MEASURES = 4  # what was done about a problem differs more than what was found: only its rarest words
OWN = 3  # documents that hold a word of one measure anyway: itself, its problem, its notice
LEAST = 0.25  # of what the problem itself scores for its words; what scores less only shares a turn of phrase
MOST = 200  # hits looked through for the problem itself


def similar(problem: Problem, stop: int) -> tuple[Hit, ...]:
    """Best first; none rather than any that is far off."""
    asked = SearchRequest(wording(problem), unit="problem", facets=_areas(problem))
    others = replace(asked, outside=problem.notice.name)
    enough = LEAST * _own_score(problem, asked)
    hits = search(others, 0, stop, with_facets=False).hits
    return tuple(hit for hit in hits if hit.score >= enough)


def wording(problem: Problem) -> str:
    """The words of its heading and the rarest of its measures, of two characters and more: one might be an operator."""
    found = _words(problem.title or problem.heading)
    measures = Counter(word for measure in problem.measures.all() for word in _words(measure.text))
    return " ".join(dict.fromkeys([*found, *_rarest(measures)]))


def _words(text: str) -> list[str]:
    return [word for word in cut(text) if len(word) > 1 and word not in fillers() and not word[0].isdigit()]


def _rarest(words: Counter[str]) -> list[str]:
    """Often here, seldom elsewhere; a word that stands nowhere else leads nowhere."""
    held, size = vocabulary.documents_holding([*words])
    worth = {
        word: (1 + log(count)) * log((size + 1) / (held[word] + 1))
        for word, count in words.items()
        if held[word] > OWN
    }
    return sorted(worth, key=lambda word: -worth[word])[:FROM_MEASURES]


def _areas(problem: Problem) -> dict[str, tuple[str, ...]]:
    slugs = tuple(category.slug for category in problem.labels())
    return {"category": slugs} if slugs else {}


def _own_score(problem: Problem, asked: SearchRequest) -> float:
    hits = search(replace(asked, notice=problem.notice.name), 0, MOST, with_facets=False).hits
    return max((hit.score for hit in hits if hit.obj.pk == problem.pk), default=0.0)

"""Problems of other notices that are worded like one."""

from __future__ import annotations

from notices.models import Problem
from search.analysis import cut
from search.query import Results, SearchRequest, search

MOST_WORDS = 40


def similar(problem: Problem, stop: int) -> Results:
    """By the words of its heading and its parent's: what was done about it differs more than what was found."""
    request = SearchRequest(wording(problem), unit="problem", outside=problem.notice.name)
    return search(request, 0, stop, with_facets=False)


def wording(problem: Problem) -> str:
    """Words of two characters and more: a single one might be an operator, and says little."""
    texts = (problem.title or problem.heading, problem.parent.title if problem.parent else "")
    words = (word for text in texts for word in cut(text))
    return " ".join(list(dict.fromkeys(word for word in words if len(word) > 1))[:MOST_WORDS])

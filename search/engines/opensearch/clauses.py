"""OpenSearch's query language, as far as it is needed: each function gives a clause, with what a person wrote a value.

Texts are tokens between blanks; a text to be looked for in single characters is given without. A field scores its
occurrences one by one (see `mapping`), so that clauses can be added up, and are saturated here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from search.engines.question import TEXT, Terms, Wordings
from search.engines.relevance import CHARACTERS, ENDS, K1, REACHED

Clause = dict[str, Any]
EVERYTHING: Clause = {"match_all": {}}
NOTHING: Clause = {"match_none": {}}
LENGTH = f"{TEXT}_length"  # a column: how many characters a text has


def term(field: str, token: str, boost: float = 1.0) -> Clause:
    return {"term": {field: {"value": token, "boost": boost}}}


def terms(field: str, values: Sequence[str | int]) -> Clause:
    return {"terms": {field: list(values)}}


def phrase(text: str, field: str = TEXT, boost: float = 1.0) -> Clause:
    """Scores how often it stands there."""
    if len(text) == 1:
        return term(field, text, boost)
    # A phrase scores once for each of its tokens.
    return {"match_phrase": {field: {"query": " ".join(text), "boost": boost / len(text)}}}


def any_of(clauses: Iterable[Clause]) -> Clause:
    """Scores the sum of those that hold."""
    either = list(clauses)
    if len(either) == 1:
        return either[0]
    return {"bool": {"should": either, "minimum_should_match": 1}} if either else NOTHING


def all_of(clauses: Iterable[Clause], without: Iterable[Clause] = ()) -> Clause:
    """Scores nothing."""
    needed, excluded = list(clauses), list(without)
    if not excluded:
        return needed[0] if len(needed) == 1 else {"bool": {"filter": needed}} if needed else EVERYTHING
    return {"bool": {"filter": needed, "must_not": excluded}}


# Scores


def constant(clause: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def boosted(clause: Clause, boost: float) -> Clause:
    return {"bool": {"must": [clause], "boost": boost}}


def best_of(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"dis_max": {"queries": list(clauses)}}


def at_least(clauses: Sequence[Clause], minimum: float) -> Clause:
    """What the clauses give in sum, where that is so much; not to be boosted, or what is boosted counts."""
    return {"function_score": {"query": any_of(clauses), "functions": [], "min_score": minimum * REACHED}}


def saturated(clause: Clause, boost: float) -> Clause:
    """Each further occurrence counts less."""
    return _scripted(clause, "_score / (params.k + _score)", {"k": K1}, boost)


def capped(clause: Clause, most: float) -> Clause:
    return _scripted(clause, "Math.min(_score, params.most)", {"most": most})


def by_length(clause: Clause, mean: float) -> Clause:
    """Occurrences in single characters, which are stored without regard to how long the text is."""
    source = "_score / (1 - params.b + params.b * doc[params.length].value / params.mean)"
    return _scripted(clause, source, {"b": CHARACTERS.b, "length": LENGTH, "mean": max(mean, 1.0)})


def _scripted(clause: Clause, source: str, params: dict[str, Any], boost: float = 1.0) -> Clause:
    script = {"source": source, "params": params}
    return {"script_score": {"query": clause, "script": script, "boost": boost}}


# Terms that stand together


def holding(wordings: Wordings) -> Clause:
    return any_of(map(phrase, wordings))


def in_one_sentence(terms: Terms) -> Clause:
    """One term begins in the sentence in which the others begin; where one runs across an end, its beginning counts."""
    ends = [{"match": {"query": end, "analyzer": "whitespace"}} for end in ENDS]
    apart = {"not_containing": {"any_of": {"intervals": ends}}}
    together = {"all_of": {"intervals": [_beginning_of(wordings) for wordings in terms], "filter": apart}}
    return {"intervals": {TEXT: together}}


def _beginning_of(wordings: Wordings) -> Clause:
    intervals = [_begins(wording) for wording in wordings]
    return intervals[0] if len(intervals) == 1 else {"any_of": {"intervals": intervals}}


def _begins(wording: str) -> Clause:
    ends = [index for end in ENDS if (index := wording.find(end)) > 0]
    if not ends:
        return _in_a_row(wording)
    beginning = _in_a_row(wording[: min(ends)])
    beginning["match"]["filter"] = {"contained_by": _in_a_row(wording)}
    return beginning


def _in_a_row(text: str) -> Clause:
    return {"match": {"query": " ".join(text), "ordered": True, "max_gaps": 0, "analyzer": "whitespace"}}

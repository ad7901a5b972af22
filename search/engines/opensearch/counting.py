"""What is counted of an index beside the hits of a question: as requests, and read from their responses. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from search.engines.opensearch.clauses import EVERYTHING, Clause, any_of, terms
from search.engines.opensearch.facts import Lookup, written
from search.engines.opensearch.mapping import VOCABULARY

Body = dict[str, Any]
PAGE = 50_000  # keys, or pairs of values, that one request gives
MOST_WORDS = 60_000  # of a dictionary, that a request counts: the commonest
MOST_VALUES = 10_000  # of a facet
MOST_CLAUSES = 800  # of a body
SIZE: Body = {"size": 0, "track_total_hits": True}


def size_of(response: Body) -> int:
    return int(response["hits"]["total"]["value"])


def facet(name: str) -> Body:
    return {"terms": {"field": name, "size": MOST_VALUES}}


# Lookups


def body_of(lookups: Sequence[Lookup]) -> Body:
    """Of counts, or of one of the others; rare words need not be looked for in all documents."""
    clauses = [json.loads(lookup.clause) for lookup in lookups]
    kind, column = lookups[0].kind, lookups[0].column
    if kind == "best":
        return {"size": 1, "query": clauses[0], "_source": False, "track_total_hits": False}
    if kind == "keys":
        return values_body((column,), clauses[0], {})
    query = EVERYTHING if EVERYTHING in clauses else any_of(clauses)
    if kind == "mean":
        return {"size": 0, "query": query, "aggs": {"mean": {"avg": {"field": column}}}}
    return {"size": 0, "query": query, "aggs": _filters(clauses)}


def numbers_of(lookups: Sequence[Lookup], response: Body) -> Sequence[float]:
    """In their order; 0 where there is no document."""
    match lookups[0].kind:
        case "best":
            return [response["hits"]["max_score"] or 0.0]
        case "mean":
            return [response["aggregations"]["mean"]["value"] or 0.0]
        case _:
            return counts_of(response)


def _filters(clauses: Sequence[Clause]) -> Body:
    return {str(number): {"filter": clause} for number, clause in enumerate(clauses)}


def counts_of(response: Body) -> list[int]:
    counted = response["aggregations"]
    return [counted[str(number)]["doc_count"] for number in range(len(counted))]


def together(lookups: Iterable[Lookup]) -> list[list[Lookup]]:
    """Those that one body asks for: counts of a unit, about all documents or about some; others by themselves."""
    groups: dict[tuple[Any, ...], list[list[Lookup]]] = {}
    everything = json.dumps(EVERYTHING)
    for lookup in lookups:
        key = (lookup.unit, lookup.clause == everything) if lookup.kind == "count" else (lookup,)
        bodies = groups.setdefault(key, [[]])
        if bodies[-1] and _size(*bodies[-1], lookup) > MOST_CLAUSES:
            bodies.append([])
        bodies[-1].append(lookup)
    return [body for bodies in groups.values() for body in bodies]


def _size(*lookups: Lookup) -> int:
    """Clauses of words, phrases and values: a body may have 1,024 of them."""
    return sum(lookup.clause.count('{"term') + lookup.clause.count('{"match_') for lookup in lookups)


# Values, page by page


def values_body(columns: Sequence[str], clause: Clause, after: Body | None) -> Body:
    """Every combination of values that documents meeting the clause have in these columns."""
    sources = [{name: {"terms": {"field": name, "missing_bucket": False}}} for name in columns]
    composite = {"size": PAGE, "sources": sources, **({"after": after} if after else {})}
    return {"size": 0, "query": clause, "aggs": {"values": {"composite": composite}}}


def values_of(response: Body) -> tuple[list[tuple[Body, int]], Body | None]:
    """The values with their counts, and after which there may be more."""
    values = response["aggregations"]["values"]
    buckets = [(bucket["key"], bucket["doc_count"]) for bucket in values["buckets"]]
    return buckets, values.get("after_key") if len(buckets) == PAGE else None


def keys_of(lookup: Lookup, response: Body) -> tuple[list[int], Body | None]:
    """The first of them, and after which there may be more."""
    values, after = values_of(response)
    return [value[lookup.column] for value, _ in values], after


# Words


SIZE_LOOKUP = Lookup("count", None, written(EVERYTHING))  # of documents of any unit


def word_lookup(word: str, fields: Sequence[str]) -> Lookup:
    """How many documents, of any unit, have it in one of the fields."""
    return Lookup("count", None, written(any_of(terms(name, [word]) for name in fields)))


def vocabulary_body() -> Body:
    commonest = {"field": VOCABULARY, "size": MOST_WORDS, "shard_size": MOST_WORDS}
    return {**SIZE, "aggs": {"words": {"terms": commonest}}}


def vocabulary_of(response: Body) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in response["aggregations"]["words"]["buckets"]}

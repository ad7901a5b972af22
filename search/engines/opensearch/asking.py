"""Searches put to indices, and every value that their documents have in some columns, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from opensearchpy import OpenSearch

from search.engines.answer import Holding, holdings_of
from search.engines.opensearch import counting
from search.engines.opensearch.clauses import EVERYTHING, Clause
from search.engines.opensearch.cluster import msearch
from search.engines.opensearch.counting import Body
from search.engines.question import Unit

# Fields are as long on the average whichever shard a document is on; an answer is of all shards, or none.
SEARCHED = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": False}
Values = tuple[Body, int]  # one of each column, and how many documents have them together


def ask(cluster: OpenSearch, searches: Iterable[tuple[str, Body]]) -> list[Any]:
    """Bodies, each with the name of the index that it asks, in one request."""
    return msearch(cluster, [({"index": index, **SEARCHED}, body) for index, body in searches])


def pages_of_values(
    cluster: OpenSearch, index: str, columns: Sequence[str], clause: Clause, after: Body | None = None
) -> Iterator[list[Values]]:
    """Of the documents that meet the clause."""
    after = after or {}
    while after is not None:
        [response] = ask(cluster, [(index, counting.values_body(columns, clause, after))])
        values, after = counting.values_of(response)
        yield values


def values(cluster: OpenSearch, index: str, columns: Sequence[str], clause: Clause) -> Iterator[Values]:
    return chain.from_iterable(pages_of_values(cluster, index, columns, clause))


def holdings(cluster: OpenSearch, indices: Mapping[Unit, str]) -> dict[str, Holding]:
    """By notice, what is held of it in the indices of the units."""
    return holdings_of(
        (unit, value["name"], value["digest"], count)
        for unit, index in indices.items()
        for value, count in values(cluster, index, ("name", "digest"), EVERYTHING)
    )

"""What each synonym is worth: judged queries asked once more with that one left out.

    python -m tools.quality.synonyms [QUERIES.json …]

Files and collection as for `tools.quality.judged`. Only pairs that bring a hit to one of the queries can say anything.
Those that change a figure are listed, worst first:

queries  that the pair brings hits to
ndcg     what these have less (or, with a minus, more) of it without the pair, summed
kind     same (either way), narrower (or neighbouring), everyday (what people say, and the official word)
wrong5   how many of them have a wrong hit among the first five only with the pair
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tools.quality.judged import QUERIES, Score, collection, passages_found, score

LEAST = 0.0005  # of a difference that is one

Pair = tuple[str, str]
Query = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Worth:
    word: str
    synonym: str
    kind: str
    queries: int
    ndcg: float
    wrong5: int


def worths(queries: Iterable[Query]) -> list[Worth]:
    """Of every pair that brings a hit, worst first; needs Django set up."""
    asking: defaultdict[Pair, list[tuple[Query, Score]]] = defaultdict(list)
    for query in queries:
        with_all = score(query, passages_found(query["q"]))
        for pair in _bringing(query["q"]):
            asking[pair].append((query, with_all))
    return sorted((_worth(pair, some) for pair, some in asking.items()), key=lambda worth: worth.ndcg)


def _bringing(text: str) -> tuple[Pair, ...]:
    from search.asking.request import SearchRequest
    from search.query import search

    synonyms = search(SearchRequest(text), 0, 0, with_facets=False).reading.synonyms
    return tuple((synonym.word, synonym.text) for synonym in synonyms if synonym.hits)


def _worth(pair: Pair, asked: Iterable[tuple[Query, Score]]) -> Worth:
    ndcg, wrong, count = 0.0, 0.0, 0
    kind = _kind(*pair)
    with left_out(*pair):
        for query, with_all in asked:
            without = score(query, passages_found(query["q"]))
            ndcg += (with_all.ndcg or 0.0) - (without.ndcg or 0.0)
            wrong += with_all.wrong5 - without.wrong5
            count += 1
    return Worth(*pair, kind, count, ndcg, round(wrong))


def _kind(word: str, synonym: str) -> str:
    """That of the entry; of a run of words (请客|送礼) as of its beginning."""
    from search.language.synonyms import thesaurus

    entries = ((key, near) for key, some in thesaurus().alternatives.items() for near in some)
    kinds = {key: near.kind for key, near in entries if near.text == synonym and _is_of(word, key)}
    return kinds.get(word) or next(iter(kinds.values()))


def _is_of(word: str, key: str) -> bool:
    return word.startswith(key) or key.startswith(word) or key.endswith(word)


@contextmanager
def left_out(word: str, synonym: str) -> Iterator[None]:
    """The thesaurus without one pair, wherever it is asked."""
    from search.language.synonyms import Alternative, thesaurus

    table = cast("dict[str, tuple[Alternative, ...]]", thesaurus().alternatives)
    before: Mapping[str, tuple[Alternative, ...]] = dict(table)
    for key, alternatives in before.items():
        if _is_of(word, key):  # the pair may be that of a run of words
            table[key] = tuple(other for other in alternatives if other.text != synonym)
    try:
        yield
    finally:
        table.update(before)


def table(worths: Iterable[Worth]) -> Iterator[str]:
    yield "queries    ndcg  wrong5  kind      pair"
    for worth in worths:
        if abs(worth.ndcg) >= LEAST or worth.wrong5:
            figures = f"{worth.queries:7} {worth.ndcg:+7.3f} {worth.wrong5:+7}"
            yield f"{figures}  {worth.kind:8}  {worth.word} → {worth.synonym}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("queries", type=Path, nargs="*")
    args = parser.parse_args()
    with collection(invented=not args.queries):
        queries = [query for file in args.queries or QUERIES for query in json.loads(file.read_text("utf-8"))]
        measured = worths(queries)
    print(*table(measured), sep="\n")
    print(f"{len(measured)} pairs bring a hit to {len(queries)} queries")


if __name__ == "__main__":
    main()

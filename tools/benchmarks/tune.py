"""Chooses the figures of `search/engines/relevance.py` on judged queries, the tuning set and the test set kept apart.

    python -m tools.benchmarks.tune QUERIES.json [--folds 5] [--seeds 1 2 3] [--unit problem]

QUERIES.json as `score_search.py` reads it: [{"q", "kind", "judged": {PASSAGE: 0|1|2}}]. The notices they are about are
those of DATA_DIR's index. The queries are dealt into folds by a seed; for each fold the figures are tuned on the
others, one figure at a time, and scored on the fold that took no part. Printed: nDCG@10 as it stands, of the tuned
figures on the queries they were tuned on, and on those they were not; then what all queries together would choose.
The gap between the last two columns is what tuning pretends. Nothing is written: who changes a figure edits it.

Measured on 40 queries of five notices, seed 1, 5 folds: .965 as it is, .971 on the queries tuned on, .961 on those
kept apart. So there is nothing left to gain from these figures and these queries, and the figures stay as they are.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

Setting = tuple[float, ...]
# What is tuned, and what it may be. `FIELD.weight` is a weight in FIELDS, anything else a figure of the module.
GRID: dict[str, tuple[float, ...]] = {
    "heading.weight": (1.5, 2.0, 3.0, 4.5),
    "parent.weight": (0.5, 1.0, 1.5),
    "topic.weight": (0.1, 0.2, 0.4),
    "across.weight": (0.25, 0.5, 1.0),
    "words.b": (0.5, 0.75, 0.9),
    "K1": (0.9, 1.2, 1.8),
    "LITERAL_WEIGHT": (0.5, 1.0, 1.5),
    "EQUAL_WEIGHT": (0.5, 0.65, 0.8, 1.0),
    "NEAR_WEIGHT": (0.3, 0.5, 0.7),
    "ATOM_WEIGHT": (0.2, 0.4, 0.6),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("queries", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--unit", default="problem")
    args = parser.parse_args()
    import django

    django.setup()
    queries = json.loads(args.queries.read_text("utf-8"))
    scores = scorer(queries, args.unit)
    now = current()
    print("seed   as it is   tuned on   kept apart")
    for seed in args.seeds:
        rows = [one_fold(scores, now, *parts) for parts in folds(len(queries), args.folds, seed)]
        print(f"{seed:4}", *(f"{mean(column):10.3f}" for column in zip(*rows, strict=True)))
    best = climb(scores, now, range(len(queries)))
    print("all queries would choose:", dict(zip(GRID, best, strict=True)))
    print(f"nDCG@10 {mean(scores(now)):.3f} as it is, {mean(scores(best)):.3f} so")


def folds(size: int, count: int, seed: int) -> list[tuple[list[int], list[int]]]:
    """(tuned on, kept apart), the queries dealt out like cards."""
    order = random.Random(seed).sample(range(size), size)
    return [([each for each in order if each not in order[n::count]], order[n::count]) for n in range(count)]


def one_fold(
    scores: Callable[[Setting], list[float]], now: Setting, tuned: list[int], apart: list[int]
) -> tuple[float, float, float]:
    best = climb(scores, now, tuned)
    return (
        mean([scores(now)[each] for each in apart]),
        mean([scores(best)[each] for each in tuned]),
        mean([scores(best)[each] for each in apart]),
    )


def climb(scores: Callable[[Setting], list[float]], start: Setting, queries: Sequence[int]) -> Setting:
    """One figure after the other to its best value, until none gets better."""

    def worth(setting: Setting) -> float:
        return mean([scores(setting)[each] for each in queries])

    best, before = start, None
    while best != before:
        before = best
        for place, values in enumerate(GRID.values()):
            others = [(*best[:place], value, *best[place + 1 :]) for value in values]
            best = max([best, *others], key=worth)  # the first of equals: what stands is kept
    return best


def current() -> Setting:
    return tuple(_figure(name) for name in GRID)


def scorer(queries: list[dict[str, Any]], unit: str) -> Callable[[Setting], list[float]]:
    """nDCG@10 of every query with a setting, worked out once a setting."""
    from search.asking.request import SearchRequest
    from search.query import search

    known: dict[Setting, list[float]] = {}

    def scores(setting: Setting) -> list[float]:
        if setting not in known:
            for name, value in zip(GRID, setting, strict=True):
                _set_figure(name, value)
            found = (search(SearchRequest(query["q"], unit), stop=10, with_facets=False) for query in queries)  # type: ignore[arg-type]
            known[setting] = [
                ndcg(query["judged"], hits.hits) for query, hits in zip(queries, found, strict=True)
            ]
        return known[setting]

    return scores


def ndcg(judged: dict[str, int], hits: Sequence[Any]) -> float:
    places = (f"{hit.notice}/{hit.problem}" + (f".{hit.item}" if hit.item else "") for hit in hits)
    return dcg([judged.get(each, 0) for each in dict.fromkeys(places)]) / dcg(
        sorted(judged.values(), reverse=True)
    )


def dcg(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:10], 1))


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _figure(name: str) -> float:
    from search.engines import relevance

    field, _, part = name.rpartition(".")
    found = next(each for each in relevance.FIELDS if each.name == field) if field else relevance
    return float(getattr(found, part))


def _set_figure(name: str, value: float) -> None:
    from search.engines import relevance

    field, _, part = name.rpartition(".")
    if field:
        changed: Any = {part: value}
        fields = (replace(each, **changed) if each.name == field else each for each in relevance.FIELDS)
        relevance.FIELDS = tuple(fields)
    else:
        setattr(relevance, part, value)


if __name__ == "__main__":
    main()

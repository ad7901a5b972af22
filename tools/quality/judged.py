"""Asks judged queries and says how good the answers are, by kind.

    python -m tools.quality.judged [QUERIES.json …] [--misses]

Without files it asks the 120 queries of tests/data/judged, of an index of the invented notices they are about (made
in a folder of its own, a minute); with files those, of DATA_DIR's index: [{"q", "kind", "judged": {PASSAGE: 0|1|2}}],
where a passage is NAME/n for a problem and NAME/n.k for its item.

ndcg    nDCG@10, gain 2^grade - 1
recall  share of the passages graded 1 or 2 that are among the first 20
p5      share of the first 5 that are graded 1 or 2
first   queries whose first hit is so; wrong5: those with one among the first 5 that is not

Where nothing answers, no hit at all is right, and ndcg and recall are not counted.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "judged"
QUERIES = (DATA / "queries.json", DATA / "nowhere.json")
NOTICES = (ROOT / "samples", DATA / "notices")
FIGURES = ("ndcg", "recall", "p5", "first", "wrong5")

Search = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """One query's; None where a figure says nothing about it."""

    kind: str
    query: str
    ndcg: float | None
    recall: float | None
    p5: float
    first: float
    wrong5: float


def score(query: dict[str, Any], passages: Sequence[str]) -> Score:
    """`passages` are the hits, best first, each once."""
    judged: dict[str, int] = query["judged"]
    relevant = {passage for passage, grade in judged.items() if grade}
    grades = [judged.get(passage, 0) for passage in passages]
    right = [grade > 0 for grade in grades[:5]]
    nothing = float(not relevant)
    return Score(
        query["kind"],
        query["q"],
        _gain(grades) / _gain(sorted(judged.values(), reverse=True)) if relevant else None,
        len(relevant.intersection(passages[:20])) / len(relevant) if relevant else None,
        sum(right) / len(right) if right else nothing,
        float(right[0]) if right else nothing,
        float(not all(right)),
    )


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:10], 1))


def mean(scores: Iterable[Score], figure: str) -> float:
    values = [value for each in scores if (value := getattr(each, figure)) is not None]
    return sum(values) / len(values) if values else math.nan


def passages_found(text: str) -> list[str]:
    """As the search page lists them; needs Django set up."""
    from search.asking.request import SearchRequest
    from search.query import search

    hits = search(SearchRequest(text), 0, 50, with_facets=False).hits
    names = (f"{hit.notice}/{hit.problem}" + (f".{hit.item}" if hit.item else "") for hit in hits)
    return list(dict.fromkeys(names))


def scores(files: Iterable[Path], search: Search = passages_found) -> list[Score]:
    queries = (query for file in files for query in json.loads(file.read_text("utf-8")))
    return [score(query, search(query["q"])) for query in queries]


def table(rows: Sequence[Score]) -> Iterable[str]:
    yield "kind".ljust(16) + "   n" + "".join(figure.rjust(8) for figure in FIGURES)
    for kind in [*dict.fromkeys(row.kind for row in rows), "all"]:
        some = [row for row in rows if kind in (row.kind, "all")]
        figures = "".join(f"{mean(some, figure):8.3f}" for figure in FIGURES)
        yield f"{kind:16}{len(some):4}{figures}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("queries", type=Path, nargs="*")
    parser.add_argument("--misses", action="store_true", help="also the queries below 1")
    args = parser.parse_args()
    with collection(invented=not args.queries):
        rows = scores(args.queries or QUERIES)
    for row in rows if args.misses else ():
        if row.wrong5 or (row.ndcg is not None and row.ndcg < 1):
            print(f"{row.kind:16}{row.ndcg or 0:6.3f}  {row.query}")
    print(*table(rows), sep="\n")


@contextmanager
def collection(*, invented: bool) -> Iterator[None]:
    """Django set up, on the invented notices in a folder of their own, or on what DATA_DIR holds."""
    with tempfile.TemporaryDirectory() as folder:
        if invented:
            os.environ["DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        if invented:
            _import_notices()
        yield


def _import_notices() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("import_notices", *map(str, NOTICES), verbosity=0)
    call_command("rebuild_index", verbosity=0)


if __name__ == "__main__":
    main()

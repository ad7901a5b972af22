"""How alike the two engines answer: the same requests put to both, over the same rows.

    tests/with_opensearch .venv/bin/python -m tools.benchmarks.engines [NOTICES …] [--requests 500] [--invented 60]
        [--queries QUERIES.json] [--seed 1]

The rows are those of NOTICES (folders; `samples` where none is named) and so many invented notices. Requests are drawn
by a seed: words and phrases cut out of the texts at random, and the queries of QUERIES.json, in every unit and scope,
with facets chosen and excluded, in fields, grouped, sorted; every fifth asks for a table of two facets as well.

Printed: how many requests differ in what is counted (total, hits that hold all words, facets, synonyms' contributions,
scopes, groups, cells), each with the first difference; of those ordered by relevance, how many of the first 20 hits are
the same; nDCG@10 of both on the judged queries; requests to the cluster a search takes. Exit code 1 where any differs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

ENGINES = ("whoosh", "opensearch")
ODD = """
。|%|的|水|違法建築|ＰＰＰ项目|没有这个词甲乙丙|整改 落实 问题|2021年|党员 NOT 发展|学位 OR 床位|措施:制定|问题:不到位
标题:整改|“整改” 措施:督促|-制度 落实|制定 完善 建立 开展|“整改落实。”|第3区 违建|xuewei
党建工作责任制落实不到位 主体责任 监督责任 形式主义 官僚主义
"""


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="zhenggai-engines-") as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "LOG_LEVEL": "ERROR",
            "OPENSEARCH_INDEX": f"compared-{secrets.token_hex(4)}",  # of this run alone
        }
        import django

        django.setup()
        _collect(arguments.notices, arguments.invented)
        engines = {name: _indexed(name) for name in ENGINES}
        drawn = _Draw(arguments.seed, _queries(arguments.queries))
        requests = [drawn.request(number) for number in range(arguments.requests)]
        differing = _compare(engines, requests)
        if arguments.queries:
            _judge(engines, json.loads(arguments.queries.read_text("utf-8")))
    sys.exit(bool(differing))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notices", type=Path, nargs="*", default=[Path("samples")])
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--invented", type=int, default=60)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _queries(path: Path | None) -> list[str]:
    return [query["q"] for query in json.loads(path.read_text("utf-8"))] if path else []


# Rows and indexes


def _collect(folders: Sequence[Path], invented: int) -> None:
    from django.core.management import call_command

    from notices.models import Notice
    from tools.benchmarks import invented_notices

    call_command("migrate", verbosity=0)
    invented_notices.write(folders[0], invented)
    for folder in folders:
        call_command("import_notices", folder, verbosity=0)
    print(f"{Notice.objects.count()} notices")


Switch = Callable[[], None]


def _indexed(name: str) -> Switch:
    """Makes the engine's index; what is given makes it the one in use."""
    from django.conf import settings
    from haystack import connections

    from search import indexing

    def use() -> None:
        options = settings.SEARCH_ENGINES[name]
        settings.HAYSTACK_CONNECTIONS = {"default": {**options, "SILENTLY_FAIL": False}}
        connections.connections_info = settings.HAYSTACK_CONNECTIONS
        connections.reload("default")

    use()
    begun = time.monotonic()
    documents = indexing.rebuild()
    print(f"{name}: {documents} documents indexed in {time.monotonic() - begun:.1f} s")
    return use


# Requests


class _Draw:
    def __init__(self, seed: int, queries: list[str]) -> None:
        from notices.models import Measure, Problem

        self.random = random.Random(seed)
        self.queries = queries
        self.texts = [
            text
            for rows in (Measure.objects.values_list("text"), Problem.objects.values_list("heading"))
            for (text,) in rows.order_by("pk")
            if len(text) > 12
        ]

    def request(self, number: int) -> Any:
        from search.asking.request import FIELDS, SCOPES, SORTS, UNITS, SearchRequest

        draw = self.random
        return SearchRequest(
            self._text(number),
            unit=UNITS[number % 3],
            exact=self._seldom(),
            all_words=self._seldom(),
            facets=self._facets() if draw.random() < 0.3 else {},
            sort=draw.choice(SORTS) if self._seldom() else "relevance",
            synonyms=not self._seldom(),
            field=draw.choice(FIELDS) if self._seldom() else "",
            scope=draw.choice(SCOPES) if draw.random() < 0.25 else "",
            within=(self._phrase(2),) if self._seldom() else (),
            without=(self._phrase(2),) if self._seldom() else (),
            excluded=self._facets() if self._seldom() else {},
            grouped=self._seldom() and number % 3 > 0,
            plain=self._seldom(),
            characters=self._seldom(),
        )

    def _seldom(self) -> bool:
        return self.random.random() < 0.12

    def _text(self, number: int) -> str:
        kind = self.random.random()
        if kind < 0.3:
            return f"“{self._phrase(self.random.randint(2, 9))}”"
        if kind < 0.45 and self.queries:
            return self.random.choice(self.queries)
        if kind < 0.55:
            odd = ["", *ODD.strip().replace("\n", "|").split("|")]
            return odd[number % len(odd)]
        words = [self._phrase(self.random.randint(2, 5)) for _ in range(self.random.randint(1, 4))]
        return " ".join([*words, *([f"“{self._phrase(3)}”"] if self._seldom() else [])])

    def _phrase(self, length: int) -> str:
        """Characters out of a text; none that the query language would read as its own."""
        while True:
            text = self.random.choice(self.texts)
            start = self.random.randrange(len(text) - length)
            phrase = text[start : start + length]
            if not set(phrase) & set("\"“”‘’「」『』':：-－()（） \n"):
                return phrase

    def _facets(self) -> dict[str, tuple[str, ...]]:
        from notices.models import Category, Notice

        draw, facets = self.random, {}
        if draw.random() < 0.5:
            facets["year"] = tuple(str(year) for year in draw.sample(range(2014, 2025), draw.randint(1, 3)))
        if draw.random() < 0.4:
            slugs = list(Category.objects.order_by("pk").values_list("slug", flat=True))
            facets["category"] = tuple(draw.sample(slugs, draw.randint(1, 3)))
        if draw.random() < 0.3:
            codes = Notice.objects.exclude(place=None).order_by("pk").values_list("place__code", flat=True)
            facets["district"] = (draw.choice(list(codes)),)
        return facets


# Answers


def _compare(engines: dict[str, Switch], requests: Sequence[Any]) -> int:
    answers: dict[str, list[dict[str, Any]]] = {}
    for name, use in engines.items():
        use()
        with _counted_requests() as asked:
            begun = time.monotonic()
            answers[name] = [_answer(request, number) for number, request in enumerate(requests)]
        print(
            f"{name}: {len(requests)} requests in {time.monotonic() - begun:.1f} s,"
            f" {len(asked) / len(requests):.2f} requests to the cluster each"
        )
    overlaps, same_order, differing = [], 0, 0
    for request, ours, theirs in zip(requests, *answers.values(), strict=True):
        if different := [name for name in ours if name != "ids" and ours[name] != theirs[name]]:
            differing += 1
            print(f"  {request}\n    {_first_difference(different[0], ours, theirs)}")
        if request.sort == "relevance" and ours["ids"]:
            overlaps.append(len({*ours["ids"]} & {*theirs["ids"]}) / len(ours["ids"]))
            same_order += ours["ids"] == theirs["ids"]
    print(f"{differing} of {len(requests)} requests differ in what is counted")
    print(
        f"the first 20 by relevance: {statistics.mean(overlaps):.3f} the same,"
        f" {same_order} of {len(overlaps)} in the same order"
    )
    return differing


def _first_difference(name: str, ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    left, right = ours[name], theirs[name]
    if isinstance(left, dict) and isinstance(right, dict):
        key = next(key for key in {**left, **right} if left.get(key) != right.get(key))
        return f"{name}, {key}: {left.get(key)} and {right.get(key)}"
    return f"{name}: {left} and {right}"


def _answer(request: Any, number: int) -> dict[str, Any]:
    from search.query import crossed, keys, search

    results = search(request)
    hits = [hit for group in results.groups for hit in group.hits] if request.grouped else results.hits
    return {
        "total": results.total,
        "holding_all": results.holding_all,
        "facets": {
            (facet.name, value.value): value.count for facet in results.facets for value in facet.values
        },
        "reading": asdict(results.reading),
        "together": dict(results.together),
        "notices": results.notices,
        "counts of groups": sorted(group.count for group in results.groups) if results.notices <= 20 else [],
        "cells": crossed(request, "category", "year", ("party-building", "none")) if number % 5 == 0 else {},
        "keys": sorted(keys(replace(request, sort="newest")).keys) if number % 5 == 1 else [],
        "ids": [hit.id for hit in hits],
        "lacking": {hit.id: hit.lacking for hit in hits} if results.total <= 20 else {},
    }


class _counted_requests:  # noqa: N801  # used like a function
    """`with … as requests:` those that were sent to the cluster meanwhile."""

    def __enter__(self) -> list[str]:
        from opensearchpy import Transport

        self.original: Any = Transport.perform_request
        requests: list[str] = []
        original = self.original

        def noted(transport: Any, method: str, url: str, *rest: Any, **options: Any) -> Any:
            requests.append(url)
            return original(transport, method, url, *rest, **options)

        Transport.perform_request = noted  # type: ignore[assignment,method-assign]
        return requests

    def __exit__(self, *_error: object) -> None:
        from opensearchpy import Transport

        Transport.perform_request = self.original  # type: ignore[method-assign]


def _judge(engines: dict[str, Switch], queries: list[dict[str, Any]]) -> None:
    from search.asking.request import SearchRequest
    from search.query import search
    from tools.benchmarks.tune import ndcg

    for name, use in engines.items():
        use()
        scores = [ndcg(query["judged"], search(SearchRequest(query["q"]), 0, 10).hits) for query in queries]
        print(f"{name}: nDCG@10 {statistics.mean(scores):.4f} on {len(queries)} judged queries")


if __name__ == "__main__":
    main()

"""How fast pages are: prints each page's median and p95 of server time, its SQL queries and its size.

    python -m tools.benchmarks.pages [--notices 2000] [--runs 3] [--pages home,results] [--profile results]

Builds a collection of so many invented notices (kept in DIR), and asks this process for the pages, without a network.
What is timed is the processor's time of this process, so that what else the machine does counts little.
"""

from __future__ import annotations

import argparse
import cProfile
import logging
import os
import pstats
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]

SEED = 2024
DIFFERENT = 40  # addresses of a kind of page, where there are so many


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one kind of page: milliseconds of each answer, SQL queries at most, bytes of the largest."""

    name: str
    times: list[float]
    queries: int
    size: int

    def share(self, part: float) -> float:
        return sorted(self.times)[min(int(len(self.times) * part), len(self.times) - 1)]


def main() -> None:
    asked = _arguments()
    folder = asked.dir / f"pages-{asked.notices}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ALLOWED_HOSTS": "testserver",
        "API_RATE": "1000000/s",
    }
    import django

    django.setup()
    from search import upkeep

    logging.disable(logging.WARNING)  # the empty page is one that is not found
    if not (folder / "built").exists():
        _build(asked.samples, asked.notices)
        (folder / "built").touch()
    kinds = {
        name: addresses
        for name, addresses in _addresses(asked.samples).items()
        if not asked.pages or name in ("empty", *asked.pages.split(","))
    }
    upkeep.prepare()
    if asked.profile:
        _profile(kinds[asked.profile])
        return
    _print(asked.notices, [_measure(name, addresses, asked.runs) for name, addresses in kinds.items()])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notices", type=int, default=2000, help="3,300 have 200,000 passages")
    parser.add_argument("--runs", type=int, default=3, help="how often each address is asked for")
    parser.add_argument("--pages", default="", help="only these kinds, and the empty one")
    parser.add_argument("--profile", default="", help="print where the time of this kind goes")
    parser.add_argument(
        "--samples", type=Path, default=ROOT / "samples", help="whose sentences are recombined"
    )
    parser.add_argument("--dir", type=Path, default=Path("/tmp/zhenggai-benchmark"))  # noqa: S108  # scratch
    return parser.parse_args()


def _build(samples: Path, notices: int) -> None:
    from django.core.management import call_command

    from search import indexing
    from tools.benchmarks import invented_notices

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    invented_notices.write(samples, notices)
    written = time.perf_counter()
    documents = indexing.rebuild()
    seconds = time.perf_counter() - written
    print(
        f"rows {written - began:.0f} s; {documents:,} documents indexed in {seconds:.0f} s", file=sys.stderr
    )


# What is asked for


def _addresses(samples: Path) -> dict[str, list[str]]:
    """Kinds of pages, each with some addresses; `empty` is the frame that all pages have, without contents."""
    from notices.models import Category, Measure, Notice, Place, Problem

    draw = random.Random(SEED)
    problems = draw.sample(range(1, Problem.objects.count()), DIFFERENT)
    measures = draw.sample(range(1, Measure.objects.count()), DIFFERENT)
    notices = Notice.objects.order_by("pk")[:DIFFERENT]
    places = list(Place.objects.filter(level="district").values_list("code", flat=True)[:6])
    categories = list(Category.objects.values_list("slug", flat=True))
    words = list(_words(samples, draw))
    return {
        "empty": ["/nowhere/"],
        "home": ["/"],
        "results": [_search("/search/", each) for each in words],
        "results, all": [
            "/search/",
            "/search/?unit=measure",
            "/search/?unit=notice",
            "/search/?sort=oldest&page=50",
        ],
        "results, grouped": [_search("/search/", each, group="1", unit="measure") for each in words],
        "notice": [each.get_absolute_url() for each in notices],
        "problem": [
            each.get_absolute_url()
            for each in Problem.objects.filter(pk__in=problems).select_related("notice", "parent__notice")
        ],
        "measure": [
            each.get_absolute_url()
            for each in Measure.objects.filter(pk__in=measures).select_related(
                "problem__notice", "problem__parent__notice"
            )
        ],
        "category": [f"/categories/{slug}/" for slug in categories],
        "categories": ["/categories/"],
        "coverage": ["/coverage/", "/coverage/?page=2"],
        "comparison": [
            "/compare/?" + urlencode({"category": slug, "district": places}, doseq=True)
            for slug in categories[:10]
        ],
        "matrix": ["/matrix/", "/matrix/?table=district-category", "/matrix/?table=district-year&show=share"],
        "figures": [_search("/figures/", each) for each in words],
        "figures, of one unit": [_search("/figures/", each, unit_name="个") for each in words],
        "figures, all": ["/figures/", "/figures/?unit=measure", "/figures/?unit_name=个&page=100"],
        "figures, of a year": [f"/figures/?year={year}" for year in range(2014, 2026)],
        "promises": ["/promises/", *(_search("/promises/", each) for each in words)],
        "documents": ["/documents/", *(_search("/documents/", each) for each in words)],
        "accountability": ["/accountability/", *(_search("/accountability/", each) for each in words)],
        "API search": [_search("/api/v1/search", each, size="100") for each in words],
        "API notice": [f"/api/v1{each.get_absolute_url().rstrip('/')}" for each in notices],
        "API notices": ["/api/v1/notices?size=100", "/api/v1/notices?year=2020"],
    }


def _search(address: str, words: str, **more: str) -> str:
    return f"{address}?{urlencode({'q': words, **more})}"


def _words(samples: Path, draw: random.Random) -> Iterator[str]:
    """One word, two, and phrases, as the sentences have them."""
    from search.language import analysis
    from tools.benchmarks.passages import sentences

    pool = sentences(samples)
    for number in range(DIFFERENT):
        cut = [each for each in analysis.words([draw.choice(pool)]) if len(each) > 1]
        words = draw.sample(cut, min(len(cut), 1 + number % 3))
        yield f"“{words[0]}”" if number % 4 == 3 else " ".join(words)


# How long it takes


def _measure(name: str, addresses: list[str], runs: int) -> Figures | None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, queries, size = Client(), 0, 0
    times: list[float] = []
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)  # once before the clock: caches fill as they do on a running site
        if response.status_code != (404 if name == "empty" else 200):
            print(f"{name} is missing: {address} gives {response.status_code}", file=sys.stderr)
            return None
        queries, size = max(queries, len(asked)), max(size, len(response.content))
        for _ in range(runs):
            began = time.process_time()
            client.get(address)
            times.append((time.process_time() - began) * 1000)
    return Figures(name, times, queries, size)


def _profile(addresses: list[str]) -> None:
    from django.test import Client

    client = Client()
    client.get(addresses[0])
    with cProfile.Profile() as profile:
        for address in addresses:
            client.get(address)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(70)


def _print(notices: int, rows: list[Figures | None]) -> None:
    from notices.models import Measure, Problem

    measured = [row for row in rows if row]
    empty = measured[0].share(0.5)
    print(
        f"{notices:,} notices, {Problem.objects.count():,} problems, {Measure.objects.count():,} measures\n"
    )
    print("| page | median, ms | p95, ms | median / empty | SQL | bytes |\n|---|--:|--:|--:|--:|--:|")
    for row in measured:
        median = row.share(0.5)
        print(
            f"| {row.name} | {median:.1f} | {row.share(0.95):.1f} | {median / empty:.1f}"
            f" | {row.queries} | {row.size:,} |"
        )


if __name__ == "__main__":
    main()

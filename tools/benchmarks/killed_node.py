"""What a search cluster's users notice when a node is killed: queries and writes go on while it happens.

    python -m tools.benchmarks.killed_node [--victim manager|other|all] [--seconds 60] [--json]

Starts three nodes (see `tests/cluster`), indexes `samples`, and has two threads search and one replace notices, over
and over, each time with another digest. After 5 seconds the victim gets SIGKILL; 10 seconds later it is started again.
Printed: searches and writes with their failures and the slowest of each, writes that were acknowledged and are not
there at the end, and seconds from the new start until the cluster is green. Exit code 1 where anything acknowledged is
lost, or, with one node killed, anything failed.

With all nodes gone pages are asked for and a notice is imported; printed is how they answer, and when that notice is
found after the new start, with nobody asking for it. Exit code 1 where search is not refused with a sentence (503),
where a page of a notice or problem cannot be read, or where the notice is not found within a minute of green.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

from tests.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
NODES, SHARDS = 3, 3
KILLED, STARTED = 5.0, 15.0  # seconds after the beginning
WORDS = ("整改 落实", "学位", "“制定”", "违法建筑", "党员 教育", "“资金”")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--victim", choices=("manager", "other", "all"), default="manager")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", action="store_true", help="figures as the last line")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="zhenggai-nodes-") as folder, Cluster(NODES) as cluster:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "LOG_LEVEL": "ERROR",
            "SEARCH_ENGINE": "opensearch",
            "OPENSEARCH_URLS": ",".join(cluster.urls),
            "OPENSEARCH_SHARDS": str(SHARDS),
        }
        import django

        django.setup()
        _index()
        figures, is_sound = _watched(cluster, arguments.victim, arguments.seconds)
        if arguments.json:
            print(json.dumps(figures))
        sys.exit(not is_sound)


def _index() -> None:
    from django.core.management import call_command

    from search import indexing, upkeep

    call_command("migrate", verbosity=0)
    for path in _samples()[:-1]:
        call_command("import_notices", path, verbosity=0)
    print(f"{indexing.rebuild()} documents indexed")
    upkeep.start()


def _samples() -> list[Path]:
    """The last of them is kept back for when there is no node."""
    return sorted((ROOT / "samples").glob("*.txt"))


@dataclass(slots=True)
class Loop:
    """Something that is done over and over, with what came of it."""

    work: Callable[[], None]
    pause: float = 0.02  # seconds
    times: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)

    def run(self, over: Event) -> None:
        from django.db import connections

        while not over.is_set():
            begun = time.monotonic()
            try:
                self.work()
            except Exception as error:  # every one of them counts
                self.failures[type(error).__name__] += 1
            self.times.append(time.monotonic() - begun)
            over.wait(self.pause)
        connections.close_all()

    def __str__(self) -> str:
        return f"{len(self.times)}, failures {dict(self.failures)}, slowest {max(self.times):.1f} s"


def _watched(cluster: Cluster, victim: str, seconds: float) -> tuple[dict[str, object], bool]:
    words, digests = count(), dict.fromkeys(_names(), "")
    searching = [Loop(lambda: _search(WORDS[next(words) % len(WORDS)])) for _ in range(2)]
    writing = Loop(lambda: _write(digests), pause=0.5)  # who indexes what waits takes its turn between
    over = Event()
    threads = [Thread(target=loop.run, args=(over,)) for loop in (*searching, writing)]
    for thread in threads:
        thread.start()
    begun = time.monotonic()
    numbers = range(NODES) if victim == "all" else [_node(cluster, victim)]
    time.sleep(KILLED)
    for number in numbers:
        cluster.kill(number)
    sound = victim != "all" or _is_bearable_without_search()
    time.sleep(max(0.0, begun + STARTED - time.monotonic()))
    for number in numbers:
        cluster.start(number)
    started = time.monotonic()
    green = _seconds_until_green(cluster) - started
    sound = sound and (victim != "all" or _is_found_by_itself(started))
    time.sleep(max(0.0, begun + seconds - time.monotonic()))
    over.set()
    for thread in threads:
        thread.join()
    lost = _lost(digests)
    print(f"killed: {victim}; green {green:.1f} s after the new start")
    for number, loop in enumerate(searching, 1):
        print(f"searches {number}: {loop}")
    print(f"writes: {writing}; {len(lost)} of {len(digests)} acknowledged last are lost")
    failures = sum((loop.failures for loop in (*searching, writing)), Counter[str]())
    figures: dict[str, object] = {
        "searches": sum(len(loop.times) for loop in searching),
        "slowest s": round(max(lasted for loop in searching for lasted in loop.times), 1),
        "writes": len(writing.times),
        "slowest write s": round(max(writing.times), 1),
        "failures": dict(failures),
        "acknowledged and lost": len(lost),
        "green after s": round(green, 1),
    }
    return figures, sound and not lost and (victim == "all" or not failures)


def _node(cluster: Cluster, victim: str) -> int:
    from search.engines.opensearch.cluster import client

    [row] = client(cluster.urls).cat.cluster_manager(format="json")
    manager = int(row["node"].removeprefix("n"))
    return manager if victim == "manager" else (manager + 1) % NODES


def _seconds_until_green(cluster: Cluster) -> float:
    from search.engines.opensearch.cluster import client
    from search.engines.protocol import NoSearchError

    cluster.wait()
    while True:
        try:
            health = client(cluster.urls).cluster.health()
            if (health["status"], health["number_of_nodes"]) == ("green", NODES):
                return time.monotonic()
        except (NoSearchError, OSError):
            pass
        time.sleep(0.5)


# Without any node

PATIENCE = 60.0  # seconds from green until what was imported is found


def _is_bearable_without_search() -> bool:
    """Whether search is refused with a sentence, rows can be read, and a notice is taken in."""
    from django.core.management import call_command
    from django.test import Client

    from notices.models import Notice, Problem
    from search.models import PendingNotice

    client = Client(headers={"host": "127.0.0.1"})
    problem = Problem.objects.filter(parent=None).select_related("notice").order_by("pk")[0]
    search = client.get("/search/", {"q": "整改"})
    pages = [client.get(row.get_absolute_url()) for row in (problem.notice, problem)]
    call_command("import_notices", _samples()[-1], verbosity=0)
    is_waiting = PendingNotice.objects.filter(name=Notice.objects.latest("pk").name).exists()
    statuses = [page.status_code for page in pages]
    has_sentence = "检索服务暂时没有回应" in search.content.decode()
    print(
        f"without a node: search {search.status_code} {'with' if has_sentence else 'without'} a sentence,"
        f" notice and problem {statuses}, {Notice.objects.count()} notices after an import,"
        f" which {'waits' if is_waiting else 'does not wait'} to be indexed"
    )
    return (search.status_code, has_sentence, statuses, is_waiting) == (503, True, [200, 200], True)


def _is_found_by_itself(started: float) -> bool:
    from notices.models import Notice
    from search.asking.request import SearchRequest
    from search.query import totals

    request = SearchRequest(unit="notice", notice=Notice.objects.latest("pk").name)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if totals([request]) == [1]:
            print(
                f"what was imported meanwhile is found {time.monotonic() - started:.1f} s after the new start"
            )
            return True
        time.sleep(0.5)
    print(f"what was imported meanwhile is not found {PATIENCE:.0f} s after green")
    return False


# What is done


def _names() -> list[str]:
    from notices.models import Notice

    return list(Notice.objects.order_by("pk").values_list("name", flat=True))


def _search(text: str) -> None:
    from search.asking.request import SearchRequest
    from search.query import search

    search(SearchRequest(text))


def _write(digests: dict[str, str]) -> None:
    """One notice, whole, with a digest that it never had; noted when the engine says that it is there."""
    from search import indexing
    from search.engines.connection import engine

    name, digest = secrets.choice(list(digests)), secrets.token_hex(8)

    def documents() -> Iterator[Any]:
        for document in indexing._documents([name]):
            yield replace(document, groups={**document.groups, "digest": (digest,)})

    engine().replace([name], documents(), wait=60)
    digests[name] = digest


def _lost(digests: dict[str, str]) -> list[str]:
    from search.engines.connection import engine

    holdings = engine().holdings()
    return [name for name, digest in digests.items() if digest and holdings[name].digest != digest]


if __name__ == "__main__":
    main()

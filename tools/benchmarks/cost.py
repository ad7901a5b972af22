"""What an index of so many passages costs to build and to ask, in a process that does nothing else: for `scale`."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Figures = dict[str, float]
SILENCE = 40.0  # seconds that a writer who was killed has the lock on a cluster; a site waits for two minutes
WAITING = 180.0  # seconds for the lock


def _build(arguments: argparse.Namespace, size: int) -> Figures:
    engine = _engine()
    engine.timeout = WAITING
    from search.engines.opensearch import indices

    indices.LEASE = SILENCE
    from tools.benchmarks.growing import documents

    begun, clock, kept = _processor_seconds(), time.monotonic(), 0

    def staying(holdings: Mapping[str, Any]) -> list[str]:
        """What an earlier build has written of whole notices is what this one would."""
        nonlocal kept
        whole = [name for name, holding in holdings.items() if holding == holdings.get("n-1")]
        kept = sum(sum(holdings[name].counts.values()) for name in whole)
        names.update(whole)
        return whole

    names: set[str] = set()
    rows = (row for row in documents(arguments.samples, size) if row.groups["name"][0] not in names)
    engine.rebuild(rows, staying)
    from search.engines.question import Everything, Question

    return {
        "kept": kept,
        "documents": engine.search(Question(Everything(), unit="measure", stop=0)).total,
        "build_cpu": _processor_seconds() - begun,
        "build_clock": time.monotonic() - clock,
        "megabytes": _megabytes(),
        "build_memory": _memory(),
    }


def _ask(arguments: argparse.Namespace, _size: int) -> Figures:
    engine = _engine()
    from tools.benchmarks.growing import questions

    log = [question for _, question in questions(arguments.samples)]
    engine.warm()
    of_looking = sorted(_asked(lambda: None)[0] for _ in range(9))[
        4
    ]  # to look at the clocks of nodes costs, too
    first, again = ([_asked(engine.search, question) for question in log] for _ in range(2))
    figures: Figures = {"ask_memory": _memory(), "clock_p95": _share([clock for _, clock in again], 0.95)}
    for name, asked in (("first", first), ("again", again)):
        milliseconds = [max(cpu - of_looking, 0.0) for cpu, _ in asked]
        figures |= {f"{name}_p50": _share(milliseconds, 0.5), f"{name}_p95": _share(milliseconds, 0.95)}
    return figures


def _asked(ask: Callable[..., object], *what: object) -> tuple[float, float]:
    """Milliseconds of processors, and by the clock."""
    begun, clock = _processor_seconds(), time.perf_counter()
    ask(*what)
    clock = time.perf_counter() - clock
    return (_processor_seconds() - begun) * 1000, clock * 1000


def _share(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]


STEPS = {"build": _build, "ask": _ask}


def _engine() -> Any:
    import django

    django.setup()
    from search.engines.connection import engine

    return engine()


def _processor_seconds() -> float:
    of_nodes = sum(int(node["process"]["cpu"]["total_in_millis"]) for node in _nodes())
    return time.process_time() + of_nodes / 1000


def _memory() -> float:
    """Megabytes: at most, of our process; what the heaps of all nodes hold now comes on top."""
    peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    heaps = sum(int(node["jvm"]["mem"]["heap_used_in_bytes"]) for node in _nodes())
    return int(peak) / 1024 + heaps / 2**20


def _megabytes() -> float:
    """Of one copy."""
    from django.conf import settings

    if settings.SEARCH_ENGINE == "whoosh":
        files = (settings.DATA_DIR / "index").rglob("*")
        return sum(path.stat().st_size for path in files if path.is_file()) / 1e6
    stats = _cluster().indices.stats(
        index=f"{settings.SEARCH_ENGINES['opensearch']['INDEX']}-*", metric="store"
    )
    return float(stats["_all"]["primaries"]["store"]["size_in_bytes"]) / 1e6


def _nodes() -> list[Any]:
    from django.conf import settings

    if settings.SEARCH_ENGINE == "whoosh":
        return []
    return [*_cluster().nodes.stats(metric="process,jvm")["nodes"].values()]


def _cluster() -> Any:
    from django.conf import settings

    from search.engines.opensearch.cluster import client

    return client(settings.SEARCH_ENGINES["opensearch"]["URLS"])

"""What a collection costs as it grows, with either engine: a table, how each figure grows, and what follows for more.

    python -m tools.benchmarks.scale [--sizes 20000,200000,1000000] [--engines whoosh]
    tests/with_opensearch [--nodes 1] .venv/bin/python -m tools.benchmarks.scale --engines whoosh,opensearch [--kill]

Passages are those of `growing.py`, already cut into words: what segmenting costs (1.7 ms a document) comes on top. For
each size and engine an index is built in one process and asked in another, which is new. The 60 questions in 12 kinds
are put twice: the first time, when nothing has been read, and again. Times are those of processors, of our process and
of all nodes, but where it says clock: what a person waits, on a machine that does nothing else.

With `--kill` the largest rebuild is killed when half is written, and repeated; printed is what was written again.

Printed at last: growth, as the power of the size between the smallest and the largest, and the figures that follow for
ten and a hundred million passages: EXTRAPOLATED, not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from math import log
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LARGER = (10_000_000, 100_000_000)
Figures = dict[str, float]
# Of a size and engine: what is printed, by which figure, in which unit.
COLUMNS = (
    ("build CPU s", "build_cpu"),
    ("clock s", "build_clock"),
    ("MB on disk", "megabytes"),
    ("MB to build", "build_memory"),
    ("MB to ask", "ask_memory"),
    ("first p50 ms", "first_p50"),
    ("first p95", "first_p95"),
    ("again p50 ms", "again_p50"),
    ("again p95", "again_p95"),
    ("clock p95", "clock_p95"),
)
WIDTH = 14
WAITING = 180.0  # seconds for the lock: on a cluster, who was killed has it for two minutes
LEAST = 0.1  # of any figure: less is noise


def main() -> None:
    arguments = _arguments()
    if arguments.step:
        print(json.dumps(_STEPS[arguments.step](arguments, int(arguments.sizes))))
        return
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="zhenggai-scale-", dir=arguments.dir) as folder:
        for engine in arguments.engines.split(","):
            environment = _environment(engine, Path(folder))
            _print_heads(engine)
            measured = {size: _measured(size, environment) for size in sizes}
            _print_growth(measured)
            if arguments.kill:
                _print_killed(sizes[-1], environment)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="20000,200000,1000000")
    parser.add_argument("--engines", default="whoosh", help="of whoosh, opensearch")
    parser.add_argument("--samples", type=Path, default=ROOT / "samples", help="whose sentences are used")
    parser.add_argument("--dir", type=Path, help="where there is room; a folder in it is gone afterwards")
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--step", choices=("build", "ask"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _environment(engine: str, folder: Path) -> dict[str, str]:
    """An index of its own for each engine: a larger one takes the place of a smaller."""
    own = {"DATA_DIR": str(folder / engine), "SEARCH_ENGINE": engine, "LOG_LEVEL": "ERROR"}
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "OPENSEARCH_INDEX": f"scale-{secrets.token_hex(4)}",
    }
    return {**os.environ, **own, **settings}


def _measured(size: int, environment: Mapping[str, str]) -> Figures:
    figures = {**_in_own_process("build", size, environment), **_in_own_process("ask", size, environment)}
    _print_row(f"{size:,}", figures)
    return figures


def _in_own_process(step: str, size: int, environment: Mapping[str, str]) -> Figures:
    done = subprocess.run(
        _command(step, size), env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _command(step: str, size: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "tools.benchmarks.scale",
        *sys.argv[1:],
        "--step",
        step,
        "--sizes",
        str(size),
    ]


# In a process of its own


def _build(arguments: argparse.Namespace, size: int) -> Figures:
    engine = _engine()
    engine.timeout = WAITING
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
    return {
        "kept": kept,
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


_STEPS = {"build": _build, "ask": _ask}


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


# Reports


def _print_heads(engine: str) -> None:
    print(
        f"\n{engine}\n{'passages':>{WIDTH}}" + "".join(f"{head:>{WIDTH}}" for head, _ in COLUMNS), flush=True
    )


def _print_row(head: str, figures: Figures, digits: int = 1) -> None:
    columns = "".join(f"{figures[name]:>{WIDTH},.{digits}f}" for _, name in COLUMNS)
    print(f"{head:>{WIDTH}}{columns}", flush=True)


def _print_growth(measured: Mapping[int, Figures]) -> None:
    """As a power between the smallest and the largest; 1 is linear."""
    smallest, largest = min(measured), max(measured)
    if smallest == largest:
        return
    powers = {
        name: log(max(measured[largest][name], LEAST) / max(measured[smallest][name], LEAST))
        / log(largest / smallest)
        for _, name in COLUMNS
    }
    _print_row("grows as n^", powers, 2)
    print("EXTRAPOLATED by these powers from the largest, not measured:")
    for size in LARGER:
        grown = {name: measured[largest][name] * (size / largest) ** power for name, power in powers.items()}
        _print_row(f"{size:,}", grown, 0)


def _print_killed(size: int, environment: Mapping[str, str]) -> None:
    """Killed after half of what it took; begun anew, as nobody else would know."""
    whole = _in_own_process("build", size, environment)["build_clock"]
    process = subprocess.Popen(_command("build", size), env=dict(environment), stdout=subprocess.DEVNULL)
    time.sleep(whole / 2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    again = _in_own_process("build", size, environment)  # the clock: with what it waits for the lock
    print(
        f"rebuild of {size:,} takes {whole:.0f} s; killed at half of that and repeated: {again['build_clock']:.0f} s,"
        f" {again['kept']:,.0f} passages not written again"
    )


if __name__ == "__main__":
    main()

"""What a collection costs as it grows, with either engine: a table, how each figure grows, and what follows for more.

    python -m tools.benchmarks.scale [--sizes 20000,200000,1000000] [--engines whoosh]
    tests/with_opensearch [--nodes 1] .venv/bin/python -m tools.benchmarks.scale --engines whoosh,opensearch [--kill]

Passages are those of `growing.py`, already cut into words: what segmenting costs (1.7 ms a document) comes on top. For
each size and engine an index is built in one process and asked in another, which is new. The 60 questions in 12 kinds
are put twice: the first time, when nothing has been read, and again. Times are those of processors, of our process and
of all nodes, but where it says clock: what a person waits, on a machine that does nothing else.

With `--record FILE` figures are kept as they come: a run that was cut off and is repeated measures what is not
there yet.

With `--kill` the largest rebuild on the cluster is repeated, killed when half is written, and repeated again; printed
is what was not written again. Exit code 1 where that is nothing, or where passages are missing at the end.

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
from collections.abc import Mapping
from math import log
from pathlib import Path
from urllib.request import urlopen

from tools.benchmarks.cost import STEPS, Figures

ROOT = Path(__file__).resolve().parents[2]
LARGER = (10_000_000, 100_000_000)
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
LEAST = 0.1  # of any figure: less is noise


def main() -> None:
    arguments = _arguments()
    if arguments.step:
        print(json.dumps(STEPS[arguments.step](arguments, int(arguments.sizes))))
        return
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="zhenggai-scale-", dir=arguments.dir) as folder:
        for engine in arguments.engines.split(","):
            environment = _environment(engine, Path(folder))
            _print_heads(engine)
            measured = {size: _recorded(engine, size, environment, arguments.record) for size in sizes}
            _print_growth(measured)
            if arguments.kill and engine == "opensearch" and not _goes_on(sizes[-1], environment):
                sys.exit(1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="20000,200000,1000000")
    parser.add_argument("--engines", default="whoosh", help="of whoosh, opensearch")
    parser.add_argument("--samples", type=Path, default=ROOT / "samples", help="whose sentences are used")
    parser.add_argument("--dir", type=Path, help="where there is room; a folder in it is gone afterwards")
    parser.add_argument("--record", type=Path, metavar="FILE")
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


def _recorded(engine: str, size: int, environment: Mapping[str, str], record: Path | None) -> Figures:
    """What was measured before, or is now: a line of the file for each engine and size."""
    lines = map(json.loads, record.read_text("utf-8").splitlines()) if record and record.exists() else ()
    figures: Figures = next(
        (line["figures"] for line in lines if (line["engine"], line["size"]) == (engine, size)), {}
    )
    if not figures:
        figures = {**_in_own_process("build", size, environment), **_in_own_process("ask", size, environment)}
        if record:
            line = {"engine": engine, "size": size, "when": time.strftime("%F %T"), "figures": figures}
            with record.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(line)}\n")
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


def _goes_on(size: int, environment: Mapping[str, str]) -> bool:
    """Whether a rebuild that was killed when half was written is gone on with, to the whole."""
    before, begun = _written(environment), time.monotonic()
    process = subprocess.Popen(_command("build", size), env=dict(environment), stdout=subprocess.DEVNULL)
    while process.poll() is None and _written(environment) < before + size / 2:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    half = time.monotonic() - begun
    again = _in_own_process("build", size, environment)  # the clock: with what it waits for the lock
    print(
        f"rebuild of {size:,} killed after {half:.0f} s, when half was written, and repeated:"
        f" {again['build_clock']:.0f} s, {again['kept']:,.0f} passages not written again,"
        f" {again['documents']:,.0f} there at the end"
    )
    return again["kept"] > 0 and again["documents"] == size


def _written(environment: Mapping[str, str]) -> int:
    """Passages that the nodes have taken so far, in the index in use and in one that is being made."""
    url = environment["OPENSEARCH_URLS"].split(",")[0]
    address = f"{url}/{environment['OPENSEARCH_INDEX']}-measure-*/_stats/indexing"
    with urlopen(address, timeout=60) as response:  # noqa: S310  # a node of ours
        return int(json.load(response)["_all"]["primaries"].get("indexing", {}).get("index_total", 0))


if __name__ == "__main__":
    main()

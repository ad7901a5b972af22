"""What is lost, half done, wrong or slow where the product is hurt: a table, a line a way of hurting it.

    python -m tools.reliability [ROW…] [--kills 100] [--writers 8] [--seconds 60] [--damages 200]
                                [--questions 50000] [--addresses 5000] [--files 1000] [--clients 64] [--siege 180]
                                [--minutes 20] [--passages 200000] [--seed 1]
    tests/with_postgresql .venv/bin/python -m tools.reliability failures

Rows: kills, writers, damages, disks, stops, questions, addresses, files, clients, soak; all where none is named.
`failures` are those of a site of several machines: node, manager, nodes (killed under searches and writes, each time on
three nodes of its own), rebuild (on a cluster, killed half way), restarts (of PostgreSQL, under requests and imports).
They need a JDK and Maven, and PostgreSQL.

Works in a data folder of its own, and in the database that DATABASE_URL names, which has to be empty
(`tests/with_postgresql`). Exit code 1 where one line is not sound, 3 where one is slow. `siege` is the seconds that
clients ask; they need nginx.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial

from tools.reliability.cluster import killed, rebuild
from tools.reliability.collection import MANAGE, ROOT, Line, set_up
from tools.reliability.damage import damages
from tools.reliability.database import restarts
from tools.reliability.disk import disks, fill
from tools.reliability.fuzzing import addresses, questions
from tools.reliability.processes import correct, kills, read, write, writers
from tools.reliability.servers import soak, stops
from tools.reliability.siege import clients


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rows", nargs="*", metavar="ROW")
    for name, usual in SIZES.items():
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--as", dest="role", choices=tuple(ROLES), help=argparse.SUPPRESS)
    sizes = parser.parse_args()
    if sizes.role:
        ROLES[sizes.role](sizes)
        return
    with tempfile.TemporaryDirectory(prefix="zhenggai-hurt-") as folder:
        endless = ",".join(f"{kind}=9999999/s" for kind in ("file", "chart", "table", "concordance", "login"))
        os.environ |= {"DATA_DIR": folder, "RATES": endless, "API_RATE": "9999999/s", "LOG_LEVEL": "CRITICAL"}
        subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], check=True)
        set_up()
        print("| test | figures | |\n|---|---|---|", flush=True)
        lines = []
        for row in _chosen(sizes.rows):
            lines.append((ROWS | FAILURES)[row](sizes, random.Random(f"{sizes.seed} {row}")))
            print(lines[-1], flush=True)
    sys.exit(
        1 if not all(line.is_sound for line in lines) else 3 * (not all(line.is_in_time for line in lines))
    )


def _chosen(rows: list[str]) -> list[str]:
    return [row for name in rows or ROWS for row in (FAILURES if name == "failures" else (name,))]


def _reporting(role: Callable[[argparse.Namespace], dict[str, object]], sizes: argparse.Namespace) -> None:
    set_up()
    print(json.dumps(role(sizes)))


def _correcting(sizes: argparse.Namespace) -> None:
    set_up()
    correct(sizes)


def _files(sizes: argparse.Namespace, _draw: random.Random) -> Line:
    command = [sys.executable, "-m", "tools.benchmarks.hostile_files", "--files", str(sizes.files)]
    run = subprocess.run(
        [*command, "--seed", str(sizes.seed)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(run.stdout, file=sys.stderr)
    return Line("hostile files", {"files": sizes.files, "exit code": run.returncode}, run.returncode == 0)


# What the rows start as processes of their own.
ROLES: dict[str, Callable[[argparse.Namespace], None]] = {
    "writer": partial(_reporting, write),
    "reader": partial(_reporting, read),
    "curator": _correcting,
    "disk": lambda _sizes: print(fill()),
}
SIZES = {"kills": 100, "writers": 8, "seconds": 60, "damages": 200, "questions": 50_000, "addresses": 5_000}
SIZES |= {"files": 1_000, "clients": 64, "siege": 180, "minutes": 20, "passages": 200_000, "seed": 1}
ROWS: dict[str, Callable[[argparse.Namespace, random.Random], Line]] = {
    "kills": kills,
    "writers": writers,
    "damages": damages,
    "disks": disks,
    "stops": stops,
    "questions": questions,
    "addresses": addresses,
    "files": _files,
    "clients": clients,
    "soak": soak,
}
FAILURES: dict[str, Callable[[argparse.Namespace, random.Random], Line]] = {
    "node": killed("other", "a node"),
    "manager": killed("manager", "the elected manager"),
    "nodes": killed("all", "all nodes"),
    "rebuild": rebuild,
    "restarts": restarts,
}

if __name__ == "__main__":
    main()

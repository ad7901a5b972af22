"""Nodes of a search cluster that are killed under searches and writes, and a rebuild: each on nodes of its own."""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable

from tools.reliability.collection import ROOT, Line

Row = Callable[[argparse.Namespace, random.Random], Line]
_KEPT = re.compile(r"(?P<kept>[\d,]+) passages not written again, (?P<present>[\d,]+) there at the end")


def killed(victim: str, called: str) -> Row:
    def row(_sizes: argparse.Namespace, _draw: random.Random) -> Line:
        command = [sys.executable, "-m", "tools.benchmarks.killed_node", "--victim", victim, "--json"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        print(run.stdout, run.stderr[-2_000:], file=sys.stderr)
        lines = run.stdout.splitlines()
        figures = (
            json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {"exit code": run.returncode}
        )
        return Line(f"kill -9 of {called}", figures, run.returncode == 0)

    return row


def rebuild(sizes: argparse.Namespace, _draw: random.Random) -> Line:
    """Killed when half is written, and repeated: what was written is not written again."""
    scale = [
        "-m",
        "tools.benchmarks.scale",
        "--engines",
        "opensearch",
        "--sizes",
        str(sizes.passages),
        "--kill",
    ]
    command = [str(ROOT / "tests" / "with_opensearch"), sys.executable, *scale]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(run.stdout, run.stderr[-2_000:], file=sys.stderr)
    match = _KEPT.search(run.stdout)
    figures = {"passages": sizes.passages, "exit code": run.returncode}
    figures |= {"not written again": match["kept"], "there at the end": match["present"]} if match else {}
    return Line("kill -9 of a rebuild on the cluster", figures, run.returncode == 0)

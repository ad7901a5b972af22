"""The worker as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_a_worker_killed_twice_leaves_every_file_imported_exactly_once() -> None:
    command = [sys.executable, "-m", "tools.benchmarks.killed_worker", "--files", "60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=300)
    report = json.loads(done.stdout)
    assert report["files"] | {"created": 0} == dict.fromkeys(report["files"], 0)
    assert {name: report[name] for name in ("imported exactly once", "notices", "originals", "problems")} == {
        "imported exactly once": 60,
        "notices": 60,
        "originals": 60,
        "problems": 120,
    }
    assert (report["left undone"], report["not in the index"]) == ([], 0)
    assert done.returncode == 0

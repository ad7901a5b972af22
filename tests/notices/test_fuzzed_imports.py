"""Whatever is handed in: rows of a whole notice, or none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.effort import drawn

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_is_half_imported_and_nothing_but_a_sentence_is_raised() -> None:
    command = [sys.executable, "-m", "tools.benchmarks.fuzzed_imports", "--cases", str(drawn(80, 4000))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=1800)
    report = json.loads(done.stdout)
    assert (report["raised"], report["half-imported"]) == ([], [])
    assert report["outcomes"]["created"] > 10
    assert report["outcomes"]["failed"] > 10

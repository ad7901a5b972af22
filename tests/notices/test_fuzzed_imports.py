"""Whatever is handed in: rows of a whole notice, or none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_is_half_imported_and_nothing_but_a_sentence_is_raised() -> None:
    command = [sys.executable, str(ROOT / "benchmarks/fuzzed_imports.py"), "--cases", "200"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    report = json.loads(done.stdout)
    assert (report["raised"], report["half-imported"]) == ([], [])
    assert report["outcomes"]["created"] > 10
    assert report["outcomes"]["failed"] > 10

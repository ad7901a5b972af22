"""A rebuild on a cluster that is killed half way is gone on with by the next: what was written is not written again."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = 6_000


@pytest.mark.skipif(
    "OPENSEARCH_URLS" not in os.environ, reason="no cluster: tests/with_opensearch starts one"
)
def test_a_rebuild_that_was_killed_is_gone_on_with(tmp_path: Path) -> None:
    record = tmp_path / "figures"
    command = f"-m tools.benchmarks.scale --engines opensearch --sizes {PASSAGES} --record {record} --kill"
    run = subprocess.run(
        [sys.executable, *command.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    last = run.stdout.splitlines()[-1].replace(",", "")
    kept, present = map(int, re.findall(r"(\d+) (?:passages not|there)", last))
    assert PASSAGES / 4 < kept < PASSAGES
    assert present == PASSAGES
    assert [json.loads(line)["size"] for line in record.read_text().splitlines()] == [PASSAGES]

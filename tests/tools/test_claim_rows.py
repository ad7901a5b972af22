"""Rows of the tables of claims are switched off one at a time, and what they are worth is counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.ablation import RowSwitch
from tools.claim_rows import Worth, counts

ROOT = Path(__file__).resolve().parents[2]
ROW = RowSwitch("evidence/accountability", "acts", 0)


def test_a_worth_says_what_is_no_longer_right_and_what_is_wrong_without_the_row():
    helping = Worth(ROW, {"status": (0, 0), "acts": (-3, 2)})
    assert (str(helping).split(": ")[-1], helping.helps) == ("acts -3 right +2 wrong", True)
    harming = Worth(ROW, {"acts": (1, -1)})
    assert (str(harming).split(": ")[-1], harming.helps) == ("acts +1 right -1 wrong", False)
    idle = Worth(ROW, {"acts": (0, 0)})
    assert (str(idle).split(": ")[-1], idle.helps) == ("no effect", False)
    assert Worth(ROW, None).helps


def test_claims_are_counted_by_kind():
    right, wrong = counts(("tuned",))["status"]
    assert (right > 0, wrong) == (True, 0)


def test_a_row_is_switched_off_in_a_process_of_its_own():
    command = [sys.executable, "-m", "tools.claim_rows", "--only", "约谈负责人9名", "--lists", "tuned"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    first, *_others = done.stdout.splitlines()
    assert first.startswith("evidence/accountability.toml acts ")
    assert "acts -" in first
    assert done.stdout.splitlines()[-1] == "0 of 1 help in no list:"

"""The command that hurts the product: small here, at full size by hand; and it does tell what is not sound."""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import HttpResponse

from tools.reliability import fuzzing
from tools.reliability.collection import Line

ROOT = Path(__file__).resolve().parent.parent.parent
SMALL = "--kills 2 --writers 2 --seconds 3 --damages 6 --questions 20 --addresses 30"


def test_every_line_of_the_table_is_sound() -> None:
    rows = ["kills", "writers", "damages", "questions", "addresses"]
    command = [sys.executable, "-m", "tools.reliability", *rows, *SMALL.split()]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    table = run.stdout.splitlines()
    verdicts = [line.rpartition(" | ")[2] for line in table[2:]]
    assert len(verdicts) == len(rows), run.stdout + run.stderr
    assert set(verdicts) <= {"sound |", "**SLOW** |"}, run.stdout + run.stderr
    assert run.returncode == (3 if "**SLOW** |" in verdicts else 0)


def test_a_line_says_what_is_faulty() -> None:
    assert (
        str(Line("kills", {"kills": 3, "lost": 1}, is_sound=False))
        == "| kills | kills 3, lost 1 | **FAULTY** |"
    )
    assert (
        str(Line("asked", {"CPU s": 2}, is_sound=True, is_in_time=False)) == "| asked | CPU s 2 | **SLOW** |"
    )


@pytest.mark.parametrize(
    ("response", "is_sound"),
    [
        (HttpResponse("fine"), True),
        (HttpResponse(status=503), True),
        (HttpResponse(status=500), False),
        (HttpResponse("x" * 400_001), False),
        (HttpResponse("x" * 400_001, content_type="text/csv"), True),
    ],
)
def test_errors_and_pages_that_are_too_large_are_counted(monkeypatch, response, is_sound: bool) -> None:
    class Client:
        get = staticmethod(lambda *_address: response)

    monkeypatch.setattr(fuzzing, "new_client", Client)
    monkeypatch.setattr(fuzzing, "at_least_some_notices", lambda: None)
    line = fuzzing.questions(argparse.Namespace(questions=3), random.Random(1))  # noqa: S311
    assert line.is_sound is is_sound

"""What `docs/data.md` tells people to type, typed in the folder of a data package."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from notices.exporting.package import into_folder, pieces
from notices.models import Measure
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db

PAGE = (Path(__file__).parents[3] / "docs/data.md").read_text("utf-8")
COMMANDS = {
    "python": (sys.executable, "-c"),
    "r": ("Rscript", "-e"),
    "sql": ("duckdb", "-c"),
}
EXAMPLES = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    make_linxi()
    Measure.objects.update(status="done")
    into_folder(pieces(), tmp_path)
    return tmp_path


def run(command: list[str], folder: Path) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_there_is_an_example_for_each_of_them():
    assert {language for language, _ in EXAMPLES} == set(COMMANDS)


@pytest.mark.parametrize(("language", "code"), EXAMPLES, ids=[language for language, _ in EXAMPLES])
def test_an_example_runs_and_finds_measures(package, language, code):
    printed = run([*COMMANDS[language], code], package)
    assert "done" in printed or "education" in printed


def test_datasette_reads_the_database(package):
    tables = json.loads(run(["datasette", "inspect", "zhenggai.db"], package))["zhenggai"]["tables"]
    assert tables["measures"] == {"count": 4}

"""A site of the first release is brought up to date, and is then what a fresh import of its files would be.

`tests/data/releases/first.sql` was written by that release (78111a9): two samples, one with a correction, an account.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from notices.importing.importer import import_file
from notices.models import Notice
from notices.versioning.changes import corrected
from search.asking.request import UNITS, SearchRequest
from search.indexing import differences
from search.query import search

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = [ROOT / "samples" / name for name in ("yuanbei-2024.txt", "zhuwu-2022.txt")]
QUESTIONS = ("", "整改", "党建", "“制度”", "资金 监管", "竹坞 2022", "信访", "市委巡察二组")
UPGRADED = """
import json, sys
from config.commands import run
run(["manage.py", "migrate", "-v0"])
run(["manage.py", "reparse_notices", "--all"])
from tests.reliability.test_upgrade import state
print(json.dumps(state()))
"""


def state() -> dict[str, object]:
    """What the collection is, and what it answers; JSON."""
    answers = {f"{question} {unit}": answer(question, unit) for question in QUESTIONS for unit in UNITS}
    notices = Notice.objects.order_by("name")
    return {
        "digests": [[notice.name, notice.digest] for notice in notices],
        "corrections": [[notice.team, notice.curated_facts] for notice in notices],
        "answers": answers,
        "differences": [str(difference) for difference in differences()],
    }


def answer(question: str, unit: Any) -> list[object]:
    """How much is found, and what is shown of it, in its order."""
    results = search(SearchRequest(question, unit=unit))
    return [results.total, *([hit.id, hit.title, str(hit.snippet)] for hit in results.hits)]


def test_a_site_of_the_first_release_becomes_what_a_fresh_import_would_be(settings, tmp_path: Path) -> None:
    old, settings.MEDIA_ROOT = tmp_path / "old", tmp_path / "originals"
    old.mkdir()
    with sqlite3.connect(old / "database.sqlite3") as connection:
        connection.executescript((ROOT / "tests" / "data" / "releases" / "first.sql").read_text())
    connection.close()
    for path in SAMPLES:
        name = sha256(path.read_bytes()).hexdigest()
        folder = old / "originals" / name[:2]
        folder.mkdir(parents=True)
        (folder / name).write_bytes(path.read_bytes())
        import_file(path)
    Notice.objects.filter(name="zhuwu-2022").update(team="市委巡察二组", curated_facts=["team"])
    corrected(["zhuwu-2022"])

    environment = os.environ | {
        "DATA_DIR": str(old),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    run = subprocess.run(
        [sys.executable, "-c", UPGRADED],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    fresh = state()
    assert json.loads(run.stdout.splitlines()[-1]) == fresh
    assert fresh["differences"] == []
    answered = {question for question in QUESTIONS for unit in UNITS if answer(question, unit)[0]}
    assert answered == set(QUESTIONS) - {"“制度”"}  # which stands in neither

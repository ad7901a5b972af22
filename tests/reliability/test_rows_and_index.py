"""Whatever ends a command in the middle of its work: the next start of anything makes all of the collection found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

# Ends like kill -9, without a word to anybody: in the third notice, inside of its transaction or after its commit.
KILLED = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.core.management import call_command
from notices.importing import importer
from notices.versioning import changes
call_command("migrate", verbosity=0)
module, name = {moment}
function, calls = getattr(module, name), []
def ending(*given, **more):
    calls.append(1)
    if len(calls) == 3:
        os._exit(9)
    return function(*given, **more)
setattr(module, name, ending)
call_command("import_notices", "samples")
"""
# The next command, one that has nothing of its own to do.
AFTERWARDS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.core.management import call_command
from notices.models import Notice
from search.models import PendingNotice
from search.asking.request import SearchRequest
from search.engines.connection import engine
from search.query import search
print(Notice.objects.count(), int(engine().is_current()), PendingNotice.objects.count())
call_command("reparse_notices")
print(Notice.objects.count(), search(SearchRequest("", unit="notice")).total, PendingNotice.objects.count())
"""


@pytest.mark.parametrize("moment", ['(importer, "replace_outline")', '(changes, "_committed")'])
def test_an_import_that_is_killed_leaves_nothing_that_is_not_found_after_the_next(
    tmp_path: Path, moment: str
) -> None:
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": ""}

    def run(script: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", script]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert run(KILLED.format(moment=moment)).returncode == 9
    at_first, _command, at_last = run(AFTERWARDS).stdout.splitlines()

    notices, indexed, waiting = map(int, at_first.split())
    assert notices == waiting > indexed == 0
    assert at_last == f"{notices} {notices} 0"

"""What every row works with: lines of the table, a collection of invented notices, the rows held against the index."""

from __future__ import annotations

import io
import logging
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, str(ROOT / "manage.py")]
FILES = 5  # that one import brings


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was done how often, and what came of it."""

    test: str
    figures: dict[str, object]
    is_sound: bool
    is_in_time: bool = True  # a machine that is busy with something else may be the reason

    def __str__(self) -> str:
        figures = ", ".join(f"{name} {value}" for name, value in self.figures.items())
        return f"| {self.test} | {figures} | {self.verdict} |"

    @property
    def verdict(self) -> str:
        if not self.is_sound:
            return "**FAULTY**"
        return "sound" if self.is_in_time else "**SLOW**"


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    logging.disable()


def differences() -> int:
    """Between rows and index, after the next start of anything."""
    from search import indexing

    indexing.work_off()
    return len(indexing.differences())


def work_for(kind: str, brought: int) -> list[str]:
    """New files for a command that takes them; gives its arguments."""
    from notices.importing.batches import add
    from notices.models import ImportBatch
    from tools.benchmarks.killed_worker import notice_text

    names = range(brought, brought + FILES)
    if kind == "jobs":
        batch = ImportBatch.objects.create(title=f"{brought}")
        for number in names:
            add(batch, f"file-{number}.txt", notice_text(number).encode())
    if kind != "import":
        return []
    folder = Path(tempfile.mkdtemp(dir=os.environ["DATA_DIR"]))
    for number in names:
        (folder / f"file-{number}.txt").write_text(notice_text(number))
    return [str(folder)]


def at_least_some_notices() -> None:
    from django.core.management import call_command

    from notices.models import Notice

    if Notice.objects.count() < FILES:
        call_command("import_notices", *work_for("import", 0), verbosity=0, stdout=io.StringIO())


def new_client() -> Any:
    from django.test import Client

    return Client(SERVER_NAME="localhost", raise_request_exception=False)

"""CONTRIBUTING's new fact, made in a copy of the product as is described there: a column and a row do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Where each line of the example goes: a file, and what stands before it there.
PUTS_AFTER = {
    "notices/parsing/shapes.py": "    inspection_end: date | None = None\n",
    "notices/models/notice.py": '    inspection_end = models.DateField("结束日期", null=True, blank=True)\n',
    "notices/facts.py": '    _stated("inspection_end", "结束日期", "Last day of the inspection", "date"),\n',
}
LOOKED_AT = """
import django
django.setup()
from django.apps import apps
from notices.exporting.resources import RESOURCES
from notices.exporting.variables import WIDE
from notices.facts import CORRECTABLE, READ
from notices.importing.forms import FactsForm
from notices.admin.notices import NoticeAdmin
from notices.models import Notice
from notices.versioning.canonical_form import digest
from search.api.shapes import NoticeRow, Notice as WholeNotice
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
call_command("import_notices", "samples/linxi-2019.txt", verbosity=0)
notice = Notice.objects.get()
before = digest(notice)
Notice.objects.update(days=40)
print("days" in READ, "days" in CORRECTABLE, "days" in FactsForm.base_fields, "days" in NoticeAdmin.fields)
print("days" in NoticeRow.model_fields, "days" in WholeNotice.model_fields, digest(Notice.objects.get()) != before)
print([name for name, columns in WIDE.items() if {"days", "notice_days"} & {column.name for column in columns}])
print([resource.name for resource in RESOURCES if "days" in {column.name for column in resource.columns}])
client = Client()
page = client.get("/notices/linxi-2019/").content.decode()
print("<dt>巡察天数</dt><dd>40</dd>" in "".join(page.split()), client.get("/api/v1/notices/linxi-2019").json()["days"])
"""


def lines_of_the_example() -> dict[str, str]:
    """The line of code that each numbered step gives, by its file."""
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## A new fact, a new kind of claim\n")[1]
    steps = re.findall(r"^\d\. `([^`]+)`: `([^`]+)`", section, re.MULTILINE)
    return {file: f"    {line}\n" for file, line in steps}


def test_a_fact_is_a_column_and_a_row(tmp_path: Path) -> None:
    for name in ("config", "notices", "search", "templates", "locale", "static", "samples", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", tmp_path)
    lines = lines_of_the_example()
    assert lines.keys() == PUTS_AFTER.keys()
    for file, line in lines.items():
        path, before = tmp_path / file, PUTS_AFTER[file]
        assert path.read_text("utf-8").count(before) == 1
        path.write_text(path.read_text("utf-8").replace(before, before + line), "utf-8")

    environment = os.environ | {
        "DATA_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    environment |= {"DATABASE_URL": "", "ALLOWED_HOSTS": "testserver"}

    def run(*arguments: str) -> str:
        result = subprocess.run(
            [sys.executable, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    run("manage.py", "makemigrations", "--verbosity", "0")
    assert run("-c", LOOKED_AT).splitlines()[-5:] == [
        "True True True True",
        "True True True",
        "['notice', 'problem', 'measure', 'promise', 'figure', 'document', 'accountability']",
        "['notices']",
        "True 40",
    ]


def test_a_kind_of_claim_is_named_in_eight_files() -> None:
    """Not counted: what only measures (`errors.py`), and a second module of its reader (`punished.py`)."""
    named = {
        path.relative_to(ROOT).as_posix()
        for app in ("notices", "search", "config", "templates")
        for path in (ROOT / app).rglob("*")
        if path.suffix in (".py", ".html")
        and "migrations" not in path.parts
        and path.name not in ("errors.py", "punished.py")
        and re.search(r"\b[Aa]ccountability(?:Form)?\b", _code(path))
    }
    assert len(named) <= 8, sorted(named)


def _code(path: Path) -> str:
    """Without docstrings and comments, which may name an example."""
    text = path.read_text("utf-8")
    return re.sub(r'"""(?:.|\n)*?"""|#.*', "", text) if path.suffix == ".py" else text

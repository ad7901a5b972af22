"""Invented notices of two places each, taken in as they come, and what a person judged of their promises beforehand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from notices.importing.importer import import_file
from notices.models import Notice, Promise
from search import indexing

FOLDER = Path(__file__).parents[2] / "data/followups"


def take_in(name: str = "first") -> None:
    for path in sorted((FOLDER / name).glob("*.txt")):
        outcome = import_file(path)
        Notice.objects.filter(name=outcome.name).update(name=path.stem)
    indexing.rebuild()


def judged(name: str = "first") -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / name / "judged.toml").read_text("utf-8"))["promise"])


def promise(judgement: dict[str, Any]) -> Promise:
    """The first promise whose sentence has these words."""
    rows = Promise.objects.select_related("notice__place", "problem__parent", "measure")
    row = rows.filter(notice__name=judgement["notice"], sentence__contains=judgement["words"])[0]
    row.settle()
    return row

"""How far one has to walk to follow a search: the modules of search/ that a warm page of results enters."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from search import indexing
from tests.pages_data import make_linxi

SEARCH = Path(__file__).resolve().parent.parent.parent / "search"
MODULES, CHANGES = 41, 176  # as reached, with the reading of what is meant; fewer is better


@pytest.mark.django_db
def test_a_search_enters_few_modules_and_changes_package_seldom(client) -> None:
    make_linxi()
    indexing.rebuild()
    for _ in range(2):
        assert client.get("/search/?q=学位&year=2021").status_code == 200
    entered: list[str] = []

    def note(frame: Any, event: str, _argument: object) -> None:
        path = frame.f_code.co_filename
        if event == "call" and path.startswith(f"{SEARCH}/"):
            entered.append(path[len(str(SEARCH.parent)) + 1 : -3].replace("/", "."))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        client.get("/search/?q=学位&year=2021")
    finally:
        sys.setprofile(before)
    packages = [module.rpartition(".")[0] for module in entered]
    changes = sum(package != following for package, following in pairwise(packages))
    assert len(set(entered)) <= MODULES, sorted(set(entered))
    assert changes <= CHANGES

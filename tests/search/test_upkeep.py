from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from search import indexing, upkeep
from search.asking import vocabulary
from search.asking.request import SearchRequest
from search.models import PendingNotice
from search.query import search
from tests.factories import make_measure, make_notice, make_problem


@pytest.mark.django_db(transaction=True)
def test_a_round_indexes_what_waits():
    make_measure(make_problem(make_notice("a")))
    PendingNotice.objects.put(["a"])
    assert upkeep._once() == upkeep.POLL
    assert search(SearchRequest("", unit="measure")).total == 1


@pytest.mark.django_db(transaction=True)
def test_a_round_makes_the_words_for_suggestions_so_that_no_request_has_to():
    assert upkeep._once() == upkeep.POLL
    assert [name for name, _ in vocabulary._cached] == [vocabulary.generation()]


@pytest.mark.django_db(transaction=True)
def test_a_round_that_fails_is_logged_and_the_next_comes_later(monkeypatch, caplog):
    monkeypatch.setattr(indexing, "work_off", lambda: 1 / 0)
    assert upkeep._once() == upkeep.PAUSE
    assert "ZeroDivisionError" in caplog.text


def test_where_requests_are_served_it_is_left_to_the_upkeep(monkeypatch):
    monkeypatch.setattr(upkeep, "_thread", [Thread()])
    monkeypatch.setattr(indexing, "work_off", lambda: time.sleep(1 / 0))
    upkeep._wanted.clear()
    upkeep.soon()
    assert upkeep._wanted.is_set()


def test_pages_are_imported_before_anybody_asks_for_one(tmp_path: Path) -> None:
    code = "import django, sys; django.setup(); from search import upkeep; upkeep.preload(); "
    code += "print('search.results.views' in sys.modules)"
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == "True\n"

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from search import indexing
from search.checks import index_is_whole
from search.language import analysis
from tests.factories import make_notice

pytestmark = pytest.mark.django_db


def test_a_missing_index_is_named_with_the_command_that_makes_it():
    make_notice()
    [warning] = index_is_whole(None)
    assert (warning.id, warning.hint) == ("search.W001", "运行 python manage.py rebuild_index")


def test_before_the_first_notice_a_missing_index_is_as_it_should_be():
    assert index_is_whole(None) == []


def test_before_the_first_migration_nothing_is_said(tmp_path):
    """In a process of its own: this one's database has its tables."""
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "search.W001" not in done.stderr


def test_an_index_of_this_version_is_no_matter():
    indexing.rebuild()
    assert index_is_whole(None) == []


def test_an_index_of_another_analysis_is_stale(monkeypatch):
    indexing.rebuild()
    monkeypatch.setattr(analysis, "version", lambda: "next")
    assert [warning.id for warning in index_is_whole(None)] == ["search.W002"]

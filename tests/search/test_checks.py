from __future__ import annotations

import pytest

from search import analysis, indexing
from search.checks import index_is_current

pytestmark = pytest.mark.django_db


def test_a_missing_index_is_named_with_the_command_that_makes_it():
    [warning] = index_is_current(None)
    assert (warning.id, warning.hint) == ("search.W001", "运行 python manage.py rebuild_index")


def test_an_index_of_this_version_is_no_matter():
    indexing.rebuild()
    assert index_is_current(None) == []


def test_an_index_of_another_analysis_is_stale(monkeypatch):
    indexing.rebuild()
    monkeypatch.setattr(analysis, "ANALYSIS_VERSION", "next")
    assert [warning.id for warning in index_is_current(None)] == ["search.W002"]

from __future__ import annotations

import pytest

from notices.models import Notice
from notices.signals import notices_changed
from search import indexing
from search.query import SearchRequest, search
from tests.factories import make_measure, make_notice, make_problem

pytestmark = pytest.mark.django_db


def found(text: str, unit: str = "measure") -> int:
    return search(SearchRequest(text, unit=unit)).total  # type: ignore[arg-type]


def test_a_rebuild_writes_every_unit_and_counts_them():
    make_measure()
    steps: list[int] = []
    assert indexing.rebuild(steps.append) == indexing.count() == len(steps) == 3
    assert [found("", unit) for unit in ("notice", "problem", "measure")] == [1, 1, 1]


def test_a_search_before_the_first_index_finds_nothing():
    make_problem()
    results = search(SearchRequest("学位"))
    assert (results.total, results.hits, [facet.values for facet in results.facets]) == (0, (), [(), (), ()])


def test_a_refresh_takes_in_one_notice_and_leaves_the_others():
    old = make_measure(make_problem(make_notice("a")), "移送纪委")
    make_measure(make_problem(make_notice("b")), "移送法院")
    indexing.rebuild()
    old.text = "约谈提醒"
    old.save()
    make_measure(old.problem, "新的措施")
    indexing.refresh(["a"])
    assert [found(f"“{text}”") for text in ("移送纪委", "移送法院", "约谈提醒", "新的措施")] == [0, 1, 1, 1]


def test_what_was_deleted_goes_from_every_unit():
    make_measure(make_problem(make_notice("a")))
    indexing.rebuild()
    Notice.objects.all().delete()
    notices_changed.send(sender=None, names=["a"])
    assert [found("", unit) for unit in ("notice", "problem", "measure")] == [0, 0, 0]


def test_the_signal_keeps_the_index_in_step():
    make_measure(make_problem(make_notice("a")))
    notices_changed.send(sender=None, names=["a"])
    assert found("") == 1
    make_measure(make_problem(make_notice("b")))
    notices_changed.send(sender=None, names=None)
    assert found("") == 2
    notices_changed.send(sender=None, names=[])
    assert found("") == 2

from __future__ import annotations

from functools import partial

import pytest
from django.db import transaction
from haystack import connections

from notices.models import Notice
from notices.signals import notices_changed
from search import indexing
from search.models import PendingNotice
from search.query import SearchRequest, search
from tests.factories import make_measure, make_notice, make_problem

pytestmark = pytest.mark.django_db


def found(text: str, unit: str = "measure") -> int:
    return search(SearchRequest(text, unit=unit)).total  # type: ignore[arg-type]


@pytest.fixture(name="committed")
def _committed(django_capture_on_commit_callbacks):
    """What is to happen when the transaction is committed happens at the end of the block."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def test_a_rebuild_writes_every_unit_and_counts_them():
    make_measure()
    steps: list[int] = []
    assert indexing.rebuild(steps.append) == indexing.count() == sum(steps) == 3
    assert [found("", unit) for unit in ("notice", "problem", "measure")] == [1, 1, 1]


def test_a_search_before_the_first_index_finds_nothing():
    make_problem()
    results = search(SearchRequest("学位"))
    assert (results.total, results.hits, [facet.values for facet in results.facets]) == (
        0,
        (),
        [(), (), (), ()],
    )


def test_a_refresh_takes_in_one_notice_and_leaves_the_others(committed):
    old = make_measure(make_problem(make_notice("a")), "移送纪委")
    make_measure(make_problem(make_notice("b")), "移送法院")
    indexing.rebuild()
    old.text = "约谈提醒"
    old.save()
    make_measure(old.problem, "新的措施")
    with committed():
        indexing.refresh(["a"])
    assert [found(f"“{text}”") for text in ("移送纪委", "移送法院", "约谈提醒", "新的措施")] == [0, 1, 1, 1]


def test_what_was_deleted_goes_from_every_unit(committed):
    make_measure(make_problem(make_notice("a")))
    indexing.rebuild()
    Notice.objects.all().delete()
    with committed():
        notices_changed.send(sender=None, names=["a"])
    assert [found("", unit) for unit in ("notice", "problem", "measure")] == [0, 0, 0]


def test_the_signal_keeps_the_index_in_step(committed):
    make_measure(make_problem(make_notice("a")))
    with committed():
        notices_changed.send(sender=None, names=["a"])
    assert found("") == 1
    make_measure(make_problem(make_notice("b")))
    notices_changed.send(sender=None, names=None)
    assert found("") == 2
    with committed():
        notices_changed.send(sender=None, names=[])
    assert found("") == 2


def test_what_is_saved_while_another_writes_waits_and_is_not_lost(committed):
    measure = make_measure(make_problem(make_notice("a")), "移送纪委")
    indexing.rebuild()
    with connections["default"].get_backend().store.writing():
        measure.delete()
        with committed():
            indexing.refresh(["a"])  # returns at once
        assert found("") == 1
        assert PendingNotice.objects.count() == 1
    indexing.work_off()
    assert (found(""), PendingNotice.objects.count()) == (0, 0)


def test_what_is_saved_during_a_rebuild_is_taken_in_at_its_end(committed):
    measure = make_measure(make_problem(make_notice("a")), "移送纪委")

    def change(_count: int) -> None:
        if not PendingNotice.objects.exists():
            measure.text = "移送法院"
            measure.save()
            with committed():
                indexing.refresh(["a"])

    indexing.rebuild(change)
    assert (found("“移送纪委”"), found("“移送法院”"), PendingNotice.objects.count()) == (0, 1, 0)


def test_what_was_noted_in_a_transaction_that_failed_was_never_noted():
    with transaction.atomic():
        indexing.refresh(["a"])
        transaction.set_rollback(True)
    assert not PendingNotice.objects.exists()


def test_a_notice_that_is_noted_again_while_it_is_read_waits_again(monkeypatch):
    make_measure(make_problem(make_notice("a")))
    PendingNotice.objects.put(["a"])
    take_in = indexing._take_in
    taken: list[list[str]] = []

    def noted_meanwhile(names: list[str]) -> None:
        if not taken:
            PendingNotice.objects.put(names)
        taken.append(names)
        take_in(names)

    monkeypatch.setattr(indexing, "_take_in", noted_meanwhile)
    indexing.work_off()
    assert taken == [["a"], ["a"]]
    assert found("") == 1


def test_everything_is_opened_before_anybody_searches():
    make_measure()
    indexing.rebuild()
    indexing.warm()
    assert found("") == 1

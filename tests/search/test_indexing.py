from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from django.db import OperationalError, transaction

from notices.models import Notice
from notices.versioning.changes import corrected
from search import indexing
from search.asking.request import SearchRequest
from search.engines.answer import Keys
from search.engines.connection import engine
from search.engines.protocol import Document, IndexMissingError
from search.models import PendingNotice
from search.query import crossed, keys, search, totals
from tests.factories import make_measure, make_notice, make_problem

pytestmark = pytest.mark.django_db


def found(text: str, unit: str = "measure") -> int:
    return search(SearchRequest(text, unit=unit)).total  # type: ignore[arg-type]


def meanwhile(act: Callable[[], object]) -> Iterator[Document]:
    """No document; done while whoever asks for them is writing."""
    act()
    yield from ()


@pytest.fixture(name="committed")
def _committed(django_capture_on_commit_callbacks):
    """What is to happen when the transaction is committed happens at the end of the block."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def test_a_rebuild_writes_every_unit_and_counts_them():
    make_measure()
    steps: list[int] = []
    assert indexing.rebuild(steps.append) == indexing.count() == sum(steps) == 3
    assert [found("", unit) for unit in ("notice", "problem", "measure")] == [1, 1, 1]


def test_before_the_first_notice_a_missing_index_finds_nothing():
    results = search(SearchRequest("学位"))
    assert (results.total, results.hits, [facet.values for facet in results.facets]) == (
        0,
        (),
        [(), (), (), (), ()],
    )
    assert (totals([SearchRequest("学位")]), keys(SearchRequest("学位"))) == ([0], Keys((), 0))
    assert crossed(SearchRequest(), "year", "category", ("2021",)) == {"2021": {}}


@pytest.mark.parametrize(
    "asks",
    [
        search,
        keys,
        lambda request: totals([request]),
        lambda request: crossed(request, "year", "category", ("2021",)),
    ],
)
def test_with_a_notice_nothing_is_said_without_an_index(asks):
    make_problem()
    with pytest.raises(IndexMissingError):
        asks(SearchRequest("学位"))


def test_where_there_is_no_index_what_waits_makes_a_whole_one(committed):
    make_measure(make_problem(make_notice("a")))
    make_measure(make_problem(make_notice("b")))
    with committed():
        corrected(["a"])
    assert (found(""), PendingNotice.objects.count()) == (2, 0)


def test_where_another_makes_the_index_anew_what_waits_is_left_to_it():
    PendingNotice.objects.put(["a"])
    engine().timeout = 0.05  # type: ignore[attr-defined]  # Haystack's
    engine().rebuild(meanwhile(indexing.work_off))
    assert PendingNotice.objects.count() == 1


def test_a_correction_takes_in_one_notice_and_leaves_the_others(committed):
    old = make_measure(make_problem(make_notice("a")), "移送纪委")
    make_measure(make_problem(make_notice("b")), "移送法院")
    indexing.rebuild()
    old.text = "约谈提醒"
    old.save()
    make_measure(old.problem, "新的措施")
    with committed():
        corrected(["a"])
    assert [found(f"“{text}”") for text in ("移送纪委", "移送法院", "约谈提醒", "新的措施")] == [0, 1, 1, 1]


def test_what_was_deleted_goes_from_every_unit(committed):
    make_measure(make_problem(make_notice("a")))
    indexing.rebuild()
    with committed():
        Notice.objects.all().delete()
    assert [found("", unit) for unit in ("notice", "problem", "measure")] == [0, 0, 0]


def test_a_correction_is_noted_with_its_rows_and_indexed_once_they_are_committed(committed):
    make_measure(make_problem(make_notice("a")))
    with committed():
        corrected(["a"])
        assert [row.name for row in PendingNotice.objects.all()] == ["a"]
    assert (found(""), PendingNotice.objects.count()) == (1, 0)


def test_what_is_saved_while_another_writes_waits_and_is_not_lost(committed):
    measure = make_measure(make_problem(make_notice("a")), "移送纪委")
    indexing.rebuild()

    def delete() -> None:
        measure.delete()
        with committed():
            corrected(["a"])  # returns at once
        assert (found(""), PendingNotice.objects.count()) == (1, 1)

    engine().replace([], meanwhile(delete))
    indexing.work_off()
    assert (found(""), PendingNotice.objects.count()) == (0, 0)


def test_what_is_saved_during_a_rebuild_is_taken_in_at_its_end(committed):
    measure = make_measure(make_problem(make_notice("a")), "移送纪委")

    def change(_count: int) -> None:
        if not PendingNotice.objects.exists():
            measure.text = "移送法院"
            measure.save()
            with committed():
                corrected(["a"])

    indexing.rebuild(change)
    assert (found("“移送纪委”"), found("“移送法院”"), PendingNotice.objects.count()) == (0, 1, 0)


def test_what_was_noted_in_a_transaction_that_failed_was_never_noted():
    with transaction.atomic():
        corrected(["a"])
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
    engine().warm()
    assert found("") == 1


def test_a_database_that_cannot_be_read_is_told_without_a_traceback(monkeypatch, caplog):
    def refuse(*_parts: object) -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(indexing, "_catch_up", refuse)
    indexing.work_off()
    assert caplog.messages == ["What was changed is not searchable yet: unable to open database file"]


def test_on_a_full_disk_what_was_changed_waits_and_is_found_when_there_is_room(
    committed, monkeypatch, caplog
):
    indexing.rebuild()
    with monkeypatch.context() as patch:
        patch.setattr(type(engine()), "replace", _full)
        with committed():
            corrected([make_problem(heading="学位不足").notice.name])
    assert "What was changed is not searchable yet: [Errno 28]" in caplog.text
    assert (found("学位", "problem"), PendingNotice.objects.count()) == (0, 1)

    indexing.work_off()
    assert (found("学位", "problem"), PendingNotice.objects.count()) == (1, 0)


def _full(*_parts: object) -> None:
    raise OSError(28, "No space left on device")

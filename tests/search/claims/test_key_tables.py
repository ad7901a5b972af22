from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from notices.models import Notice
from search.claims.key_tables import Among, key_table
from tests.factories import make_notice

pytestmark = pytest.mark.django_db


def names(batches: Iterable[Sequence[int]]) -> list[str]:
    with key_table() as table:
        table.add(batches)
        return [notice.name for notice in Notice.objects.filter(Among("pk", table)).order_by("pk")]


def test_rows_are_those_whose_number_is_among_the_keys_of_any_batch():
    first, _second, third = (make_notice(name) for name in ("a", "b", "c"))
    assert names([[third.pk, 99_999_999], [first.pk]]) == ["a", "c"]
    assert names([]) == names([[]]) == []
    assert names([[first.pk, 2**40], [first.pk]]) == ["a"]


def test_it_joins_with_other_conditions_and_is_asked_once_more_the_same():
    first, second = make_notice("a"), make_notice("b")
    with key_table() as table:
        table.add([[first.pk, second.pk]])
        matching = Notice.objects.filter(Among("pk", table), name="b")
        assert [matching.count(), list(matching.values_list("name", flat=True))] == [1, ["b"]]
        assert not Notice.objects.exclude(Among("pk", table)).exists()


def test_rows_of_the_database_are_added_without_leaving_it():
    make_notice("a", "甲"), make_notice("b", "乙")
    with key_table() as table, CaptureQueriesContext(connection) as queries:
        table.add_rows(Notice.objects.filter(title="乙").values("pk"))
        assert len(queries) == 1
        assert Notice.objects.get(Among("pk", table)).name == "b"


def test_a_statement_carries_one_batch_however_many_keys_there_are():
    only = make_notice("a")
    with CaptureQueriesContext(connection) as queries:
        assert names(range(start, start + 10_000) for start in range(only.pk, only.pk + 50_000, 10_000)) == [
            "a"
        ]
    assert len(queries) == 1 + 5 + 1 + 1
    assert max(len(query["sql"]) for query in queries) < 200_000


def test_two_tables_know_nothing_of_each_other_and_are_gone_afterwards():
    first, second = make_notice("a"), make_notice("b")
    with key_table() as one, key_table() as other:
        one.add([[first.pk]])
        other.add([[second.pk]])
        assert [Notice.objects.get(Among("pk", table)).name for table in (one, other)] == ["a", "b"]
    with pytest.raises(DatabaseError):
        one.add([[first.pk]])

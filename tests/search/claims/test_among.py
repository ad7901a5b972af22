from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.models import Notice
from search.claims.among import Among
from tests.factories import make_notice

pytestmark = pytest.mark.django_db


def names(keys) -> list[str]:
    return [notice.name for notice in Notice.objects.filter(Among("pk", keys)).order_by("pk")]


def test_rows_are_those_whose_number_is_among_the_keys():
    first, _second, third = (make_notice(name) for name in ("a", "b", "c"))
    assert names([third.pk, first.pk, 99_999_999]) == ["a", "c"]
    assert names([]) == []
    assert names({first.pk, 2**40}) == ["a"]


def test_it_joins_with_other_conditions_and_is_asked_once_more_the_same():
    first, second = make_notice("a"), make_notice("b")
    found = Notice.objects.filter(Among("pk", [first.pk, second.pk]), name="b")
    assert [found.count(), list(found.values_list("name", flat=True))] == [1, ["b"]]
    assert list(Notice.objects.exclude(Among("pk", [first.pk])).values_list("name", flat=True)) == ["b"]


def test_any_number_of_keys_is_one_parameter_of_one_statement():
    only = make_notice("a")
    with CaptureQueriesContext(connection) as queries:
        assert names(range(only.pk, only.pk + 100_000)) == ["a"]
    assert len(queries) == 1

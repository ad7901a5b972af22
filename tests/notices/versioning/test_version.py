"""The version is that of the content, and cheap to ask for."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory
from django.utils import timezone

from notices.models import CollectionState, Notice
from notices.versioning.changes import corrected
from notices.versioning.version import DataVersion, current, is_written_so, version_of
from tests.factories import make_notice, make_problem


@pytest.fixture
def collection(db) -> None:  # noqa: ARG001
    make_problem(make_notice("a"))
    make_notice("b")
    corrected(["a", "b"])


def test_a_version_is_a_day_and_a_hash():
    assert str(DataVersion(date(2021, 11, 23), "3f9a2c1b0d4e" + "0" * 52)) == "2021-11-23-3f9a2c1b0d4e"
    assert str(DataVersion(None, "ab" * 32)) == "empty-abababababab"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2021-11-23-3f9a2c1b0d4e", True),
        ("empty-3f9a2c1b0d4e", True),
        ("", False),
        ("2021-11-23", False),
        ("2021-11-23-3F9A2C1B0D4E", False),
        ("2021-11-23-3f9a2c1b0d4e\n", False),
        ("2021-11-23-3f9a2c1b0d4e5", False),
    ],
)
def test_what_is_no_version_is_told(text, is_one):
    assert is_written_so(text) is is_one


def test_the_same_hash_is_the_same_content_on_whatever_day():
    version = DataVersion(date(2021, 11, 23), "3f9a2c1b0d4e" + "0" * 52)
    assert version.is_that_of("2019-01-01-3f9a2c1b0d4e")
    assert not version.is_that_of("2021-11-23-000000000000")


@pytest.mark.django_db
def test_an_empty_collection_has_one_too():
    assert str(current()).startswith("empty-")


@pytest.mark.usefixtures("collection")
def test_it_bears_the_day_of_the_last_change():
    assert current().day == timezone.localdate()


@pytest.mark.usefixtures("collection")
def test_it_stays_with_the_content_and_comes_back_with_it():
    before = current().hash
    Notice.objects.filter(name="a").update(team="市委第一巡察组")
    corrected(["a"])
    between = current().hash
    Notice.objects.filter(name="a").update(team="")
    corrected(["a"])
    assert between != before == current().hash


@pytest.mark.usefixtures("collection")
def test_it_does_not_depend_on_the_order_of_imports():
    before = current().hash
    Notice.objects.all().delete()
    make_notice("b")
    make_problem(make_notice("a"))
    corrected(["b", "a"])
    assert current().hash == before


@pytest.mark.usefixtures("collection")
def test_it_changes_with_a_name_and_with_a_notice_that_goes():
    versions = [current().hash]
    Notice.objects.filter(name="b").update(name="c")
    CollectionState.objects.move()
    versions.append(current().hash)
    Notice.objects.filter(name="c").delete()
    versions.append(current().hash)
    assert len(set(versions)) == 3


@pytest.mark.usefixtures("collection")
def test_asked_again_it_costs_one_query_for_one_row(django_assert_num_queries):
    current()
    with django_assert_num_queries(1):
        current()


@pytest.mark.usefixtures("collection")
def test_a_change_by_another_process_is_seen(django_assert_num_queries):
    before = current()
    Notice.objects.filter(name="a").update(digest="0" * 64)
    CollectionState.objects.update(generation=99)
    with django_assert_num_queries(2):
        assert current().hash != before.hash


@pytest.mark.usefixtures("collection")
def test_one_answer_speaks_of_one_version(django_assert_num_queries):
    request = RequestFactory().get("/")
    before = version_of(request)
    CollectionState.objects.move()
    Notice.objects.filter(name="a").update(digest="0" * 64)
    with django_assert_num_queries(0):
        assert version_of(request) == before

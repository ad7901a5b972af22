"""Public identifiers, their rows, the addresses to keep."""

from __future__ import annotations

import re

import pytest

from notices.public_ids import MEASURE, PROBLEM, Identifier, anchor, units
from tests.pages_data import make_linxi


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a-2021", ("a-2021", None, None, None)),
        ("a-2021/p3", ("a-2021", 3, None, None)),
        ("a-2021/p12/i3", ("a-2021", 12, 3, None)),
        ("a-2021/p12/m2", ("a-2021", 12, None, 2)),
        ("a-2021/p12/i3/m2", ("a-2021", 12, 3, 2)),
    ],
)
def test_an_identifier_is_read_into_its_parts(text, parts):
    assert Identifier.read(text) == Identifier(*parts)


@pytest.mark.parametrize(
    "text", ["a/p0", "a/p01", "a/p", "a/m1", "a/p1/m1", "a/p1/i1/", "a b/p1", "a/p999999"]
)
def test_what_is_no_problem_is_not_read_as_one(text):
    assert not re.fullmatch(PROBLEM, text)


@pytest.mark.parametrize("text", ["a/p1", "a/p1/i2", "a/p1/m0", "a/m1"])
def test_what_is_no_measure_is_not_read_as_one(text):
    assert not re.fullmatch(MEASURE, text)


def test_an_anchor_leaves_the_notice_out():
    assert anchor("a-2021/p3/i1/m2") == "p3-i1-m2"


pytestmark = pytest.mark.django_db


def test_units_come_in_the_order_asked_each_once():
    make_linxi()
    make_linxi("yuwan-2020")
    asked = [
        "yuwan-2020/p2/i1/m1",
        "linxi-2021",
        "linxi-2021/p1/m2",
        "yuwan-2020/p1",
        "linxi-2021",
        "linxi-2021/p2/i2",
    ]
    found = units(asked)
    assert list(found) == list(dict.fromkeys(asked))
    assert [row.public_id for row in found.values()] == list(found)


@pytest.mark.parametrize(
    "name", ["", "linxi-2021/", "linxi-2021/p", "linxi-2021/p0", "linxi-2021/m1", "'", "a/p1/i1/m1/x"]
)
def test_what_is_no_identifier_finds_nothing(name):
    make_linxi()
    assert units([name]) == {}


def test_the_number_of_queries_is_three_however_many_and_one_more_for_what_is_not_there(
    django_assert_num_queries,
):
    make_linxi()
    one_of_each = ["linxi-2021", "linxi-2021/p1", "linxi-2021/p1/m2"]
    many = [f"linxi-2021/p{n}/i{m}" for n in range(1, 10) for m in range(1, 10)]
    for asked, queries in ((one_of_each, 3), (one_of_each + many, 4)):
        with django_assert_num_queries(queries):
            units(asked)

import re

import pytest

from notices.identifiers import MEASURE, PROBLEM, Identifier, anchor


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

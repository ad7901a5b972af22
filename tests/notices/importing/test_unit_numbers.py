"""Which number a unit bears when its notice is read anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.importing.unit_numbers import NumberedUnit, numbered, paths


def units(*words: str) -> tuple[NumberedUnit, ...]:
    return tuple(NumberedUnit(word, 0, 1) for word in words)


def numbers(found: tuple[NumberedUnit, ...]) -> list[tuple[int, str]]:
    return [(unit.number, unit.words) for unit in found]


SCHOOLS, RIVERS, ROADS = "公办学位缺口较大", "黑臭水体治理反复", "断头路打通缓慢"


def test_a_first_reading_counts_in_reading_order() -> None:
    assert numbers(numbered(units(SCHOOLS, RIVERS))) == [(1, SCHOOLS), (2, RIVERS)]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ((SCHOOLS, RIVERS), [1, 2]),
        ((ROADS, SCHOOLS, RIVERS), [3, 1, 2]),
        ((SCHOOLS, ROADS, RIVERS), [1, 3, 2]),
        ((RIVERS,), [2]),
        ((RIVERS, ROADS), [2, 3]),
        (("公办学位缺口仍较大", RIVERS), [1, 2]),
        (("“公办学位”缺口　较大", RIVERS), [1, 2]),
        ((ROADS,), [3]),
        ((), []),
    ],
)
def test_what_was_there_keeps_its_number_and_what_is_new_gets_the_next(then, expected) -> None:
    before = numbered(units(SCHOOLS, RIVERS))
    assert [unit.number for unit in numbered(units(*then), before)] == expected


def test_what_is_like_two_is_the_first_of_them() -> None:
    before = numbered(units("公办学位缺口较大，入学难", "公办学位缺口较大，上学难"))
    assert numbers(numbered(units("公办学位缺口较大，择校难"), before)) == [(1, "公办学位缺口较大，择校难")]


def test_a_number_that_was_given_up_is_not_given_again() -> None:
    before = numbered(units(SCHOOLS))
    assert numbers(numbered(units(SCHOOLS, ROADS), before, {"p2": RIVERS})) == [(1, SCHOOLS), (3, ROADS)]


def test_what_is_found_again_gets_its_number_back() -> None:
    before = numbered(units(SCHOOLS))
    found = numbered(units(RIVERS, SCHOOLS, ROADS), before, {"p2": RIVERS, "p2/m1": "清淤"})
    assert numbers(found) == [(2, RIVERS), (1, SCHOOLS), (3, ROADS)]


def test_items_and_measures_are_numbered_under_their_own_problem() -> None:
    problem = NumberedUnit(SCHOOLS, 0, 1, under={"m": units("新建小学2所"), "i": units("大班额", "划片")})
    assert [path for path, _ in paths(numbered((problem,)))] == ["p1", "p1/m1", "p1/i1", "p1/i2"]
    later = NumberedUnit(SCHOOLS, 0, 1, under={"m": units("改造校舍", "新建小学2所"), "i": units("划片")})
    assert [path for path, _ in paths(numbered((later,), numbered((problem,))))] == [
        "p1", "p1/m2", "p1/m1", "p1/i2",
    ]  # fmt: skip


WORDS = st.lists(st.sampled_from([SCHOOLS, RIVERS, ROADS, "", "学位", "河道清淤"]), max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_numbers_are_unique_whatever_comes_and_goes(readings: list[list[str]]) -> None:
    known: tuple[NumberedUnit, ...] = ()
    retired: dict[str, str] = {}
    for reading in readings:
        found = numbered(units(*reading), known, retired)
        given_out = [unit.number for unit in found]
        assert len(set(given_out)) == len(given_out)
        assert all(number > 0 for number in given_out)
        retired |= {f"p{unit.number}": unit.key for unit in known}
        retired = {path: key for path, key in retired.items() if int(path[1:]) not in given_out}
        known = found

"""Figures with their units have one form, however they were printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.figures import figures, figures_of_amount, is_figure


def read(text: str) -> list[str]:
    return [figure for _, _, figure in figures(text)]


@pytest.mark.parametrize(
    "text", ["1200万元", "1,200万元", "0.12亿元", "一千二百万元", "12000000元", "1 200万元"]
)
def test_every_printing_of_a_sum_is_the_same(text):
    assert read(text) == ["12000000元"]


@pytest.mark.parametrize(
    ("printed", "figure"),
    [
        ("5.9万m2", "59000平方米"),
        ("59000平米", "59000平方米"),
        ("3km2", "3平方公里"),
        ("3平方千米", "3平方公里"),
        ("26km", "26公里"),
        ("200千克", "200公斤"),
    ],
)
def test_every_printing_of_a_unit_is_the_same(printed, figure):
    assert read(printed) == [figure]


def test_letters_that_only_begin_as_a_unit_are_none():
    assert read("100kgb") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增学位3240个，投入2.50亿元", ["3240个", "250000000元"]),
        ("26公里", ["26公里"]),
        ("17.4%", ["17.4%"]),
        ("三百二十万元", ["3200000元"]),
        ("十二项", ["12项"]),
        ("两万户", ["20000户"]),
    ],
)
def test_a_figure_goes_with_its_unit(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["2024年3月", "两个责任", "一个", "三重一大", "第三十二条", "百千工程", "一二人", "12", "", "2017至2019"],
)
def test_dates_and_words_with_a_number_in_them_are_no_figures(text):
    assert read(text) == []


@given(st.integers(1, 10**9), st.sampled_from(["元", "户", "平方米", "%"]))
def test_thousands_parted_by_commas_change_nothing(number, unit):
    assert read(f"{number:,}{unit}") == read(f"{number}{unit}") == [f"{number}{unit}"]
    assert is_figure(f"{number}{unit}")


@pytest.mark.parametrize("text", ["1.42亿元", "142", "1.42", "亿", "2024年", "三亿"])
def test_what_has_a_unit_or_no_magnitude_is_no_amount_without_its_unit(text):
    assert figures_of_amount(text) == ()

"""Years as people write them."""

from __future__ import annotations

import pytest

from search.asking.years import runs, span, written, years_named


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021", ("2021",)),
        ("2021年", ("2021",)),
        ("2019-2021", ("2019", "2020", "2021")),
        ("2019年至2020年", ("2019", "2020")),
        ("2021-2019", ()),
        ("21", ()),
        ("²⁰²¹", ()),
        ("一九", ()),
        ("", ()),
        ("1000-9999", tuple(map(str, range(1000, 1201)))),
    ],
)
def test_years_are_four_digits_or_a_range(text, years):
    assert years_named(text) == years


@pytest.mark.parametrize(
    ("years", "written"),
    [
        (["2021"], "2021"),
        (["2022", "2020", "2021"], "2020-2022"),
        (["2020", "2022"], ""),
        (["2020", "none"], ""),
        ([], ""),
    ],
)
def test_years_in_a_row_are_a_span(years, written):
    assert span(years) == written


def test_years_that_follow_each_other_stand_together():
    assert [written(run) for run in runs(["2021", "2018", "none", "2019", "2017"])] == ["2017-2019", "2021"]

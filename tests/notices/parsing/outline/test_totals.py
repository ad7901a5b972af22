"""What a notice says there is of aspects and problems."""

from __future__ import annotations

import pytest

from notices.parsing.outline.totals import read_totals


@pytest.mark.parametrize(
    ("words", "aspects", "problems"),
    [
        ("反馈了3个方面14个问题", [3], [14]),
        ("反馈的四个方面十二项具体问题", [4], [12]),
        ("指出问题21个，其中意见建议6条", [], []),
        ("共有5类28个突出问题", [], [28]),
        ("第一个问题", [], []),
        ("1个方面", [], []),
    ],
)
def test_stated_totals_are_numbers_of_aspects_and_problems(words, aspects, problems):
    totals = read_totals(words)
    assert [total.number for total in totals.aspects] == aspects
    assert [total.number for total in totals.problems] == problems

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from notices.charts.bars import Amount, bar_chart
from notices.charts.drawing import standalone, style
from notices.charts.heat import heat_chart
from notices.charts.lettering import cut, width
from notices.charts.shades import shaded
from notices.charts.timeline import timeline

HEAT = heat_chart("标题", "说明", ["甲区", "乙区"], ["教育", "水"], [[(2, "2"), (0, "0")], [None, (1, "1")]])
BARS = bar_chart("标题", "说明", [Amount("甲区", 4, "4"), Amount("乙区 <x>", 1, "1")])
YEARS = timeline(
    "标题", "说明", [("2019", Amount("2019", 3, "3")), ("2020", None), ("2021", Amount("2021", 0, "0"))]
)


def test_shades_go_up_to_the_largest_and_nothing_has_none():
    assert shaded([[0, 1, 2], [5, 10, 9.9]]) == [[0, 1, 1], [3, 5, 5]]
    assert shaded([[0]]) == [[0]]
    assert shaded([]) == []


def test_letters_are_as_wide_as_they_stand_and_long_names_are_cut():
    assert width("甲乙", 10) == 20
    assert width("ab", 10) == 11.6
    assert cut("甲乙丙丁", 40, 10) == "甲乙丙丁"
    assert cut("甲乙丙丁", 31, 10) == "甲乙…"


def test_bars_are_as_long_as_their_numbers():
    one, other = BARS.bars
    assert one.width == pytest.approx(4 * other.width, abs=0.2)
    assert (one.full, other.full) == ("甲区: 4", "乙区 <x>: 1")
    assert other.y - one.y == 24


def test_a_year_without_notices_is_a_gap_and_one_without_hits_is_not():
    assert [(each.full, each.is_gap, each.height) for each in YEARS.columns] == [
        ("2019: 3", False, 160.0),
        ("2020", True, 0.0),
        ("2021: 0", False, 0.0),
    ]


def test_drawings_of_one_scale_compare():
    column = timeline("", "", [("2019", Amount("2019", 5, "5"))], largest=10).columns[0]
    assert column.height == 80.0


def test_a_heat_chart_has_a_box_for_each_value_and_says_it():
    assert [(box.full, box.shade, box.is_gap, box.written) for box in HEAT.boxes] == [
        ("甲区 × 教育: 2", 5, False, "2"),
        ("甲区 × 水: 0", 0, False, ""),
        ("乙区 × 教育", 0, True, ""),
        ("乙区 × 水: 1", 3, False, "1"),
    ]


@pytest.mark.parametrize(
    "chart",
    [HEAT, BARS, YEARS, bar_chart("", "", []), timeline("", "", []), heat_chart("", "", [], [], [])],
    ids=["heat", "bars", "years", "no bars", "no years", "no heat"],
)
def test_a_file_is_well_formed_says_what_it_shows_and_needs_nothing_from_a_page(chart):
    drawn = ElementTree.fromstring(standalone(chart))  # noqa: S314  # our own
    named = {child.tag.rpartition("}")[2]: child.text or "" for child in drawn}
    assert (named["title"], named["desc"]) == (chart.title, chart.description)
    assert "var(" not in named["style"]
    assert drawn.get("role") == "img"


def test_the_style_of_a_file_is_that_of_the_site_by_day():
    assert ".chart .ground { fill: #fff; }" in style()
    assert "Noto Sans CJK SC" in style()

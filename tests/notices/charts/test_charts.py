from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from notices.charts.bars import Amount, bar_chart
from notices.charts.drawing import standalone, style
from notices.charts.heat import heat_chart
from notices.charts.lettering import cut, width
from notices.charts.shades import shaded
from notices.charts.strip import Group, strip_chart
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
    [
        HEAT,
        BARS,
        YEARS,
        strip_chart("标题", "说明", [Group("甲", [1.0, 2.0])], str),
        bar_chart("", "", []),
        timeline("", "", []),
        heat_chart("", "", [], [], []),
        strip_chart("", "", [], str),
    ],
    ids=["heat", "bars", "years", "strips", "no bars", "no years", "no heat", "no strips"],
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


def test_dots_lie_on_a_scale_of_round_numbers_and_near_ones_are_one():
    chart = strip_chart("标题", "说明", [Group("甲区", [540, 541, 2160]), Group("乙区", [5400])], str)
    assert [tick.written for tick in chart.ticks] == ["0.0", "2000.0", "4000.0", "6000.0"]
    first, second = chart.strips
    assert [strip.dots.count("M") for strip in chart.strips] == [2, 1]
    assert (first.full, second.full) == ("甲区: 3 · 541.0", "乙区: 1 · 5400.0")
    assert chart.ticks[2].x < second.median < chart.ticks[3].x


def test_a_scale_of_values_far_apart_goes_in_tenfold_steps():
    chart = strip_chart("", "", [Group("甲", [3, 2_000_000])], lambda value: f"{value:g}")
    assert [tick.written for tick in chart.ticks] == ["1", "100", "10000", "1e+06", "1e+08"]
    steps = [round(after.x - before.x) for before, after in pairwise(chart.ticks)]
    assert max(steps) - min(steps) <= 1


@pytest.mark.parametrize("values", [[0.0], [5.0], [-5.0, 5.0], [-2.0], [0.001, 0.002]])
def test_every_value_lies_within_the_scale(values):
    chart = strip_chart("", "", [Group("甲", values)], str)
    left, right = chart.ticks[0].x, chart.ticks[-1].x
    assert left <= chart.strips[0].median <= right <= chart.width

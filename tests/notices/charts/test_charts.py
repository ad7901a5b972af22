from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from notices.charts.bars import Amount, bar_chart
from notices.charts.drawing import cut, lines_of, standalone, style, width
from notices.charts.heat import heat_chart, shaded
from notices.charts.strip import Series, strip_chart
from notices.charts.years import multiples, timeline

HEAT = heat_chart("标题", "说明", ["甲区", "乙区"], ["教育", "水"], [[(2, "2"), (0, "0")], [None, (1, "1")]])
BARS = bar_chart("标题", "说明", [Amount("甲区", 4, "4"), Amount("乙区 <x>", 1, "1")])
YEARS = timeline(
    "标题", "说明", [("2019", Amount("2019", 3, "3")), ("2020", None), ("2021", Amount("2021", 0, "0"))]
)


def test_shades_go_by_quantiles_equal_amounts_alike_and_nothing_has_none():
    assert shaded([[0, 1, 2], [5, 1000, 9.9]]) == [[0, 1, 2], [3, 5, 4]]
    assert shaded([[1, 1, 1, 2, 900]]) == [[1, 1, 1, 4, 5]]
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


def test_a_bar_is_held_against_a_mean_that_makes_room_for_itself():
    (bar,) = bar_chart("", "", [Amount("甲", 1, "1", mean=2)]).bars
    assert bar.mean == pytest.approx(bar.x + 2 * bar.width, abs=0.2)
    assert bar.end > bar.x + 2 * bar.width


def test_a_year_without_notices_is_a_gap_and_one_without_hits_is_not():
    assert [(point.full, point.is_gap, point.y) for point in YEARS.points] == [
        ("2019: 3", False, 24.0),
        ("2020", True, 196.0),
        ("2021: 0", False, 196.0),
    ]


def test_a_gap_interrupts_the_line():
    years = [("2018", 1), ("2019", 3), ("2020", None), ("2021", 2), ("2022", 0)]
    chart = timeline("", "", [(year, None if n is None else Amount(year, n, str(n))) for year, n in years])
    assert re.findall("[ML]", chart.line) == ["M", "L", "M", "L"]


def test_what_an_amount_rests_on_stands_below_and_little_is_faint():
    chart = timeline(
        "", "", [("2019", Amount("2019", 0.5, "50.0%", 2)), ("2020", Amount("2020", 0.1, "10.0%", 97))]
    )
    assert [(point.full, point.base, point.is_faint) for point in chart.points] == [
        ("2019: 50.0% (n=2)", "n=2", True),
        ("2020: 10.0% (n=97)", "n=97", False),
    ]


def test_no_number_is_left_out_those_without_room_stand_upright():
    many = [(str(year), Amount(str(year), year, f"{year}%")) for year in range(2000, 2024)]
    few, crowded = timeline("", "", many[:3]), timeline("", "", many)
    assert (few.is_turned, crowded.is_turned) == (False, True)
    assert [point.label for point in crowded.points] == [amount.label for _year, amount in many]
    assert min(point.above for point in crowded.points) >= max(width(point.label) for point in crowded.points)


def test_small_drawings_stand_two_beside_each_other_under_their_names():
    chart = multiples("标题", "说明", [timeline(name, "", [], size=(300.0, 150.0)) for name in "甲乙丙"])
    assert [(panel.name, panel.x, panel.y) for panel in chart.panels] == [
        ("甲", 0.0, 24.0),
        ("乙", 332.0, 24.0),
        ("丙", 0.0, 214.0),
    ]


def test_a_heat_chart_has_a_box_for_each_value_and_says_it():
    assert [(box.full, box.shade, box.is_gap, box.label) for box in HEAT.boxes] == [
        ("甲区 × 教育: 2", 3, False, "2"),
        ("甲区 × 水: 0", 0, False, "·"),
        ("乙区 × 教育", 0, True, ""),
        ("乙区 × 水: 1", 1, False, "1"),
    ]


def test_a_legend_says_what_each_shade_means_and_tells_nothing_from_no_notice():
    values = [[(1, "1"), (1, "1"), (2, "2"), (7, "7"), (9, "9"), (0, "0"), None]]
    chart = heat_chart("", "", ["甲"], list("abcdefg"), values, nothing="未提及", gap="没有通报")
    assert [(key.label, key.shade, key.is_gap) for key in chart.keys] == [
        ("未提及", 0, False),
        ("1", 1, False),
        ("2", 3, False),
        ("7", 4, False),
        ("9", 5, False),
        ("没有通报", 0, True),
    ]
    assert all(one.text < other.x for one, other in pairwise(chart.keys))
    assert chart.keys[-1].text < chart.width


def test_a_shade_of_several_amounts_is_named_by_its_least_and_largest():
    chart = heat_chart("", "", ["甲"], list("abcdefghij"), [[(n, str(n)) for n in range(1, 11)]])
    assert [key.label for key in chart.keys] == ["1–2", "3–4", "5–6", "7–8", "9–10"]


def test_long_lines_break_where_there_is_no_room_and_lose_nothing():
    text = "问题的份额，按年，https://zhenggai.example/ 2026"
    lines = lines_of(text, 100)
    assert "".join(lines) == text
    assert [line for line in lines if width(line) > 100] == ["https://zhenggai.example/ "]


def test_a_file_says_by_itself_what_it_is_and_where_from():
    chart = timeline("全部问题：历年占比", "占当年全部问题的份额。", [("2019", Amount("2019", 1, "1"))])
    written = standalone(chart, "来源：整改通，数据版本 2021-11-23-3f9a2c1b0d4e，CC BY 4.0")
    drawn = ElementTree.fromstring(written)  # noqa: S314  # our own
    texts = [
        (node.text or "", float(node.get("y", 0)))
        for node in drawn.findall(".//{*}text")
        if node.get("x") == "0"
    ]
    assert [text for text, _y in texts] == [
        "全部问题：历年占比",
        "占当年全部问题的份额。",
        "来源：整改通，数据版本 2021-11-23-3f9a2c1b0d4e，CC BY 4.0",
    ]
    assert texts[0][1] < texts[1][1] < 0 < chart.height < texts[2][1]


@pytest.mark.parametrize(
    "chart",
    [
        HEAT,
        BARS,
        YEARS,
        strip_chart("标题", "说明", [Series("甲", [1.0, 2.0])], str),
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
    chart = strip_chart("标题", "说明", [Series("甲区", [540, 541, 2160]), Series("乙区", [5400])], str)
    assert [tick.label for tick in chart.ticks] == ["0.0", "2000.0", "4000.0", "6000.0"]
    first, second = chart.strips
    assert [strip.dots.count("M") for strip in chart.strips] == [2, 1]
    assert (first.full, second.full) == ("甲区: 3 · 541.0", "乙区: 1 · 5400.0")
    assert chart.ticks[2].x < second.median < chart.ticks[3].x


def test_a_scale_of_values_far_apart_goes_in_tenfold_steps():
    chart = strip_chart("", "", [Series("甲", [3, 2_000_000])], lambda value: f"{value:g}")
    assert [tick.label for tick in chart.ticks] == ["1", "100", "10000", "1e+06", "1e+08"]
    steps = [round(after.x - before.x) for before, after in pairwise(chart.ticks)]
    assert max(steps) - min(steps) <= 1


@pytest.mark.parametrize("values", [[0.0], [5.0], [-5.0, 5.0], [-2.0], [0.001, 0.002]])
def test_every_value_lies_within_the_scale(values):
    chart = strip_chart("", "", [Series("甲", values)], str)
    left, right = chart.ticks[0].x, chart.ticks[-1].x
    assert left <= chart.strips[0].median <= right <= chart.width

from __future__ import annotations

import pytest

from search.asking.facets import (
    FACETS,
    FacetBranch,
    FacetValue,
    categories_named,
    facet,
    places_named,
    runs,
    span,
    values_named,
    visible,
    written,
    years_named,
)
from tests.factories import make_category, make_notice, make_place

TREE = [
    FacetBranch("a", "甲省"),
    FacetBranch("b", "乙市", "a", 1),
    FacetBranch("c", "丙区", "b", 2),
    FacetBranch("z", "丁省"),
]


def test_values_with_hits_are_shown_in_tree_order():
    assert visible(TREE, {"a": 3, "b": 3}, ()) == (
        FacetValue("a", "甲省", None, 3, selected=False, depth=0),
        FacetValue("b", "乙市", "a", 3, selected=False, depth=1),
    )


def test_a_chosen_value_stays_at_zero_with_what_it_stands_under():
    assert [(each.value, each.count, each.selected) for each in visible(TREE, {"z": 1}, ("c",))] == [
        ("a", 0, False),
        ("b", 0, False),
        ("c", 0, True),
        ("z", 1, False),
    ]


@pytest.mark.django_db
def test_the_trees_are_those_of_places_years_and_the_taxonomy():
    district = make_place("甲省", "乙市", "丙区")
    make_category("schools", "学校事务", "people", "民生事务")
    counts = {
        "district": {district.code: 2, "none": 1},
        "year": {"2020": 1, "2021": 2, "none": 1},
        "category": {"schools": 2, "people": 2},
        "status": {"none": 1, "planned": 2, "done": 1},
        "checked": {"none": 2, "yes": 1},
    }
    shown = [facet(kind, counts[kind.name], ()) for kind in FACETS]
    assert [
        (each.label, [(value.label, value.depth, value.count) for value in each.values]) for each in shown
    ] == [
        ("地区", [("甲省", 0, 0), ("乙市", 1, 0), ("丙区", 2, 2), ("未注明地区", 0, 1)]),
        ("年份", [("2021 年", 0, 2), ("2020 年", 0, 1), ("未注明年份", 0, 1)]),
        ("问题领域", [("民生事务", 0, 2), ("学校事务", 1, 2)]),
        ("措施进度", [("已完成", 0, 1), ("计划中", 0, 2), ("未判定", 0, 1)]),
        ("校对", [("已校对", 0, 1), ("未校对", 0, 2)]),
    ]


@pytest.mark.django_db
def test_places_are_named_by_name_code_or_the_beginning_of_a_name():
    first, second = make_place("甲省", "乙市", "新城区"), make_place("甲省", "丁市", "新城区")
    assert set(places_named("新城区")) == {first.code, second.code}
    assert set(places_named("新城")) == {first.code, second.code}
    assert places_named(first.code) == (first.code,)
    assert places_named("没有") == places_named("") == ()


@pytest.mark.django_db
def test_categories_are_named_by_slug_or_part_of_a_name():
    make_category("schools", "学校事务", "people", "民生事务")
    make_category("training", "学校事务与培训", "people")
    assert categories_named("学校事务") == categories_named("Schools") == ("schools",)
    assert categories_named("民生事") == categories_named("people") == ("people",)
    assert categories_named("校事") == ("schools", "training")
    assert categories_named("") == ()


@pytest.mark.django_db
def test_values_are_known_by_what_people_call_them():
    make_category("schools", "学校事务", "people", "民生事务")
    place = make_place("甲省", "乙市", "丙区")
    assert values_named("district", "丙区") == values_named("district", " 丙 ") == (place.code,)
    assert values_named("category", "学校事务") == ("schools",)
    assert values_named("year", "2019-2021") == ("2019", "2020", "2021")
    assert values_named("status", "计划中") == values_named("status", "planned") == ("planned",)


@pytest.mark.django_db
@pytest.mark.parametrize("facet", ["district", "year", "category", "status"])
@pytest.mark.parametrize("name", ["", " ", "没有的", "19-20"])
def test_what_nothing_is_called_names_nothing(facet, name):
    assert values_named(facet, name) == ()


@pytest.mark.django_db
def test_of_places_of_one_name_those_with_notices_are_meant():
    home, namesake = make_place("甲省", "乙市", "城区"), make_place("丁省", "戊市", "城区")
    assert set(values_named("district", "城区")) == {home.code, namesake.code}
    make_notice(place=home)
    assert values_named("district", "城区") == (home.code,)


# Years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021", ("2021",)),
        ("2021年", ("2021",)),
        ("2019-2021", ("2019", "2020", "2021")),
        ("2019年至2020年", ("2019", "2020")),
        ("2021-2019", ("2019", "2020", "2021")),
        ("21", ()),
        ("２０２１", ("2021",)),
        ("２０１９～２０２０年", ("2019", "2020")),
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

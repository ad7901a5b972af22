from __future__ import annotations

import pytest

from search.asking.facets import (
    FACETS,
    Branch,
    FacetValue,
    categories_named,
    facet,
    places_named,
    visible,
)
from tests.factories import make_category, make_place

TREE = [Branch("a", "甲省"), Branch("b", "乙市", "a", 1), Branch("c", "丙区", "b", 2), Branch("z", "丁省")]


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
    }
    shown = [facet(kind, counts[kind.name], ()) for kind in FACETS]
    assert [
        (each.label, [(value.label, value.depth, value.count) for value in each.values]) for each in shown
    ] == [
        ("地区", [("甲省", 0, 0), ("乙市", 1, 0), ("丙区", 2, 2), ("未注明地区", 0, 1)]),
        ("年份", [("2021 年", 0, 2), ("2020 年", 0, 1), ("未注明年份", 0, 1)]),
        ("问题领域", [("民生事务", 0, 2), ("学校事务", 1, 2)]),
        ("措施进度", [("已完成", 0, 1), ("计划中", 0, 2), ("未判定", 0, 1)]),
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

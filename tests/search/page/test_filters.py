from dataclasses import replace

from search.asking.addresses import pairs
from search.asking.facets import Facet, FacetValue
from search.page.filters import NAMES, WHOLE_TREE, chips, filters, tree

PLACES = Facet(
    "district",
    "地区",
    (
        FacetValue("44", "广东省", None, 5, selected=False, depth=0),
        FacetValue("4403", "深圳市", "44", 3, selected=True, depth=1),
        FacetValue("440309", "龙华区", "4403", 0, selected=False, depth=2),
        FacetValue("none", "未注明地区", None, 1, selected=False, depth=0),
    ),
)


def years(number: int, selected: str = "") -> Facet:
    values = (str(2024 - back) for back in range(number))
    return Facet(
        "year", "年份", tuple(FacetValue(value, value, None, 1, value == selected, 0) for value in values)
    )


def test_values_stand_under_their_parents():
    guangdong, none = tree(PLACES, "?q=a")
    (shenzhen,) = guangdong.choices
    assert [guangdong.label, none.label, shenzhen.label, shenzhen.choices[0].label] == [
        "广东省",
        "未注明地区",
        "深圳市",
        "龙华区",
    ]


def test_a_value_takes_the_place_of_those_above_and_below_it():
    query = "?q=a&district=4403&district=none"
    guangdong, _none = tree(PLACES, query)
    (shenzhen,) = guangdong.choices
    assert pairs(guangdong.url) == [("q", "a"), ("district", "none"), ("district", "44")]
    assert pairs(shenzhen.url) == [("q", "a"), ("district", "none")]
    assert pairs(shenzhen.choices[0].url) == [("q", "a"), ("district", "none"), ("district", "440309")]


def test_a_chosen_value_is_a_chip_that_takes_it_off():
    (chip,) = chips([PLACES], "?q=a&district=4403&page=2")
    assert (chip.label, chip.value, chip.url) == ("地区", "深圳市", "?q=a")


def test_three_years_in_a_row_are_one_chip_and_others_one_each():
    chosen = {"2024", "2022", "2021", "2020"}
    facet = years(12)
    facet = replace(
        facet, values=tuple(replace(each, selected=each.value in chosen) for each in facet.values)
    )
    query = "?q=a&year=2024&year=2022&year=2021&year=2020"
    assert [(chip.value, chip.url) for chip in chips([facet], query)] == [
        ("2020—2022", "?q=a&year=2024"),
        ("2024", "?q=a&year=2022&year=2021&year=2020"),
    ]


def test_a_long_list_folds_and_a_chosen_value_never_does():
    (filter_,) = filters([years(12, selected="2014")], "?year=2014")
    assert [choice.value for choice in filter_.folded] == ["2016", "2015", "2013"]
    assert filter_.clear == "?"


def test_a_facet_without_values_is_not_drawn():
    assert filters([Facet("year", "年份", ())], "?") == ()


def test_a_large_tree_opens_only_where_something_is_chosen():
    many = tuple(FacetValue(f"c{n}", f"c{n}", "44", 1, selected=False, depth=1) for n in range(20))
    closed = Facet("district", "地区", (PLACES.values[0], *many))
    chosen = Facet("district", "地区", (PLACES.values[0], *many, PLACES.values[1]))
    assert [tree(facet, "?")[0].open for facet in (closed, chosen, PLACES)] == [False, True, True]


def large(*more: FacetValue) -> Facet:
    """广东省 with so many places that only open branches are sent."""
    many = (FacetValue(f"c{n}", f"第{n}区", "4403", 1, selected=False, depth=2) for n in range(WHOLE_TREE))
    return Facet("district", "地区", (*PLACES.values[:2], *many, *more))


def closed(facet: Facet) -> Facet:
    return replace(facet, values=tuple(replace(value, selected=False) for value in facet.values))


def test_a_closed_branch_of_a_large_tree_is_not_sent_but_can_be_asked_for():
    (guangdong,) = tree(closed(large()), "?q=a")
    assert (guangdong.choices, guangdong.opening) == ((), "?q=a&open=44")

    (guangdong,) = tree(closed(large()), "?q=a", opened=["44"])
    (shenzhen,) = guangdong.choices
    assert (guangdong.open, guangdong.opening, shenzhen.choices, shenzhen.opening) == (
        True,
        "",
        (),
        "?q=a&open=4403",
    )


def test_a_chosen_branch_of_a_large_tree_is_sent():
    (guangdong,) = tree(large(), "?q=a&district=4403")
    assert [len(shenzhen.choices) for shenzhen in guangdong.choices] == [WHOLE_TREE]


def test_what_is_not_sent_is_still_covered_by_the_value_above():
    (guangdong,) = tree(closed(large()), "?q=a&district=c3")
    assert pairs(guangdong.url) == [("q", "a"), ("district", "44")]
    assert pairs(guangdong.bar) == [("q", "a"), ("not_district", "44")]


def test_names_to_look_for_are_those_with_most_hits_in_order():
    facet = Facet(
        "district",
        "地区",
        tuple(FacetValue(f"c{n}", f"第{n}区", None, n, selected=False, depth=0) for n in range(NAMES + 20)),
    )
    (filter_,) = filters([facet], "?")
    assert filter_.findable == tuple(f"第{n}区" for n in range(20, NAMES + 20))
    assert not filter_.is_complete

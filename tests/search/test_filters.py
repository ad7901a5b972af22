from search.addresses import pairs
from search.facets import Facet, FacetValue
from search.filters import chips, filters, tree

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

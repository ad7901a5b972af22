from datetime import date

import pytest

from search import indexing
from search.asking.request import SearchRequest
from search.comparing.matrix import Count, MatrixLayout, Order, counted, heads, matrix
from tests.factories import make_category, make_notice, make_place, make_problem

OWN = ("school", "water", "life", "city")  # beside the areas of the taxonomy

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection() -> dict[str, str]:
    """甲区: two problems in 2020; its city: one in 2022; 乙区: a notice of 2020 without what is looked for."""
    school, water = make_category("school", group="life"), make_category("water", group="city")
    first, city = make_place("某省", "某市", "甲区"), make_place("某省", "某市")
    second = make_place("某省", "别市", "乙区")
    one = make_notice("jia-2020", place=first, published=date(2020, 1, 1))
    make_problem(one, "关于学位的问题", categories=[school])
    make_problem(one, "关于水的问题", categories=[water, school])
    make_problem(make_notice("shi-2022", place=city, published=date(2022, 1, 1)), "学位", categories=[school])
    make_problem(make_notice("yi-2020", place=second, published=date(2020, 6, 1)), "水", categories=[water])
    indexing.rebuild()
    return {place.name: place.code for place in (first, city, second)}


def numbers(asked: SearchRequest, layout: MatrixLayout) -> dict[str, dict[str, tuple[int, int, int]]]:
    counts = counted(asked, layout)
    rows, columns = heads(counts)
    return {
        line.head.label: {
            column.label: (cell.count.count, cell.count.base, cell.count.notices)
            for column, cell in zip(columns, line.cells, strict=True)
            if column.value in OWN or layout.columns == "year"
        }
        for line in matrix(counts, rows, columns).lines
    }


@pytest.mark.usefixtures("collection")
def test_places_by_areas_hold_counts_with_all_problems_and_notices_of_the_place():
    assert numbers(SearchRequest("学位"), MatrixLayout("district", "category")) == {
        "某市": {"school": (2, 3, 2), "water": (0, 3, 2)},
        "甲区": {"school": (1, 2, 1), "water": (0, 2, 1)},
        "乙区": {"school": (0, 1, 1), "water": (0, 1, 1)},
    }


@pytest.mark.usefixtures("collection")
def test_areas_by_years_hold_shares_of_the_year_and_a_year_without_notice_is_a_gap():
    found = numbers(SearchRequest(), MatrixLayout("group", "year"))
    assert found["life"] == {"2020": (2, 3, 2), "2021": (0, 0, 0), "2022": (1, 1, 1)}
    assert Count(0, 0, 0, "").is_gap
    assert not Count(0, 3, 2, "").is_gap


@pytest.mark.usefixtures("collection")
def test_places_by_years_hold_what_the_notices_of_that_place_and_year_hold():
    assert numbers(SearchRequest("“学位”"), MatrixLayout("district", "year", "district")) == {
        "甲区": {"2020": (1, 2, 1), "2021": (0, 0, 0), "2022": (0, 0, 0)},
        "乙区": {"2020": (0, 1, 1), "2021": (0, 0, 0), "2022": (0, 0, 0)},
    }


def test_what_is_chosen_says_which_rows_and_columns_stand_there(collection):
    asked = SearchRequest(facets={"district": (collection["某市"],), "category": ("life",)})
    assert numbers(asked, MatrixLayout("district", "category")) == {
        "某市": {"school": (3, 3, 2)},
        "甲区": {"school": (2, 2, 1)},
    }
    assert numbers(asked, MatrixLayout("district", "group"))["甲区"] == {"life": (2, 2, 1)}


def test_rows_stand_in_order_of_their_code_or_of_their_number(collection):
    def rows(order: Order) -> list[str]:
        return [
            head.label
            for head in heads(counted(SearchRequest(), MatrixLayout("district", "group", "", order)))[0]
        ]

    assert rows("name") == sorted(collection, key=lambda name: collection[name])
    assert rows("total") == ["某市", "甲区", "乙区"]


def test_a_share_has_its_denominator_or_is_none():
    assert Count(1, 4, 1, "").share == 0.25
    assert Count(0, 0, 1, "").share is None

from search.asking.facets import Facet, FacetValue
from search.asking.request import SearchRequest
from search.comparing.columns import beside


def place(code: str, parent: str | None, count: int) -> FacetValue:
    return FacetValue(code, code, parent, count, False, 0)


FACETS = [
    Facet(
        "district",
        "",
        (
            place("p", None, 9),
            place("c", "p", 5),
            place("d", "c", 2),
            place("e", "c", 3),
            place("f", "p", 4),
            place("none", None, 9),
            place("g", None, 0),
        ),
    )
]


def test_places_with_most_hits_go_side_by_side_the_innermost_of_each():
    assert beside(SearchRequest(facets={"category": ("water",)}), FACETS) == (
        "?category=water&district=f&district=e&district=d"
    )


def test_places_that_were_chosen_go_before_others():
    asked = SearchRequest(facets={"district": ("p",), "year": ("2020",)})
    assert beside(asked, FACETS) == "?year=2020&district=p"

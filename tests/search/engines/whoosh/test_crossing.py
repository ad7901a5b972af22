from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.engines.question import Cross, Everything, Having, Question
from search.engines.whoosh.evaluation import Scope, answer
from tests.search.engines.whoosh.memory import Doc, collection_of


def scope_of(docs: list[Doc]) -> Scope:
    return Scope(collection_of(docs, ("year", "area")), collection_of([]), "problem")


def test_two_facets_are_counted_together():
    docs = [
        Doc(["甲"], groups={"year": ("2020",), "area": ("school", "water")}),
        Doc(["甲"], groups={"year": ("2021",), "area": ("school",)}),
        Doc(["甲"], groups={"year": ("2021",), "area": ("school",)}),
    ]
    found = answer(scope_of(docs), Question(Everything(), cross=Cross("year", "area", ("2021", "2020"))))
    assert found.cells == {"2021": {"school": 2, "water": 0}, "2020": {"school": 1, "water": 1}}


def test_only_hits_are_counted_and_a_value_nobody_has_is_nothing():
    docs = [Doc(["甲"], groups={"year": (str(year),), "area": ("school",)}) for year in (2020, 2021)]
    asked = Question(Having("year", ("2020",)), cross=Cross("area", "year", ("school", "moon")))
    assert answer(scope_of(docs), asked).cells == {
        "school": {"2020": 1, "2021": 0},
        "moon": {"2020": 0, "2021": 0},
    }


def test_nothing_is_crossed_where_it_was_not_asked_for():
    assert answer(scope_of([Doc(["甲"])]), Question(Everything())).cells == {}


SOME = st.sets(st.sampled_from("abc"), max_size=3).map(lambda values: tuple(sorted(values)))


@given(st.lists(st.tuples(SOME, SOME), max_size=8))
def test_each_cell_is_the_total_of_the_question_narrowed_to_both_values(rows):
    scope = scope_of([Doc(["甲"], groups={"year": years, "area": areas}) for years, areas in rows])
    cells = answer(scope, Question(Everything(), cross=Cross("year", "area", ("a", "b", "c")))).cells
    for year, line in cells.items():
        for area, count in line.items():
            assert answer(scope, Question(Everything(), {"year": (year,), "area": (area,)})).total == count

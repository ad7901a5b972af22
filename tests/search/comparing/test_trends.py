import pytest

from search.asking.request import SearchRequest
from search.comparing.trends import trend
from tests.search.comparing.collection import make_rounds

pytestmark = pytest.mark.django_db


def test_years_have_hits_wholes_and_gaps():
    make_rounds()
    found = trend(SearchRequest("“学位”"))
    assert {year.label: (count.count, count.base, count.notices) for year, count in found.points} == {
        "2019": (1, 2, 1),
        "2020": (0, 0, 0),
        "2021": (1, 2, 1),
        "2022": (0, 0, 0),
        "2023": (1, 2, 1),
    }


def test_areas_have_lines_of_their_own_and_a_chosen_group_its_categories():
    make_rounds()
    lines = {line.head.label: line for line in trend(SearchRequest()).areas.lines}
    assert [cell.count.count for cell in lines["生活"].cells] == [1, 0, 1, 0, 2]
    chosen = trend(SearchRequest(facets={"category": ("life",)}))
    assert [line.head.label for line in chosen.areas.lines] == ["学校", "住房"]
    assert [count.count for count in chosen.counts] == [1, 0, 1, 0, 2]


def test_chosen_years_stand_alone():
    make_rounds()
    found = trend(SearchRequest(facets={"year": ("2023", "2019")}))
    assert [(year.label, count.count) for year, count in found.points] == [("2019", 2), ("2023", 2)]

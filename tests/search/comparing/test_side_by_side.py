from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from search.asking.forms import SearchForm
from search.comparing import side_by_side
from search.comparing.findings import rows
from search.comparing.forms import ColumnsForm
from search.comparing.side_by_side import Comparison, comparison, offers
from search.query import search
from tests.search.comparing.collection import make_rounds

pytestmark = pytest.mark.django_db


def compared(**asked: list[str]) -> Comparison:
    make_rounds()
    form = ColumnsForm(QueryDict(urlencode(asked, doseq=True)))
    assert form.is_valid(), form.errors
    return comparison(form)


def titles(found: Comparison) -> dict[str, list[list[str]]]:
    return {
        row.area.label: [[str(finding.problem) for finding in answer.findings] for answer in row.answers]
        for row in rows(found.columns, found.areas, found.units, found.years)
    }


def test_findings_stand_in_columns_area_by_area():
    found = compared(category=["life"], district=["甲区", "乙区"])
    assert titles(found) == {
        "学校": [["学位不足", "学位仍不足", "房少"], ["学位紧"]],
        "住房": [["房少"], []],
    }


def test_notices_stand_beside_places_and_a_year_narrows_the_places():
    found = compared(category=["school"], district=["甲区"], notice=["yi-2021"], year=["2019"])
    assert [column.label for column in found.columns] == ["甲区", "乙区的通报"]
    assert titles(found) == {"学校": [["学位不足"], ["学位紧"]]}


def test_differences_are_stated_with_what_they_are_shares_of():
    first, second = compared(category=["school"], district=["甲区", "乙区"]).differences
    assert (first.notices, first.problems, first.base, first.measures) == (2, 3, 4, 4)
    assert first.share == 0.75
    assert first.measures_each == 4 / 3
    headings, lead_ins, measures = (
        len("1.学位不足1.学位仍不足2.房少"),
        len("引语。"),
        len("建校两所。扩班。建房。") + 300,
    )
    assert first.characters == headings + lead_ins + measures
    assert (second.problems, second.base, second.measures, second.measures_each) == (1, 2, 0, 0)


def test_without_an_area_all_problems_count_also_those_filed_nowhere():
    (only,) = compared(district=["乙区"]).differences
    assert (only.problems, only.base) == (2, 2)


@pytest.mark.parametrize("asked", [{"category": ["life"]}, {"category": ["school"], "year": ["2023"]}, {}])
def test_a_number_is_what_its_search_finds(asked):
    found = compared(**asked, district=["甲区", "乙区"], notice=["jia-2019"])
    links = [(each.url, each.problems) for each in found.differences]
    for row in rows(found.columns, found.areas, found.units, found.years):
        links += [(answer.url, answer.count) for answer in row.answers]
    for url, count in links:
        form = SearchForm(QueryDict(url.removeprefix("?")))
        assert form.is_valid()
        assert search(form.request(), 0, 0).total == count, url


def test_long_measures_are_folded_and_a_heading_that_says_more_is_shown():
    found = compared(category=["school"], notice=["jia-2023"])
    (row,) = rows(found.columns, found.areas, found.units, found.years)
    assert [finding.is_long for finding in row.answers[0].findings] == [True, False]
    assert row.answers[0].findings[0].original == "1.学位仍不足"


def test_places_with_most_problems_are_offered_behind_those_chosen():
    _first, second = make_rounds()
    shown = [(offer.head.label, offer.count, offer.chosen) for offer in offers(("school",), (second.code,))]
    assert shown == [("乙区", 1, True), ("甲区", 3, False)]


def test_the_chart_says_each_share_with_its_parts():
    found = compared(category=["school"], district=["甲区", "乙区"])
    assert [bar.full for bar in side_by_side.chart(found).bars] == ["甲区: 75.0% (3/4)", "乙区: 50.0% (1/2)"]

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from haystack import connections

from notices.models import Measure, Notice, Problem
from search.language.analysis import BREAK
from tests.factories import make_aspect, make_category, make_measure, make_notice, make_place, make_problem

pytestmark = pytest.mark.django_db


def prepared(row: Notice | Problem | Measure) -> dict[str, Any]:
    index = connections["default"].get_unified_index().get_index(type(row))
    row_prepared: dict[str, Any] = index.full_prepare(index.index_queryset().get(pk=row.pk))
    return row_prepared


def test_a_problem_is_read_with_its_parents_heading_lead_in_and_measures():
    place = make_place("甲省", "乙市")
    notice = make_notice(place=place)
    parent = make_problem(notice, "(一)民生")
    item = make_problem(
        parent=parent,
        heading="1.学位",
        lead_ins=["区委重视"],
        measures=["新建学校"],
        categories=[make_category("schools", "学校", "people")],
        aspect=make_aspect(notice, "作风"),
    )
    row = prepared(item)
    assert row["chars"].replace(" ", "").split(BREAK) == ["(一)民生", "1.学位", "区委重视", "新建学校"]
    assert {name: row[name] for name in ("heading", "parent", "aspect", "words", "place", "topic")} == {
        "heading": "1 学位",
        "parent": "一 民生",
        "aspect": "作风",
        "words": "区委 重视 新建 学校 新建学校 建学校",  # phrases of the thesaurus last
        "place": "甲省 乙市 2021",
        "topic": "学校",
    }
    assert {name: row[name] for name in ("name", "district", "year", "category")} == {
        "name": ["jia-2021"],
        "district": [make_place("甲省").code, place.code],
        "year": ["2021"],
        "category": ["people", "schools"],
    }
    assert (row["pk"], row["notice"], row["problem"]) == (item.pk, notice.pk, item.pk)
    assert row["dated"] == date(2021, 11, 23).toordinal()


def test_a_problem_with_items_is_no_unit_of_its_own():
    parent = make_problem()
    item = make_problem(parent=parent)
    rows = connections["default"].get_unified_index().get_index(Problem).index_queryset()
    assert list(rows) == [item]


def test_a_measure_is_read_by_itself_and_ranked_with_its_headings():
    measure = make_measure(make_problem(heading="1.学位"), "新建学校")
    row = prepared(measure)
    assert row["chars"] == "新 建 学 校"
    assert (row["words"], row["parent"], row["heading"]) == ("新建 学校 新建学校 建学校", "1 学位", None)
    assert row["problem"] == measure.problem.pk


def test_a_notice_has_the_categories_of_all_its_problems_and_no_contact():
    notice = make_notice(
        text="通报\n\n学位缺口\n联系电话*********"
    )  # numbers are covered before a notice is stored
    for slug in ("schools", "clinics"):
        make_problem(notice, categories=[make_category(slug, group="people")])
    row = prepared(notice)
    assert row["chars"].replace(" ", "") == f"通报{BREAK}学位缺口"
    assert row["category"] == ["clinics", "people", "schools"]


def test_a_problem_and_a_notice_have_the_statuses_of_all_their_measures():
    problem = make_problem(measures=["甲", "乙", "丙"])
    for measure, status in zip(problem.measures.all(), ("planned", "done", "done"), strict=True):
        measure.status = status
        measure.save()
    make_problem(problem.notice, measures=["丁"])
    assert prepared(measure)["status"] == ["done"]
    assert prepared(problem)["status"] == ["done", "planned"]
    assert prepared(problem.notice)["status"] == ["done", "none", "planned"]


def test_what_is_not_known_is_none():
    row = prepared(make_notice(published=None))
    assert [row[name] for name in ("district", "year", "category", "status")] == [["none"]] * 4
    assert row["dated"] == 0


@pytest.mark.parametrize("model", [Notice, Problem, Measure])
def test_preparing_asks_the_database_a_fixed_number_of_times(model, django_assert_max_num_queries):
    for number in range(5):
        place = make_place("甲省", f"市{number}")
        notice = make_notice(f"notice-{number}", place=place)
        make_problem(parent=make_problem(notice), measures=["甲"], categories=[make_category("schools")])
    index = connections["default"].get_unified_index().get_index(model)
    with django_assert_max_num_queries(6):
        assert len([index.full_prepare(row) for row in index.index_queryset()]) == 5

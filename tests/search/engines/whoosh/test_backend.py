"""Haystack's own commands and methods on our backend."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from haystack import connections
from haystack.query import SearchQuerySet

from notices.models import Measure, Notice, Problem
from search.asking.questions import phrase
from search.engines import connection
from search.engines.protocol import IndexBusyError
from search.engines.question import Question
from tests.factories import make_category, make_measure, make_notice, make_place, make_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rows")]


@pytest.fixture(name="rows")
def _rows() -> list[Measure]:
    notice = make_notice(place=make_place("甲省", "乙市"))
    problem = make_problem(notice, categories=[make_category("schools", group="people")])
    measures = [make_measure(problem, f"第{number}项整改措施") for number in range(30)]
    call_command("rebuild_index", verbosity=0)
    return measures


def measures() -> SearchQuerySet:
    return SearchQuerySet().models(Measure)


def in_index() -> list[int]:
    return [len(SearchQuerySet().models(model)) for model in (Notice, Problem, Measure)]


def backend() -> Any:
    return connections["default"].get_backend()


@pytest.mark.parametrize(("start", "stop"), [(0, 20), (5, 25), (10, 30), (25, 40), (30, 40), (7, 8)])
def test_a_slice_is_that_part_of_the_hits(rows, start, stop):
    found = SearchQuerySet().filter(question=Question(phrase("整改措施"), unit="measure", sort="dated"))
    assert [int(hit.pk) for hit in found[start:stop]] == [row.pk for row in rows][start:stop]
    assert len(found) == 30


def test_without_a_question_the_documents_of_a_model_are_listed(rows):
    assert in_index() == [1, 1, 30]
    assert [int(hit.pk) for hit in measures()] == [row.pk for row in rows]
    assert {hit.model for hit in SearchQuerySet().models(Notice)} == {Notice}


def test_facets_of_a_question_are_haystacks_too():
    question = Question(phrase("没有"), unit="measure", facets=("category", "year"))
    counts = SearchQuerySet().filter(question=question).facet_counts()
    assert {name: dict(values) for name, values in counts["fields"].items()} == {
        "category": {"schools": 0, "people": 0},
        "year": {"2021": 0},
    }


def test_what_is_no_question_is_refused_and_not_answered_otherwise():
    with pytest.raises(TypeError, match="one question"):
        len(measures().filter(content="整改"))
    with pytest.raises(TypeError, match="one question"):
        len(SearchQuerySet().filter(question=Question(phrase("整"))).filter(question=Question(phrase("改"))))


def test_a_saved_row_takes_the_place_of_the_indexed_one(rows):
    rows[0].text = "督促建设学校"
    rows[0].save()
    index = connections["default"].get_unified_index().get_index(Measure)
    index.update_object(rows[0])
    assert len(measures()) == 30
    answer = connection.answer(Question(phrase("建设学校"), unit="measure"))
    assert [match.key for match in answer.hits] == [rows[0].pk]


def test_a_removed_row_is_gone(rows):
    backend().remove(rows[3])
    backend().remove(f"notices.measure.{rows[4].pk}")
    assert len(measures()) == 28


def test_a_removal_under_a_lock_is_an_error_and_not_lost(rows):
    backend().timeout = 0.05
    with backend().store.writing(), pytest.raises(IndexBusyError):
        backend().remove(rows[3])
    assert len(measures()) == 30


def test_models_can_be_cleared():
    backend().clear(models=[Measure])
    assert in_index() == [1, 1, 0]
    backend().clear()
    assert in_index() == [0, 0, 0]


def test_haystacks_own_update_brings_rows_back(rows):
    backend().clear()
    call_command("update_index", verbosity=0)
    assert in_index() == [1, 1, 30]
    call_command("update_index", verbosity=0)
    assert in_index() == [1, 1, 30]
    rows[0].delete()
    call_command("update_index", remove=True, verbosity=0)
    assert in_index() == [1, 1, 29]

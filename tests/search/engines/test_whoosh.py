from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from haystack import connections
from haystack.backends import SQ
from haystack.query import SearchQuerySet

from notices.models import Measure, Notice, Problem
from search.engines.store import IndexBusyError
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


def backend() -> Any:
    return connections["default"].get_backend()


@pytest.mark.parametrize(("start", "stop"), [(0, 20), (5, 25), (10, 30), (25, 40), (30, 40), (7, 8)])
def test_a_slice_is_that_part_of_the_hits(rows, start, stop):
    found = measures().filter(chars__exact="整改措施").order_by("dated")
    assert [int(hit.pk) for hit in found[start:stop]] == [row.pk for row in rows][start:stop]
    assert len(found) == 30


def test_iterating_gives_every_hit_once(rows):
    assert sorted(int(hit.pk) for hit in measures().filter(SQ(chars__exact="措施"))) == [
        row.pk for row in rows
    ]


def test_without_a_condition_everything_is_found():
    assert len(measures()) == 30
    assert len(SearchQuerySet()) == 32


def test_hits_of_several_models_know_their_model():
    assert {hit.model for hit in SearchQuerySet().all()} == {Notice, Problem, Measure}


def test_facet_counts_are_there_at_zero_hits():
    counts = measures().filter(chars__exact="没有").facet("category").facet("year").facet_counts()
    assert {name: dict(values) for name, values in counts["fields"].items()} == {
        "category": {"schools": 0, "people": 0},
        "year": {"2021": 0},
    }


def test_words_match_all_and_one_character_find_what_they_should():
    assert len(measures().filter(words="整改")) == 30
    assert len(measures().filter(content="整改 措施")) == 30
    assert len(measures().filter(words="改")) == 30
    assert len(measures().filter(words__contains="整改 学校")) == 0
    assert len(measures().filter(words__contains="整改 乙市")) == 30


@pytest.mark.parametrize("text", ["", "   ", "*", '" OR NOT (', "AND", "\x00", "。"])
def test_text_is_never_syntax(text):
    assert len(measures().filter(words=text)) in (0, 30)
    assert len(measures().filter(SQ(chars__exact=text))) in (0, 30)


def test_a_saved_row_takes_the_place_of_the_indexed_one(rows):
    rows[0].text = "督促建设学校"
    rows[0].save()
    index = connections["default"].get_unified_index().get_index(Measure)
    index.update_object(rows[0])
    assert len(measures()) == 30
    assert [int(hit.pk) for hit in measures().filter(chars__exact="建设学校")] == [rows[0].pk]


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
    assert (len(measures()), len(SearchQuerySet())) == (0, 2)
    backend().clear()
    assert len(SearchQuerySet()) == 0


def test_haystacks_own_update_brings_rows_back(rows):
    backend().clear()
    call_command("update_index", verbosity=0)
    assert len(SearchQuerySet()) == 32
    call_command("update_index", verbosity=0)
    assert len(SearchQuerySet()) == 32
    rows[0].delete()
    call_command("update_index", remove=True, verbosity=0)
    assert len(SearchQuerySet()) == 31

"""Similar problems: of other notices and the same areas, in words that are rare elsewhere; none rather than wrong."""

from __future__ import annotations

import pytest

from notices.models import Problem
from search import indexing
from search.results.similar import similar, wording
from tests.factories import make_category, make_notice, make_problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem() -> Problem:
    """About school places, among problems that are about them too, or only sound like it."""
    education, water = make_category("education"), make_category("environment")
    here, there, far = make_notice("jia-2021"), make_notice("yi-2022"), make_notice("bing-2023")
    first = make_problem(here, "关于学位缺口较大的问题", measures=["扩建校舍。"], categories=[education])
    make_problem(here, "关于学位缺口的又一问题", categories=[education])
    make_problem(there, "关于学位缺口突出的问题", categories=[education])
    make_problem(there, "关于垃圾处理能力缺口较大的问题", categories=[water])
    make_problem(far, "关于师德师风的问题", categories=[education])
    make_problem(far, "关于教室拥挤的问题", measures=["扩建校舍。"], categories=[education])
    for number in range(9):
        make_problem(make_notice(f"ding-{number}"), "关于道路积水的问题", measures=["疏通管道。"])
    indexing.rebuild()
    return first


def found(problem: Problem) -> list[str]:
    return [hit.title for hit in similar(problem, 10)]


def test_they_stand_in_other_notices_and_are_of_the_same_area(problem):
    assert "关于学位缺口突出的问题" in found(problem)
    assert not {"关于学位缺口的又一问题", "关于垃圾处理能力缺口较大的问题", "关于师德师风的问题"} & {
        *found(problem)
    }


def test_what_was_done_counts_by_its_rare_words(problem):
    assert {*wording(problem).split()} == {"学位", "缺口", "较大", "扩建", "校舍"}
    assert "关于教室拥挤的问题" in found(problem)


@pytest.mark.usefixtures("problem")
def test_where_nothing_is_close_there_is_none():
    alone = Problem.objects.get(heading="关于师德师风的问题")
    assert found(alone) == []


def test_words_that_stand_nowhere_else_lead_nowhere(problem):
    notice = problem.notice
    odd = make_problem(notice, "关于学位缺口的问题", measures=["购置显微镜。"])
    indexing.rebuild()
    assert "显微镜" not in wording(odd)

"""Words that no notice uses: what is filed where the question is likely about goes first, and the area is offered.

A word of two is looked for whole where the half that tells stands nowhere.
"""

from __future__ import annotations

import pytest

from search import indexing
from search.asking.nowhere import LEAST_OFFERED, likely_area, of_nowhere
from search.asking.request import SearchRequest
from search.query import search
from tests.factories import make_category, make_notice, make_problem

pytestmark = pytest.mark.django_db


@pytest.fixture(name="collection")
def _collection() -> None:
    notice = make_notice("jia-2021")
    make_problem(notice, "1.干部培训教室不足", categories=[make_category("personnel", "干部")])
    make_problem(notice, "2.村小教室不足，村里的孩子走远路", categories=[make_category("education", "教育")])
    indexing.rebuild()


def ids(query: str) -> list[str]:
    return [hit.id for hit in search(SearchRequest(query), 0, 9).hits]


@pytest.mark.parametrize(
    ("text", "slug"),
    [("养老院没人住", "social-welfare"), ("党支部是摆设", "grassroots-party"), ("小孩没学上", "education")],
)
def test_an_area_is_told_by_words_of_every_day(text: str, slug: str) -> None:
    likely = likely_area(text)
    assert likely is not None
    area, likelihood = likely
    assert area.values == (slug,)
    assert likelihood >= LEAST_OFFERED


@pytest.mark.usefixtures("collection")
def test_what_is_filed_in_the_likely_area_goes_first_where_nothing_holds_a_word() -> None:
    assert ids("小学生没教室") == ["jia-2021/p2", "jia-2021/p1"]


@pytest.mark.usefixtures("collection")
def test_the_likely_area_brings_no_hit_and_is_offered() -> None:
    results = search(SearchRequest("小学生上学堵车"), 0, 9)
    assert results.total == 0
    assert [area.values for area in results.reading.offered] == [("education",)]


@pytest.mark.usefixtures("collection")
def test_no_area_is_guessed_where_every_word_stands() -> None:
    assert search(SearchRequest("教室 不足"), 0, 9).reading.offered == ()


@pytest.fixture(name="hospital")
def _hospital() -> None:
    notice = make_notice("jia-2021")
    make_problem(notice, "1.县医院床位不足")
    make_problem(notice, "2.婚姻登记排队时间长")
    make_problem(notice, "3.无人驾驶测试路段没有标识")
    make_problem(notice, "4.城市低洼处内涝")
    indexing.rebuild()


@pytest.mark.usefixtures("hospital")
def test_what_holds_only_the_half_that_every_such_thing_has_is_no_hit() -> None:
    results = search(SearchRequest("宠物医院"), 0, 9)
    assert (results.total, results.reading.nowhere) == (0, ("宠物医院",))


@pytest.mark.usefixtures("hospital")
@pytest.mark.parametrize(
    "word",
    [
        "县医院",  # both stand
        "无人驾驶汽车",  # the half that tells stands
        "宠物乐园",  # neither does
        "三百万元",  # a figure
        "医院",  # not made of two
        "宠物和医院和登记处",  # a sentence
    ],
)
def test_other_words_are_cut_as_ever(word: str) -> None:
    assert list(of_nowhere([word])) == []

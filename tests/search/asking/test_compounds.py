"""A word that names one thing is looked for whole where the half of it that tells stands nowhere."""

from __future__ import annotations

import pytest

from search import indexing
from search.asking.compounds import of_nowhere
from search.asking.request import SearchRequest
from search.query import search
from tests.factories import make_notice, make_problem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _collection() -> None:
    notice = make_notice("jia-2021")
    make_problem(notice, "1.县医院床位不足")
    make_problem(notice, "2.婚姻登记排队时间长")
    make_problem(notice, "3.无人驾驶测试路段没有标识")
    make_problem(notice, "4.城市低洼处内涝")
    indexing.rebuild()


def test_what_holds_only_the_half_that_every_such_thing_has_is_no_hit() -> None:
    results = search(SearchRequest("宠物医院"), 0, 9)
    assert (results.total, results.reading.nowhere) == (0, ("宠物医院",))


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


def test_both_halves_of_a_word_count_by_what_stands_for_them_too() -> None:
    """离婚 stands nowhere, and nothing that means it."""
    assert list(of_nowhere(["离婚登记", "婚姻登记"])) == ["离婚登记"]

from __future__ import annotations

from datetime import date

import pytest

from search import indexing
from search.language.synonyms import thesaurus
from tests.factories import make_notice, make_problem
from tools.quality.synonyms import Worth, left_out, table, worths


@pytest.mark.django_db
def test_a_pair_is_worth_what_the_judged_queries_lose_without_it() -> None:
    notice = make_notice("jia-2021", published=date(2021, 1, 1))
    make_problem(notice, "1.教师短缺")
    make_problem(notice, "2.道路积水")
    indexing.rebuild()
    before = dict(thesaurus().alternatives)
    right = {"q": "老师", "kind": "everyday", "judged": {"jia-2021/1": 2}}
    wrong = {"q": "老师", "kind": "everyday", "judged": {}}
    assert worths([right]) == [Worth("老师", "教师", "everyday", 1, 1.0, 0)]
    assert worths([right, wrong]) == [Worth("老师", "教师", "everyday", 2, 1.0, 1)]
    assert thesaurus().alternatives == before


def test_a_pair_that_is_left_out_comes_back() -> None:
    texts = [near.text for near in thesaurus().alternatives["老师"]]
    with left_out("老师", "教师"):
        assert [near.text for near in thesaurus().alternatives["老师"]] == [
            text for text in texts if text != "教师"
        ]
    assert [near.text for near in thesaurus().alternatives["老师"]] == texts


def test_pairs_that_change_nothing_are_not_listed() -> None:
    rows = [Worth("甲词", "乙词", "same", 2, -0.12, 1), Worth("丙词", "丁词", "narrower", 1, 0.0, 0)]
    assert list(table(rows)) == [
        "queries    ndcg  wrong5  kind      pair",
        "      2  -0.120      +1  same      甲词 → 乙词",
    ]

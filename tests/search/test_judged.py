"""The judged queries of tests/data/judged: what was measured is held, a little below it."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from search import indexing
from tools.quality.judged import NOTICES, QUERIES, Score, mean, score, scores


@pytest.mark.django_db
def test_answers_are_as_good_as_they_were():
    call_command("import_notices", *map(str, NOTICES), verbosity=0)
    indexing.rebuild()
    rows = scores(QUERIES)

    def of(*kinds: str) -> list[Score]:
        return [row for row in rows if row.kind in kinds]

    assert len(rows) == 120
    assert mean(rows, "ndcg") >= 0.91
    assert mean(rows, "first") >= 0.96
    assert mean(rows, "wrong5") <= 0.25
    assert mean(of("typo", "pinyin-english"), "ndcg") >= 0.9
    assert mean(of("place-year"), "ndcg") >= 0.95
    assert mean(of("everyday"), "ndcg") >= 0.75
    assert mean(of("number", "phrase"), "ndcg") == pytest.approx(1)


def test_a_perfect_list_has_the_best_score_and_a_wrong_one_the_worst():
    query = {"q": "学位", "kind": "ordinary", "judged": {"a/1": 2, "a/2": 1, "a/3": 0}}
    best, worst = score(query, ["a/1", "a/2"]), score(query, ["a/3", "a/4"])
    assert (best.ndcg, best.recall, best.p5, best.first, best.wrong5) == (1, 1, 1, 1, 0)
    assert (worst.ndcg, worst.recall, worst.p5, worst.first, worst.wrong5) == (0, 0, 0, 0, 1)


def test_where_nothing_answers_no_hit_is_right():
    query = {"q": "彩票", "kind": "nowhere", "judged": {}}
    assert (score(query, []).first, score(query, []).wrong5) == (1, 0)
    assert (score(query, ["a/1"]).first, score(query, ["a/1"]).wrong5) == (0, 1)

from __future__ import annotations

import numpy as np

from search.engines.ranking import Word, rank
from tests.search.memory import Doc, collection_of

DOCS = [
    Doc(["加快建设学校。"], heading="关于学位缺口的问题"),
    Doc(["学位 学位", "缺口"]),
    Doc(["学生的位置有缺"]),
    Doc(["道路积水"]),
]
WORDS = (Word("学位", ("学位",)), Word("缺口", ("缺口",)))


def test_words_in_the_heading_rank_before_words_in_the_text():
    docs = [Doc(["教育", "学位不够。"], heading="教育"), Doc(["学位", "教育不够。"], heading="学位")]
    assert np.argmax(rank(collection_of(docs), WORDS[:1]).scores) == 1


def test_a_document_that_holds_every_word_holds_all():
    assert rank(collection_of(DOCS), WORDS).holding_all.tolist() == [True, True, False, False]


def test_characters_of_a_missing_word_count_a_little():
    ranking = rank(collection_of(DOCS), WORDS)
    assert 0 < ranking.scores[2] < ranking.scores[1]
    assert ranking.enough.tolist() == [True, True, True, False]


def test_a_single_character_is_found_inside_of_words():
    ranking = rank(collection_of([Doc(["污水处理"]), Doc(["道路"])]), (Word("水", ("水",)),))
    assert ranking.holding_all.tolist() == [True, False]


def test_a_sign_is_looked_for_as_it_stands():
    ranking = rank(collection_of([Doc(["增长5%。"]), Doc(["增长"])]), (Word("%", ()),))
    assert ranking.holding_all.tolist() == [True, False]
    assert ranking.enough.tolist() == [True, False]


def test_what_every_hit_holds_anyway_is_never_missing():
    ranking = rank(collection_of(DOCS), (Word("置有", ("置", "有"), given=True),))
    assert ranking.holding_all.all()
    assert ranking.scores.nonzero()[0].tolist() == [2]


def test_words_standing_together_as_typed_rank_higher():
    apart, together = Doc(["缺口在哪里？学位在这里。"]), Doc(["学位缺口在哪里？在这里。"])
    ranking = rank(collection_of([apart, together]), (Word("学位缺口", ("学位", "缺口")),))
    assert ranking.scores[1] > ranking.scores[0]


def test_an_empty_collection_has_no_hits():
    assert rank(collection_of([]), WORDS).scores.tolist() == []

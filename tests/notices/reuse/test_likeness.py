"""Which sentences say the same."""

from __future__ import annotations

import pytest

from notices.reuse.likeness import LEAST, keyed_sentences

SENTENCE = "成立由主要领导任组长的专项整改小组，召开调度会6次。"


def keys(text: str, *places: str) -> list[int]:
    return [sentence.key for sentence in keyed_sentences(text, places)]


@pytest.mark.parametrize(
    "other",
    [
        "成立由主要领导任组长的专项整改小组,召开调度会12次；",
        "成立由主要领导任组长的专项整改小组召开调度会６次",
        "成立由主要领导任组长的 “专项整改小组”，召开调度会6次。",
    ],
)
def test_numbers_and_punctuation_are_apart(other: str) -> None:
    assert keys(other) == keys(SENTENCE)


def test_one_word_more_is_another_sentence() -> None:
    assert keys(SENTENCE.replace("调度会", "工作调度会")) != keys(SENTENCE)


def test_each_place_speaks_of_itself() -> None:
    linxi, baiqiao = (
        "临溪区委常委会带头学习条例并逐条对照检查。",
        "柏桥区委常委会带头学习条例并逐条对照检查。",
    )
    assert keys(linxi) != keys(baiqiao)
    assert keys(linxi, "云泽", "临溪") == keys(baiqiao, "柏桥")


def test_sentences_end_where_they_end_and_short_ones_tell_nothing() -> None:
    text = f"已经完成。{SENTENCE}修订议事规则，明确三类事项必须集体研究；问题全部整改到位"
    assert [text[s.start : s.end] for s in keyed_sentences(text)] == [
        SENTENCE,
        "修订议事规则，明确三类事项必须集体研究；",
    ]
    assert (len(keys("甲" * LEAST)), keys("甲" * (LEAST - 1))) == (1, [])

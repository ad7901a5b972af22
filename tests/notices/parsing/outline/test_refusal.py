"""A refusal says what was seen and what a person can do."""

from __future__ import annotations

import pytest

from notices.parsing import ParseError, parse
from notices.places.gazetteer import official


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "文本是空的"),
        ("The committee met twice and resolved to do better in the coming year.", "大多不是中文"),
        ("柘木镇党委召开会议研究整改工作，各项任务有序推进。", "全文只有1个段落，换行也许丢失了"),
        ("柘木镇\n天气晴好。\n村民在晒谷。\n河边有人钓鱼。", "问题前面没有编号"),
    ],
)
def test_a_refusal_says_what_was_seen(text, words):
    with pytest.raises(ParseError, match=words):
        parse(text, official())


def test_a_text_of_more_numbers_than_any_notice_has_is_refused() -> None:
    with pytest.raises(ParseError, match="带编号的地方多于 5000 处"):
        parse("关于县委巡察整改进展情况的通报\n" + "一是整改，（一）关于会议过多的问题。" * 2600, official())

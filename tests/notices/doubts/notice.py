"""A notice with two doubts: one at a heading, one at a measure; 乙路 is in neither."""

from __future__ import annotations

from notices.models import Doubt, Notice
from tests.factories import make_notice

TEXT = "甲区委的通报\n1.关于学位缺口的问题\n一是新建学校。\n二是扩建学校。\n乙路不在其中。"


def make_doubtful(name: str = "jia-2021") -> Notice:
    notice = make_notice(name, TEXT, confidence=0.42)
    problem = notice.problems.create(
        number=1,
        label="1.",
        title="学位缺口",
        heading="1.关于学位缺口的问题",
        heading_start=7,
        heading_end=18,
        confidence=0.9,
    )
    for number, words in ((1, "新建学校。"), (2, "扩建学校。")):
        start = TEXT.index(words)
        problem.measures.create(number=number, text=words, start=start, end=start + len(words))
    for reason, words in (
        ("编号跳过了2", "1.关于学位缺口的问题"),
        ("此级编号是措施还是小标题", "扩建学校。"),
    ):
        start = TEXT.index(words)
        Doubt.objects.create(notice=notice, reason=reason, words=words, start=start, end=start + len(words))
    return notice


def doubt_at(notice: Notice, words: str) -> Doubt:
    return notice.doubts.get(words=words)

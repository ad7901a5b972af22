import pytest

from notices.dissection import dissect
from notices.genre import (
    ANOTHER_INSPECTION,
    FEEDBACK,
    NEWS,
    NOT_INSPECTED,
    NOT_TITLED,
    no_notice,
    no_title,
    other_genre,
)
from notices.parsing import ParseError
from tests.gold_markup import LAYOUTS, read_marked
from tests.notices.notices_text import TEXT

FOUND = "2022年12月30日，市委第二巡察组向临溪区委反馈了巡察意见。巡察发现，一是学位供给不足，二是黑臭水体治理缓慢。\n"


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("市委第二巡察组向临溪区委反馈巡察情况", FEEDBACK),
        ("十二届省委第四轮巡视反馈会召开", FEEDBACK),
        ("关于对临溪区开展巡察的反馈意见", FEEDBACK),
        ("临溪区召开巡察整改工作推进会", NEWS),
        ("区委书记主持召开区委常委会会议 部署巡察整改工作", NEWS),
        ("临溪区巡察整改专题民主生活会", NEWS),
    ],
)
def test_a_message_that_is_no_notice_is_refused_by_what_it_is(headline, sentence):
    text = f"{headline}\n发布日期：2023-01-04\n{FOUND}（一）关于学位供给不足的问题\n要求立行立改。\n"

    with pytest.raises(ParseError, match=sentence):
        dissect(text)


@pytest.mark.parametrize(
    "headline",
    [
        "关于巡视反馈意见落实情况的通报",
        "中共临溪区委关于巡察反馈问题整改进展情况的公示",
        "关于整改工作部署落实情况的报告",
    ],
)
def test_headlines_of_notices_are_none_of_these(headline):
    assert other_genre(f"{headline}\n{FOUND}") == ""


def test_what_announces_a_rectification_is_a_notice_whatever_its_headline():
    assert other_genre(f"临溪区委召开会议\n{FOUND}现将巡察整改情况公布如下。") == ""


@pytest.mark.parametrize(
    "text", [TEXT, *(read_marked(path)[0] for path in sorted(LAYOUTS.rglob("*.marked")))]
)
def test_no_notice_is_taken_for_something_else(text):
    assert other_genre(text) == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("中共青岚区委关于巡察整改进展情况的通报", ""),
        ("青岚区财政局党组关于市委第三巡察组反馈意见整改落实情况的公示", ""),
        ("中共青岚区委关于十二届市委第四轮巡察整…", ""),
        ("关于整改进展情况的通报", ""),
        ("青岚区召开春季植树造林工作会议", NOT_TITLED),
        ("青岚区扎实做好巡察整改后半篇文章", NOT_TITLED),
        ("青岚区中央生态环境保护督察整改情况公示", ANOTHER_INSPECTION),
        ("关于消防安全隐患整改情况的通报", ANOTHER_INSPECTION),
        ("青岚区召开巡察整改情况工作推进会", NEWS),
    ],
)
def test_a_link_is_told_by_its_words(words, sentence):
    assert no_title(words) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("关于整改情况的通报\n市委第二巡察组对青岚区进行了巡察。\n", ""),
        ("关于整改情况的通报\n市审计局对青岚区进行了审计。\n", NOT_INSPECTED),
        ("市委第二巡察组向临溪区委反馈巡察情况\n" + FOUND, FEEDBACK),
    ],
)
def test_a_page_is_told_by_its_first_lines(text, sentence):
    assert no_notice(text) == sentence

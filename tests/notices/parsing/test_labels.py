"""Labels: which are printed at the start of a line, and which stand inside one."""

from __future__ import annotations

import pytest

from notices.parsing.labels import Label, Style, at_line_start, begins_with_step, inline
from notices.parsing.lines import Line, fold


def first(text: str) -> Label | None:
    return at_line_start(fold(text), Line(0, len(text)))


@pytest.mark.parametrize(
    ("text", "style", "number", "printed"),
    [
        ("一、提高站位", Style.SECTION, 1, "一、"),
        ("二十一、扫尾", Style.SECTION, 21, "二十一、"),
        ("十．扫尾", Style.SECTION, 10, "十．"),
        ("第一方面问题，甲", Style.ASPECT, 1, "第一方面问题"),
        ("第三个方面：甲", Style.ASPECT, 3, "第三个方面"),
        ("第二方面问题——甲", Style.ASPECT, 2, "第二方面问题"),
        ("（一）甲", Style.PAREN, 1, "（一）"),
        ("( 十二 )、甲", Style.PAREN, 12, "( 十二 )、"),
        ("[三]甲", Style.PAREN, 3, "[三]"),
        ("㈢甲", Style.PAREN, 3, "㈢"),
        ("问题1：甲", Style.QUESTION, 1, "问题1"),
        ("问题十：甲", Style.QUESTION, 10, "问题十"),
        ("问题2 甲", Style.QUESTION, 2, "问题2"),
        ("【问题3】甲", Style.QUESTION, 3, "【问题3】"),
        ("问题（四）：甲", Style.QUESTION, 4, "问题（四）"),
        ("反馈问题5：甲", Style.QUESTION, 5, "反馈问题5"),
        ("整改事项六：甲", Style.QUESTION, 6, "整改事项六"),
        ("第七个问题：甲", Style.QUESTION, 7, "第七个问题"),
        ("三 党的建设情况", Style.SECTION, 3, "三"),
        ("〔三〕甲", Style.PAREN, 3, "〔三〕"),
        ("【三】甲", Style.PAREN, 3, "【三】"),
        ("4 关于账目不清的问题", Style.POINT, 4, "4"),
        ("◆甲", Style.BULLET, 1, "◆"),
        ("——关于账目不清的问题", Style.BULLET, 1, "——"),
        ("第一部分 甲", Style.PART, 1, "第一部分"),
        ("第二部分整改情况", Style.PART, 2, "第二部分"),
        ("一是关于账目不清的问题。甲", Style.STEP, 1, "一是"),
        ("【党的建设方面】", Style.ASPECT, 1, ""),
        ("履行职责方面存在的问题", Style.ASPECT, 1, ""),
        ("1.甲", Style.POINT, 1, "1."),
        ("12．甲", Style.POINT, 12, "12．"),
        ("3、甲", Style.POINT, 3, "3、"),
        ("04.甲", Style.POINT, 4, "04."),
        ("5.2023年秋季缺口", Style.POINT, 5, "5."),
        ("6.38处隐患", Style.POINT, 6, "6."),
        ("⒎甲", Style.POINT, 7, "⒎"),
        ("（8）甲", Style.BRACKET, 8, "（8）"),
        ("9)甲", Style.BRACKET, 9, "9)"),
        ("⑽甲", Style.BRACKET, 10, "⑽"),
        ("⑪甲", Style.CIRCLE, 11, "⑪"),
        ("❷甲", Style.CIRCLE, 2, "❷"),
        ("㉑甲", Style.CIRCLE, 21, "㉑"),
    ],
)
def test_labels_are_known_by_their_print(text, style, number, printed):
    label = first(text)
    assert label
    assert (label.style, label.number, text[label.start : label.end]) == (style, number, printed)


@pytest.mark.parametrize(
    "text",
    [
        "3.5亿元",
        "2023年5月",
        "第一时间",
        "第三方",
        "第一方面军",
        "一是",
        "问题1处",
        "十十、",
        "0.甲",
        "1.8个百分点",
        "甲一、",
        "",
        "(见附件)",
    ],
)
def test_what_only_looks_like_a_label_is_none(text):
    assert first(text) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [("一、甲", "甲"), ("第一方面问题， 甲", "甲"), ("1. 甲", "甲"), ("问题2：甲", "甲"), ("(一)", "")],
)
def test_a_body_begins_past_the_comma_and_white_space(text, body):
    label = first(text)
    assert label
    assert text[label.body :] == body


@pytest.mark.parametrize(
    "text",
    [
        "关于“账目不清”问题的整改情况",
        "针对审批拖延的问题。",
        "对公房出租不公开问题的整改落实情况：",
        "关于班子建设方面",
    ],
)
def test_a_whole_line_that_can_only_be_a_heading_needs_no_label(text):
    assert first(text) == Label(Style.BARE, 1, 0, 0, 0)


@pytest.mark.parametrize(
    "text", ["关于账目。问题", "关于此事已有答复", "对问题较多的三个组逐一谈话", "关于" + "甲" * 150 + "问题"]
)
def test_a_sentence_is_no_bare_heading(text):
    assert first(text) is None


def labels(text: str) -> list[tuple[Style, int, str]]:
    found = inline(fold(text), Line(0, len(text)))
    return [(label.style, label.number, text[label.start : label.end]) for label in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是甲。二是，乙", [(Style.STEP, 1, "一是"), (Style.STEP, 2, "二是")]),
        ("第一，甲；第二：乙", [(Style.ORDINAL, 1, "第一"), (Style.ORDINAL, 2, "第二")]),
        ("首先，甲。最后、乙", [(Style.SEQUENCE, 1, "首先"), (Style.SEQUENCE, 4, "最后")]),
        ("①甲；②、乙", [(Style.CIRCLE, 1, "①"), (Style.CIRCLE, 2, "②、")]),
        (
            "（1）甲；⑵乙；3)丙",
            [(Style.BRACKET, 1, "（1）"), (Style.BRACKET, 2, "⑵"), (Style.BRACKET, 3, "3)")],
        ),
        ("1.甲；2、乙；⒊丙", [(Style.POINT, 1, "1."), (Style.POINT, 2, "2、"), (Style.POINT, 3, "⒊")]),
        ("（一）甲；（二）乙", [(Style.PAREN, 1, "（一）"), (Style.PAREN, 2, "（二）")]),
        ("【措施】一是甲", [(Style.STEP, 1, "一是")]),
        ("③一是甲", [(Style.CIRCLE, 3, "③"), (Style.STEP, 1, "一是")]),
        ("12.一是甲", [(Style.POINT, 12, "12."), (Style.STEP, 1, "一是")]),
        ("1.5一是甲", []),
        ("坚持一是一、二是二", []),
        ("第一时间赶到。第三方评估", []),
        ("一要甲，二要乙", []),
        ("唯一是甲", []),
        ("达到3.5亿元，1.5倍", []),
    ],
)
def test_measure_labels_stand_behind_punctuation(text, found):
    assert labels(text) == found


@pytest.mark.parametrize(
    ("text", "begins"), [("一是甲", True), ("十一是甲", True), ("一是一", False), ("甲一是", False)]
)
def test_a_line_begins_with_a_step_or_not(text, begins):
    assert begins_with_step(text, Line(0, len(text))) is begins

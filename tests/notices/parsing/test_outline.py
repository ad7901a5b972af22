"""Whole notices: their outline, and where it is doubted."""

from __future__ import annotations

import pytest

from notices.parsing.lines import fold
from notices.parsing.outline import Outline, read_outline
from notices.parsing.shapes import Aspect, Fragment, Item, Measure, Part, Problem


def read(text: str) -> Outline:
    return read_outline(text, fold(text))


def test_a_small_notice_is_read_whole():
    text = (
        "一、加强组织领导\n专题研究。\n二、反馈问题整改情况\n第一方面问题，履职有欠缺\n（一）关于账目不清的问题\n"
        "1.补齐台账。一是清点。二是公开。\n三、下一步打算\n常抓不懈。\n中共柘木镇委员会\n2023年5月2日"
    )
    item = Item("1.", "action", "补齐台账", (52, 59), (Measure("一是", 61, 64), Measure("二是", 66, 69)))
    assert read(text) == Outline(
        parts=(
            Part("一、", "加强组织领导", "organisation", 0, 14),
            Part("二、", "反馈问题整改情况", "rectification", 15, 69),
            Part("三、", "下一步打算", "outlook", 70, 83),
        ),
        aspects=(Aspect("第一方面问题", "履职有欠缺", 26),),
        problems=(Problem(1, 1, "（一）", "账目不清", (39, 51), (), (item,)),),
        other=(Fragment("heading", 15, 25), Fragment("heading", 26, 38)),
        doubts=(),
    )


def shape(found: Outline) -> list[object]:
    """Titles with the labels of measures below them: what is under what."""
    return [
        [problem.title, *labels(problem), *([item.title, *labels(item)] for item in problem.items)]
        for problem in found.problems
    ]


def labels(node: Problem | Item) -> list[str]:
    return [measure.label for measure in node.measures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）关于甲的问题\n乙。\n丙。", [["甲", "", ""]]),
        ("（一）关于甲的问题。一是乙。二是丙。", [["甲", "一是", "二是"]]),
        ("（一）关于甲的问题\n先说乙。\n1.针对丙的问题\n丁。", [["甲", ["丙", ""]]]),
        ("（一）关于甲的问题\n一是乙。二是丙。\n1.针对丁的问题\n戊。", [["甲", "一是", "二是", ["丁", ""]]]),
        ("问题1：甲\n乙。\n问题2：丙\n丁。", [["甲", ""], ["丙", ""]]),
        ("关于“甲”问题的整改情况\n乙。\n关于“丙”问题的整改情况\n丁。", [["甲", ""], ["丙", ""]]),
        (
            "一、关于甲的问题\n（一）乙事\n丙。\n二、关于丁的问题\n一是戊。二是己。",
            [["甲", ["乙事", ""]], ["丁", "一是", "二是"]],
        ),
        ("（一）关于甲\n乙的问题\n丙。", [["甲乙", ""]]),
        ("问题1\n甲\n整改措施：乙。\n问题2\n丙\n整改措施：丁。", [["甲", ""], ["丙", ""]]),
        (
            "甲\n整改措施：乙。\n丙\n整改措施：丁。\n戊\n责任领导：某\n整改措施：己。",
            [["甲", ""], ["丙", ""], ["戊", ""]],
        ),
        (
            "反馈问题\n甲\n整改措施\n乙。\n反馈问题\n丙\n整改措施\n丁。\n反馈问题\n戊\n整改措施\n己。",
            [["甲", ""], ["丙", ""], ["戊", ""]],
        ),
        (
            "（一）关于甲的问题\n1.整改措施：乙。\n2.整改成效：丙。\n（二）关于丁的问题\n1.整改措施：戊。",
            [["甲", "", ""], ["丁", ""]],
        ),
        ("反馈问题：甲\n乙。\n反馈问题：丙\n丁。\n反馈问题：戊\n己。", [["甲", ""], ["丙", ""], ["戊", ""]]),
        (
            "（一）关于甲的问题\n存在问题：乙。\n整改措施：丙。\n（二）关于丁的问题\n存在问题：戊。\n己。",
            [["甲", ""], ["丁", ""]],
        ),
        (
            "（一）关于甲的问题\n一是关于乙的问题。（1）丙。（2）丁。\n二是关于戊的问题。己。",
            [["甲", ["乙", "（1）", "（2）"], ["戊", ""]]],
        ),
        (
            "1.关于甲的问题\n（1）针对乙的问题\n丙。\n（2）推行轮岗，交流十人。",
            [["甲", ["乙", ""], ["", ""]]],
        ),
        (
            "1.关于甲的问题\n整改措施：\n1.乙。\n2.丙。\n2.关于丁的问题\n整改措施：\n1.戊。",
            [["甲", "1.", "2."], ["丁", ""]],
        ),
        ("序号\n反馈问题\n整改措施\n责任单位\n1\n甲\n乙。\n丙\n欢迎广大群众监督。", [["甲", ""]]),
        ("（一）关于甲的问题\n乙。\n（一）关于丙的问题\n丁。", [["甲", ""], ["丙", ""]]),
        ("没有编号的一段话。", []),
        ("", []),
    ],
)
def test_problems_hold_items_and_both_hold_measures(text, found):
    assert shape(read(text)) == found


def test_sections_that_are_problems_are_no_parts_but_those_beside_them_are():
    text = "一、加强组织领导\n甲。\n二、关于乙的问题\n丙。\n三、关于丁的问题\n戊。\n四、下一步打算\n己。"
    found = read(text)
    assert [(part.label, part.role) for part in found.parts] == [
        ("一、", "organisation"),
        ("四、", "outlook"),
    ]
    assert [(problem.label, problem.title) for problem in found.problems] == [("二、", "乙"), ("三、", "丁")]


def test_sections_that_are_aspects_are_parts_too():
    found = read("一、在履职方面\n（一）关于甲的问题\n乙。\n二、在作风方面\n（一）关于丙的问题\n丁。")
    assert [(part.label, part.role) for part in found.parts] == [
        ("一、", "rectification"),
        ("二、", "rectification"),
    ]
    assert [(aspect.label, aspect.title) for aspect in found.aspects] == [
        ("一、", "在履职方面"),
        ("二、", "在作风方面"),
    ]
    assert [problem.aspect for problem in found.problems] == [1, 2]


def test_many_tables_are_read_without_end_of_stack():
    table = "序号\n反馈问题\n整改措施\n责任单位\n1\n甲\n乙。\n丙\n"
    assert len(read(table * 3000).problems) == 3000


def doubts(text: str) -> list[tuple[str, str]]:
    return [(text[doubt.start : doubt.end], doubt.reason) for doubt in read(text).doubts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）关于甲的问题\n乙。\n（二）关于丙的问题\n丁。", []),
        (
            "（一）关于甲的问题\n乙。\n（三）关于丙的问题\n丁。",
            [("（三）关于丙的问题", "编号由1跳到3，中间也许漏读了标题")],
        ),
        (
            "（一）关于甲的问题\n乙。\n（二）关于丙的问题\n丁。\n（二）关于戊的问题\n己。",
            [("（二）关于戊的问题", "编号2出现了两次，此处也许不是标题")],
        ),
        ("（一）关于甲的问题\n（二）关于乙的问题\n丙。", [("（一）关于甲的问题", "标题下面没有读到措施")]),
        (
            "（一）关于甲的问题\n乙。（二）关于丙丁的问题。戊。",
            [("（二）关于丙丁的问题", "段落中间似乎有一个问题的标题")],
        ),
        (
            "（一）关于甲的问题\n乙。\n下一步，县委将常抓不懈。",
            [("下一步，县委将常抓不懈。", "像是全文的下一步打算，没有算作最后一个问题的措施")],
        ),
        (
            "一、甲\n乙。\n二、丙\n（一）丁\n戊己庚辛。",
            [("二、丙", "没有哪一部分写明是整改情况，按篇幅和位置取了这一部分")],
        ),
        (
            "（一）关于甲的问题\n1.针对乙的问题\n丙。\n2.丁，戊。\n3.己，庚。\n（二）关于辛的问题\n1.壬，癸。",
            [("1.针对乙的问题", "此级编号是小标题还是措施，难以判断")],
        ),
    ],
)
def test_weak_evidence_is_doubted_where_it_stands(text, found):
    assert doubts(text) == found


def test_a_heading_as_long_as_a_paragraph_is_doubted():
    heading = "（一）关于" + "甲乙丙丁" * 30 + "的问题"
    assert doubts(f"{heading}\n戊。") == [(heading, "标题很长，也许连着正文")]

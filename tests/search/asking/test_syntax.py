from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking.syntax import (
    LONGEST,
    All,
    AnyOf,
    Exact,
    In,
    Query,
    QueryTooLongError,
    Without,
    leaves,
    parse,
)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("学位 缺口", Query(("学位", "缺口"))),
        ("“举一反三”", Query((), (Exact("举一反三"),))),
        ('"举一 反三"', Query((), (Exact("举一 反三"),))),
        ("「举一反三」『未批先建』", Query((), (Exact("举一反三"), Exact("未批先建")))),
        ("《宣传工作条例》", Query((), (Exact("《宣传工作条例》"),))),
        ("巡察 -巡视", Query(("巡察",), (Without(Exact("巡视")),))),
        ("巡察　－“巡视”", Query(("巡察",), (Without(Exact("巡视")),))),
        ("巡察 NOT 巡视", Query(("巡察",), (Without(Exact("巡视")),))),
        ("巡察 排除 巡视", Query(("巡察",), (Without(Exact("巡视")),))),
        ("巡察 去除 巡视", Query(("巡察",), (Without(Exact("巡视")),))),
        ("NOT NOT 巡视", Query(("巡视",))),
        ("养老 或 残疾人", Query((), (AnyOf((Exact("养老"), Exact("残疾人"))),))),
        ("养老 OR 残疾人 OR 低保", Query((), (AnyOf((Exact("养老"), Exact("残疾人"), Exact("低保"))),))),
        ("养老 与 残疾人", Query((), (All((Exact("养老"), Exact("残疾人"))),))),
        ("“养老”或“残疾人”", Query((), (AnyOf((Exact("养老"), Exact("残疾人"))),))),
        ("甲 与 乙 或 丙 丁", Query(("丁",), (AnyOf((All((Exact("甲"), Exact("乙"))), Exact("丙"))),))),
        ("（甲 或 乙）与 丙", Query((), (All((AnyOf((Exact("甲"), Exact("乙"))), Exact("丙"))),))),
        ("(甲 乙)", Query(("甲", "乙"))),
        ("-(甲 乙)", Query((), (Without(All((Exact("甲"), Exact("乙")))),))),
        ("或许 参与 2019-2021", Query(("或许", "参与", "2019-2021"))),
        ("区:龙华 年：2021 学位", Query(("学位",), (In("district", "龙华"), In("year", "2021")))),
        ("district:龙华 Title:学位", Query((), (In("district", "龙华"), In("heading", "学位")))),
        ("措施:“移送 纪委”", Query((), (In("measure", "移送 纪委"),))),
        ("标题:(甲 或 乙)", Query((), (AnyOf((In("heading", "甲"), In("heading", "乙"))),))),
        ("-领域:教育", Query((), (Without(In("category", "教育")),))),
        ("目标:提高", Query(("目标:提高",))),
    ],
)
def test_sound_text_is_read_without_remarks(text, query):
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "words", "needed", "remark"),
    [
        ("“学位 缺口", (), (Exact("学位 缺口"),), "缺少“””：引文读到末尾为止。"),
        ("《宣传", (), (Exact("《宣传"),), "缺少“》”：引文读到末尾为止。"),
        ("学位 “”", ("学位",), (), "空的引号已忽略。"),
        ("学位”", ("学位",), (), "空的引号已忽略。"),
        ("学位」", ("学位",), (), "多余的“」”已忽略。"),
        ("(学位", ("学位",), (), "缺少右括号：括号到末尾为止。"),
        ("学位) 缺口", ("学位", "缺口"), (), "多余的右括号已忽略。"),
        ("学位 或", ("学位",), (), "“或”的一边没有词，未起作用。"),
        ("与 学位", ("学位",), (), "“与”的一边没有词，未起作用。"),
        ("学位 NOT", ("学位",), (), "“NOT”后面没有词，未起作用。"),
        ("武汉 - 黄陂", ("武汉", "黄陂"), (), "单独的“-”未起作用：要排除一个词，请紧接着写，如 -巡视。"),
        ("区: ", (), (), "字段名后面没有内容，已忽略。"),
        ("(" * 30 + "学位" + ")" * 30, (), (), "括号最多 20 层，更深的已忽略。"),
    ],
)
def test_broken_text_is_read_leniently_and_says_how(text, words, needed, remark):
    assert parse(text) == Query(words, needed, (remark,))


def test_a_text_that_is_too_long_is_refused():
    parse("学" * LONGEST)
    with pytest.raises(QueryTooLongError, match="最多 2000 字"):
        parse("学" * (LONGEST + 1))


@pytest.mark.parametrize(
    "text", ["(" * 2000, "-" * 2000, "NOT " * 500, "标题:" * 600, "甲 与 " * 500, "“" * 2000]
)
def test_long_runs_of_marks_are_no_trouble(text):
    parse(text)


PIECES = st.sampled_from(
    [*'()（）“”"「」《》-－|:： 　', "或", "与", "NOT", " 或 ", " -", "区:", "标题：", "学位", "a"]
)
TYPED = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TYPED)
def test_any_text_can_be_read(text):
    query = parse(text)
    assert all(word.strip() and "\n" not in word for word in query.words)
    assert all(leaf.text.strip() for node in query.needed for leaf, _ in leaves(node))


@given(TYPED)
def test_no_text_is_both_dropped_and_unmentioned(text):
    query = parse(text)
    kept = "".join([*query.words, *(leaf.text for node in query.needed for leaf, _ in leaves(node))])
    assert (
        kept or query.remarks or not any(map(str.isalnum, text)) or text.strip("()（） 　\n\t") in ("", "NOT")
    )


@pytest.mark.parametrize(
    ("text", "words", "remark"),
    [
        ('"学位 缺口"~5', (), "“~5”（邻近检索）未起作用：要几个词同在一句，请选“同句”（scope=sentence）。"),
        (
            "学位 /s 缺口",
            ("学位", "缺口"),
            "“/s”（邻近检索）未起作用：要几个词同在一句，请选“同句”（scope=sentence）。",
        ),
        (
            "学位 w/5 缺口",
            ("学位", "缺口"),
            "“w/5”（邻近检索）未起作用：要几个词同在一句，请选“同句”（scope=sentence）。",
        ),
        ("学*", ("学",), "“学*”里的通配符未起作用：这里按词和字查找，不用通配符。"),
        ("学位 && 缺口", ("学位", "缺口"), "“&&”未起作用：要都出现，请写“与”（AND）。"),
        ("学位 and 缺口", ("学位", "and", "缺口"), "“and”按词检索：要都出现，请写“与”（AND）。"),
        ("年:[2019 TO 2021]", (), "“[2019 TO 2021]”读作 2019-2021：这里的起止写作 年:2019-2021。"),
        (
            "作者:学位",
            ("作者:学位",),
            "没有“作者”这个字段，按词检索；有的是：区、年、领域、标题、问题、措施。",
        ),
        (
            "学位 ADJ 缺口",
            ("学位", "缺口"),
            "“ADJ”（邻近检索）未起作用：要几个词同在一句，请选“同句”（scope=sentence）。",
        ),
        ("学位^2", ("学位",), "“学位^2”里的加权未起作用：次序由相关度决定。"),
        ("+学位", ("学位",), "“+学位”里的“+”未起作用：要都出现，请写“与”（AND）。"),
        ("!学位", ("学位",), "“!学位”里的“!”未起作用：要排除，请写“-”或 NOT。"),
        ("/学位/", ("学位",), "“/学位/”里的正则表达式未起作用：这里按词和字查找。"),
        (
            "SU=学位",
            ("SU=学位",),
            "没有“SU”这个字段，按词检索；有的是：区、年、领域、标题、问题、措施。",
        ),
        ("“1200万元”", (), "引文逐字查找：原文若写作 1,200，请去掉引号。"),
    ],
)
def test_marks_of_other_search_engines_are_told_with_what_does_that_here(text, words, remark):
    query = parse(text)

    assert (query.words, query.remarks) == (words, (remark,))


@pytest.mark.parametrize(
    "text",
    ["“2021年”", "“1,200万元”", "97.5%", "R&D", "学位 || 缺口", "+5%", "C++", "1+1+10+N", "NEA", "“8.5亿元”"],
)
def test_what_this_language_understands_is_not_remarked_on(text):
    assert parse(text).remarks == ()

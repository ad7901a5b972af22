from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking.reading import Term
from search.highlighting import mark, snippet


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("学位缺口", ["学位"], "<mark>学位</mark>缺口"),
        ("学位缺口", ["学位", "位缺"], "<mark>学位缺</mark>口"),
        ("新增 学 位", ["学位"], "新增 <mark>学 位</mark>"),
        ("ＰＰＰ项目", ["ppp"], "<mark>ＰＰＰ</mark>项目"),
        ("共500㎡。", ["0m"], "共50<mark>0㎡</mark>。"),
        ("<b>学位</b>", ["学位"], "&lt;b&gt;<mark>学位</mark>&lt;/b&gt;"),
        ("a<b", ["<"], "a<mark>&lt;</mark>b"),
        ("学位", [], "学位"),
        ("学位", ["", " "], "学位"),
        ("", ["学位"], ""),
    ],
)
def test_terms_are_marked_on_the_text_as_it_stands(text, terms, marked):
    assert mark(text, terms) == marked


@pytest.mark.parametrize(
    ("text", "term", "marked"),
    [
        ("组织集中学习中学课程", Term("中学", "word"), "组织集中学习<mark>中学</mark>课程"),
        ("加大学位建设，建成大学", Term("大学", "word"), "加大学位建设，建成<mark>大学</mark>"),
        ("集中学习", Term("学习", "word"), "集中<mark>学习</mark>"),
        ("集中学习", Term("中学"), "集<mark>中学</mark>习"),
        ("投入1,200万元和11200万元", Term("12000000元", "figure"), "投入<mark>1,200万元</mark>和11200万元"),
    ],
)
def test_a_word_is_marked_where_it_is_one_and_a_figure_in_every_printing(text, term, marked):
    assert mark(text, [term]) == marked
    assert snippet([text], [term]) == marked


@given(st.text(), st.lists(st.text(max_size=3)))
def test_marking_loses_and_adds_nothing(text, terms):
    assert unescape(re.sub("</?mark>", "", mark(text, terms))) == text


def test_a_short_piece_is_shown_whole():
    assert snippet(["关于学位的问题"], ["学位"]) == "关于<mark>学位</mark>的问题"


def test_the_piece_with_most_of_the_terms_is_shown():
    assert snippet(["学位", "学位与缺口", "缺口"], ["学位", "缺口"]) == "<mark>学位</mark>与<mark>缺口</mark>"


def test_the_window_begins_with_a_clause_and_holds_the_terms():
    text = "一。" * 100 + "加快建设学校，缓解学位缺口。" + "二。" * 100
    shown = snippet([text], ["学位", "缺口"], length=40)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "<mark>学位缺口</mark>" in shown
    assert len(re.sub("</?mark>|…", "", shown)) <= 40


def test_without_terms_the_beginning_is_shown():
    assert snippet(["整改" * 100], [], length=10) == "整改整改整改整改整改…"
    assert snippet([], ["学位"]) == ""


@given(st.lists(st.text()), st.lists(st.text(max_size=3)), st.integers(6, 30))
def test_a_snippet_is_always_safe_and_short(pieces, terms, length):
    shown = re.sub("</?mark>", "", snippet(pieces, terms, length))
    assert "<" not in shown
    assert len(unescape(shown)) <= length + 2

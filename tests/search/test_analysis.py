from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import BREAK, chars, cut, fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＰＰＰ 项目", "ppp项目"),
        ("83.9 亿元", "83.9亿元"),
        ("１２（三）", "12(三)"),
        ("建筑 面积\n500㎡", "建筑面积500m2"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_folding_drops_width_case_and_white_space(text, folded):
    assert fold(text) == folded


def test_every_character_is_a_token_and_pieces_are_kept_apart():
    assert chars(["学位 缺口", "ＧＤＰ"]) == ["学", "位", "缺", "口", BREAK, "g", "d", "p"]


@given(st.lists(st.text()))
def test_no_character_of_a_text_is_the_break(pieces):
    assert chars(pieces).count(BREAK) <= max(0, len(pieces) - 1)
    assert all(len(token) == 1 or token == BREAK for token in chars(pieces))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("整改措施", ["整改", "措施", "整改措施"]),
        ("招投标", ["投标", "招投标"]),
        ("国有资产,出租。", ["国有", "资产", "国有资产", "出租"]),
        ("ＧＤＰ增长", ["gdp", "增长"]),
        ("。！", []),
    ],
)
def test_words_come_with_the_words_inside_them(text, expected):
    assert words([text]) == expected


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("国有资产出租", ["国有资产", "出租"]),
        ("2017 公车", ["2017", "公车"]),
        ("整改 整改", ["整改"]),
        ("《》", []),
    ],
)
def test_a_query_is_cut_into_whole_words_each_once(query, parts):
    assert cut(query) == parts


@given(st.text())
def test_no_token_holds_white_space(text):
    assert all(
        token and not any(map(str.isspace, token)) for token in [*words([text]), *cut(text), *chars([text])]
    )

"""A text in one width, paragraph by paragraph, at the same offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.parsing.lines import Line, as_printed, fold, outside_quotes, paragraphs, strip, without_closing


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("（一）、甲：乙；丙，丁！戊？", "(一)、甲:乙;丙,丁!戊?"),
        ("１．Ａ％", "1.A%"),
        ("　　\u00a0甲\t乙\u200b丙\ufeff", "   甲 乙 丙 "),
        ("〝甲〞＂乙＂「丙『丁』」", "“甲”“乙”“丙‘丁’”"),
        ('"甲"和"乙\n"丙"和"丁', '“甲”和"乙\n“丙”和"丁'),
        ("“甲”。《乙》、【丙】", "“甲”。《乙》、【丙】"),
    ],
)
def test_widths_and_spaces_are_folded_and_chinese_marks_kept(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("words", "printed"), [("(甲)“乙”", '（甲）"乙"'), ("丙", "丙"), ("丁丁", "丁丁"), ("", "")]
)
def test_words_are_printed_as_the_text_has_them(words, printed):
    text = '（甲）"乙"，丁\n丁。'
    assert as_printed(text, fold(text), words, 0, len(text)) == printed


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\u3000\n\r\n", []),
        ("甲", [Line(0, 1)]),
        ("　　甲 \r\n\r\n 乙丙\u2028丁\n", [Line(2, 3), Line(9, 11), Line(12, 13)]),
    ],
)
def test_paragraphs_are_the_lines_that_are_not_blank(text, found):
    assert paragraphs(text) == found


@pytest.mark.parametrize(
    ("text", "start", "end", "line"),
    [
        ("  甲乙 ", 0, 5, Line(2, 4)),
        ("  ", 0, 2, Line(2, 2)),
        ("甲", 0, 1, Line(0, 1)),
        ("甲 乙", 1, 2, Line(2, 2)),
    ],
)
def test_white_space_around_a_span_is_taken_off(text, start, end, line):
    assert strip(text, start, end) == line


@pytest.mark.parametrize(
    ("heading", "words"),
    [("甲。", "甲"), (" 甲乙：; ", "甲乙"), ("甲。乙", "甲。乙"), ("甲”。", "甲”"), ("。", "")],
)
def test_closing_punctuation_is_taken_off(heading, words):
    assert without_closing(fold(heading)) == words


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("甲“乙”丙", "甲丙"),
        ("甲“乙‘丙’丁”戊", "甲戊"),
        ("甲《乙(丙)》丁", "甲丁"),
        ('甲"乙"丙', "甲丙"),
        ("甲“乙丙", "甲乙丙"),
        ('甲"乙丙', "甲乙丙"),
        ("甲”乙", "甲”乙"),
        ("甲“乙”丙“丁戊", "甲丙丁戊"),
    ],
)
def test_quotes_enclose_and_an_unclosed_one_encloses_nothing(text, free):
    assert "".join(text[place] for place in outside_quotes(text, 0, len(text))) == free


def test_folding_simplifies_traditional_characters_and_moves_no_offset():
    assert fold("關於「學位」不足的問題") == "关于“学位”不足的问题"

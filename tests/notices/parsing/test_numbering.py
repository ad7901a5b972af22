"""Numbered headings: which labels count, and where headings end."""

from __future__ import annotations

import pytest

from notices.parsing.lines import fold, paragraphs
from notices.parsing.numbering import Heading, numbered, unbroken


def headings(text: str) -> list[Heading]:
    folded = fold(text)
    return numbered(folded, unbroken(folded, paragraphs(folded)))


def printed(text: str) -> list[str]:
    return [text[heading.start : heading.end] for heading in headings(text)]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（一）关于账目不清的问题\n甲。", "（一）关于账目不清的问题"),
        ("（一）关于账目不清的问题。重排班次。", "（一）关于账目不清的问题。"),
        ("（一）关于“重修轻管。无人值守”的问题。甲", "（一）关于“重修轻管。无人值守”的问题。"),
        ("1.关于账目不清问题：甲。", "1.关于账目不清问题："),
        ("1.重排班次：把三班改两班。", "1.重排班次："),
        ("1.定下规矩，分清先后：甲。", "1.定下规矩，分清先后：甲。"),
        ("1.账目不清：支出无票的问题。", "1.账目不清：支出无票的问题。"),
        ("1.关于账目不清的问题一是甲。二是乙。", "1.关于账目不清的问题"),
        ("1.关于账目不清的问题，一是甲。二是乙。", "1.关于账目不清的问题，"),
        ("1.重排班次，一是甲，二是乙。", "1.重排班次，"),
        ("(12)一是甲。二是乙。", "(12)"),
        ("1.问题：账目不清。库存不实。整改措施：甲。", "1.问题：账目不清。库存不实。"),
        ("1.问题：账目不清。", "1.问题：账目不清。"),
        ("（一）关于账目不清的问题（责任单位：后勤科）", "（一）关于账目不清的问题"),
        ("一、", "一、"),
    ],
)
def test_a_heading_ends_with_its_sentence_or_before_the_first_step(text, heading):
    start = 12 if text.startswith("(12)") else 1
    before = "".join(f"({number})甲。\n" for number in range(1, start))
    assert printed(before + text)[start - 1] == heading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）甲\n（二）乙", ["（一）甲", "（二）乙"]),
        ("（一）甲\n（四）乙", ["（一）甲", "（四）乙"]),
        ("（一）甲\n（五）乙", ["（一）甲"]),
        ("（二）甲\n（二）乙", ["（二）甲", "（二）乙"]),
        ("（四）甲", []),
        ("1.甲\n1.乙\n2.丙", ["1.甲", "1.乙", "2.丙"]),
        ("88、甲", []),
        ("1.甲\n1．丙\n2．丁\n2.乙", ["1.甲", "2.乙"]),
        ("1.甲\n1．丙。2．丁。\n2.乙", ["1.甲", "2.乙"]),
        ("（一）甲\n1.乙\n（二）丙\n1.丁\n2.戊", ["（一）甲", "1.乙", "（二）丙", "1.丁", "2.戊"]),
    ],
)
def test_labels_begin_a_count_or_go_on_with_one(text, found):
    assert printed(text) == found


def test_numbers_in_the_list_below_a_field_word_are_no_headings():
    text = "（一）关于甲的问题\n整改措施：\n1.乙。\n2.丙。\n（二）关于丁的问题\n整改情况：戊。"
    assert printed(text) == ["（一）关于甲的问题", "（二）关于丁的问题"]


def test_where_headings_state_findings_in_so_many_words_their_equals_are_steps():
    text = "1.问题：甲\n1.乙。\n2.丙。\n2.问题：丁\n1.戊。"
    assert printed(text) == ["1.问题：甲", "2.问题：丁"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("（一）关于履约监管\n流于形式的问题\n甲。", ["（一）关于履约监管\n流于形式的问题", "甲。"]),
        ("1.关于甲，\n  乙问题的整改情况。", ["1.关于甲，\n  乙问题的整改情况。"]),
        ("（一）关于甲的问题\n查出三个问题", ["（一）关于甲的问题", "查出三个问题"]),
        ("（一）关于甲工作\n（二）关于乙的问题", ["（一）关于甲工作", "（二）关于乙的问题"]),
        ("（一）关于甲。\n乙的问题", ["（一）关于甲。", "乙的问题"]),
        ("1\n关于甲\n乙的问题", ["1", "关于甲", "乙的问题"]),
        ("（一）关于甲\n\n\n\n乙的问题", ["（一）关于甲", "乙的问题"]),
    ],
)
def test_a_heading_broken_over_two_lines_is_one(text, whole):
    folded = fold(text)
    assert [text[line.start : line.end] for line in unbroken(folded, paragraphs(folded))] == whole


def test_a_heading_knows_what_it_says():
    stated, question, action = headings("（一）关于账目不清的问题。一是甲。二是乙。\n问题1：停车\n1.重排班次")
    assert (stated.text, stated.is_finding, stated.names_finding, stated.enumerated) == (
        *("关于账目不清的问题。", True, True),
        True,
    )
    assert (question.text, question.is_finding, question.names_finding) == ("停车", True, True)
    assert (action.text, action.is_finding, action.is_aspect) == ("重排班次", False, False)

"""The text below a heading: measures, labels, fields, lead-ins."""

from __future__ import annotations

import pytest

from notices.parsing.lines import Line, fold, paragraphs
from notices.parsing.outline.bodies import Body, enumeration, read_body


def read(text: str) -> Body:
    folded = fold(text)
    return read_body(text, folded, paragraphs(folded))


def measures(text: str) -> list[tuple[str, str]]:
    return [(measure.label, text[measure.start : measure.end]) for measure in read(text).measures]


def fragments(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in read(text).fragments]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("台账不全。整改情况：补建台账。", [("", "补建台账。")]),
        ("甲。乙。整改成效：丙。", [("", "甲。乙。"), ("", "丙。")]),
        ("重排班次。", [("", "重排班次。")]),
        ("重排班次。\n补齐记录。", [("", "重排班次。"), ("", "补齐记录。")]),
        ("一是重排班次。二是补齐记录。", [("一是", "重排班次。"), ("二是", "补齐记录。")]),
        ("一是，重排班次；\n二是：补齐记录。", [("一是", "重排班次；"), ("二是", "补齐记录。")]),
        ("一是重排班次。", [("一是", "重排班次。")]),
        ("为此重排班次，一是早班。", [("", "为此重排班次，一是早班。")]),
        ("一是甲。二是乙。四是丁。", [("一是", "甲。"), ("二是", "乙。"), ("四是", "丁。")]),
        ("一是甲。\n一是乙。二是丙。", [("一是", "甲。"), ("一是", "乙。"), ("二是", "丙。")]),
        ("首先，甲。其次，乙。最后，丙。", [("首先", "甲。"), ("其次", "乙。"), ("最后", "丙。")]),
        ("（1）甲；（2）乙。", [("（1）", "甲；"), ("（2）", "乙。")]),
        ("（一）甲。\n（二）乙。", [("（一）", "甲。"), ("（二）", "乙。")]),
        ("一是定线：（1）甲；（2）乙。二是丙。", [("一是", "定线：（1）甲；（2）乙。"), ("二是", "丙。")]),
        ("一是甲。二是乙。\n另行丙。", [("一是", "甲。"), ("二是", "乙。"), ("", "另行丙。")]),
        ("有人说“一是忙。二是累。”，已谈话。", [("", "有人说“一是忙。二是累。”，已谈话。")]),
        ("一要甲，二要乙。", [("", "一要甲，二要乙。")]),
        (
            "整改措施：一是甲。二是乙。\n整改成效：一是丙。二是丁。",
            [("一是", "甲。"), ("二是", "乙。"), ("", "一是丙。二是丁。")],
        ),
        ("整改进展：一是甲。二是乙。", [("一是", "甲。"), ("二是", "乙。")]),
        ("整改成果：一是甲。二是乙。", [("一是", "甲。"), ("二是", "乙。")]),
        ("整改进展：甲。\n整改成果：一是乙。二是丙。", [("", "甲。"), ("", "一是乙。二是丙。")]),
        ("整改措施1：甲。", [("整改措施1", "甲。")]),
        ("（1）甲。", [("（1）", "甲。")]),
        ("> 甲。\n> 乙。", [(">", "甲。"), (">", "乙。")]),
        ("原因分析：甲。\n整改措施：乙。", [("", "乙。")]),
        ("整改措施：甲。\n整改进展：一是乙。二是丙。", [("", "甲。"), ("", "一是乙。二是丙。")]),
        ("责任单位：\n后勤科\n一是甲。二是乙。", [("一是", "甲。"), ("二是", "乙。")]),
        ("一是甲（责任单位：子科）。二是乙（责任单位：丑科）。", [("一是", "甲"), ("二是", "乙")]),
        ("（1）甲；\n责任人：子\n（2）乙。\n责任人：丑", [("（1）", "甲；"), ("（2）", "乙。")]),
        ("整改状态：已完成", []),
        ("", []),
    ],
)
def test_measures_run_from_label_to_label_or_to_the_paragraphs_end(text, found):
    assert measures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("镇里先摸底。一是，甲。二是乙。", [("lead-in", "镇里先摸底。"), ("marker", "，")]),
        ("办法如下：\n一是甲。二是乙。", [("lead-in", "办法如下：")]),
        ("整改措施：甲。\n责任单位：子科", [("marker", "整改措施："), ("field", "责任单位：子科")]),
        ("责任单位：\n子科\n甲。", [("field", "责任单位：\n子科")]),
        ("甲（责任单位：子科）。", [("field", "（责任单位：子科）。")]),
        ("一是", [("lead-in", "一是")]),
    ],
)
def test_what_is_no_measure_is_kept_as_a_fragment(text, found):
    assert fragments(text) == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("①甲；②乙；一是丙。二是丁。", [1, 2]), ("1.甲。3.乙。", []), ("二是甲。三是乙。", [2, 3]), ("甲", [])],
)
def test_the_first_enumeration_that_counts_up_from_one_counts(text, numbers):
    folded = fold(text)
    assert [label.number for label in enumeration(folded, [Line(0, len(text))])] == numbers

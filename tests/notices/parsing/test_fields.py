"""Field words cut a line into what they announce."""

from __future__ import annotations

import pytest

from notices.parsing.fields import Field, field_of, first_marker, keeps_record, segments, starts_finding
from notices.parsing.lines import Line, fold


def pieces(text: str) -> list[tuple[Field | None, str | None, str]]:
    """Each segment as its field, its word as printed, its text."""
    return [
        (
            segment.field,
            text[slice(*segment.marker)] if segment.marker else None,
            text[segment.line.start : segment.line.end],
        )
        for segment in segments(fold(text), Line(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("重排班次。", [(None, None, "重排班次。")]),
        (
            "【整改情况：重排班次（含夜班）。】【已销号】",
            [(Field.MEASURES, "【整改情况：", "重排班次（含夜班）。"), (None, None, "】【已销号】")],
        ),
        (
            "（整改措施：重排班次（含夜班）12次。）",
            [(Field.MEASURES, "（整改措施：", "重排班次（含夜班）12次。"), (None, None, "）")],
        ),
        (
            "【整改措施：重排班次。整改成效：不再误班。】",
            [(Field.MEASURES, "【整改措施：", "重排班次。"), (Field.RESULT, "整改成效：", "不再误班。】")],
        ),
        (
            "▲【整改情况：重排班次。】责任单位：甲科",
            [
                (Field.MEASURES, "▲【整改情况：", "重排班次。"),
                (None, None, "】"),
                (Field.RECORD, "责任单位：", "甲科"),
            ],
        ),
        ("整改措施：重排班次。", [(Field.MEASURES, "整改措施：", "重排班次。")]),
        ("【整改措施】重排班次。", [(Field.MEASURES, "【整改措施】", "重排班次。")]),
        ("整改情况", [(Field.MEASURES, "整改情况", "")]),
        ("2.整改措施：重排班次。", [(Field.MEASURES, "2.整改措施：", "重排班次。")]),
        ("（2）整改成效。已办结", [(Field.RESULT, "（2）整改成效。", "已办结")]),
        ("（四）下一步工作", [(None, None, "（四）下一步工作")]),
        ("整改进展：已办结", [(Field.PROGRESS, "整改进展：", "已办结")]),
        ("下一步安排：再查一遍", [(Field.RESULT, "下一步安排：", "再查一遍")]),
        ("责任单位：后勤科", [(Field.RECORD, "责任单位：", "后勤科")]),
        ("（责任单位：后勤科）", [(Field.RECORD, "（责任单位", "：后勤科）")]),
        (
            "整改措施：重排班次。责任单位：后勤科",
            [(Field.MEASURES, "整改措施：", "重排班次。"), (Field.RECORD, "责任单位：", "后勤科")],
        ),
        (
            "重排班次（责任单位：后勤科）。二是补课",
            [
                (None, None, "重排班次"),
                (Field.RECORD, "（责任单位", "：后勤科）。"),
                (None, None, "二是补课"),
            ],
        ),
        ("采取的整改措施：重排班次。", [(Field.MEASURES, "采取的整改措施：", "重排班次。")]),
        ("阶段性成果：已办结", [(Field.RESULT, "阶段性成果：", "已办结")]),
        ("▲整改落实：重排班次。", [(Field.MEASURES, "▲整改落实：", "重排班次。")]),
        ("整改进展　已办结", [(Field.PROGRESS, "整改进展", "已办结")]),
        ("长效机制：按月公示", [(Field.RESULT, "长效机制：", "按月公示")]),
        ("佐证材料：台账", [(Field.RECORD, "佐证材料：", "台账")]),
        ("牵头责任股室：后勤科", [(Field.RECORD, "牵头责任股室：", "后勤科")]),
        ("落实责任单位：三家", [(None, None, "落实责任单位：三家")]),
        ("整改措施得力，成效好", [(None, None, "整改措施得力，成效好")]),
        ("问题：账目不清。", [(None, None, "问题：账目不清。")]),
    ],
)
def test_a_line_is_cut_at_its_field_words(text, found):
    assert pieces(text) == found


@pytest.mark.parametrize(
    ("body", "starts"),
    [("问题:甲", True), ("反馈问题:甲", True), ("问题甲", False), ("问题", False), ("整改措施:甲", False)],
)
def test_a_heading_may_begin_with_the_word_for_a_finding(body, starts):
    assert starts_finding(body) is starts


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("反馈问题", Field.FINDING),
        (" 整改措施: ", Field.MEASURES),
        ("责任单位", Field.RECORD),
        ("序号", Field.RECORD),
        ("甲", None),
    ],
)
def test_columns_are_named_like_fields(cell, field):
    assert field_of(cell) is field


@pytest.mark.parametrize(
    ("text", "place"),
    [("甲。整改措施:乙", 2), ("问题:甲。整改情况:乙", 5), ("甲乙", None), ("问题:甲", None)],
)
def test_the_first_word_that_announces_no_finding_is_found(text, place):
    assert first_marker(text, Line(0, len(text))) == place


@pytest.mark.parametrize(
    ("text", "keeps"),
    [("完成时限:五月底", True), ("(责任人:甲)", True), ("甲。责任人:乙", False), ("甲", False)],
)
def test_a_line_may_only_keep_the_record(text, keeps):
    assert keeps_record(text, Line(0, len(text))) is keeps

"""What each level of numbering is."""

from __future__ import annotations

import pytest

from notices.parsing.labels import Style
from notices.parsing.levels import Levels, levels
from notices.parsing.lines import fold, paragraphs
from notices.parsing.numbering import numbered


def read(text: str) -> Levels:
    folded = fold(text)
    lines = paragraphs(folded)
    return levels(numbered(folded, lines), [line.start for line in lines])


PAREN, POINT, BRACKET, ASPECT = Style.PAREN, Style.POINT, Style.BRACKET, Style.ASPECT


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("", {}),
        ("1.关于甲的问题\n乙。", {POINT: "problem"}),
        ("第一方面问题，甲\n（一）关于乙的问题\n丙。", {ASPECT: "aspect", PAREN: "problem"}),
        ("（一）履行职责方面\n1.关于甲的问题\n乙。", {PAREN: "aspect", POINT: "problem"}),
        ("（一）党的建设\n1.关于甲的问题\n乙。\n2.关于丙的问题\n丁。", {PAREN: "aspect", POINT: "problem"}),
        ("（一）甲方面（2个问题）\n1.乙\n丙。\n2.丁\n戊。", {PAREN: "aspect", POINT: "problem"}),
        ("（一）城东水厂\n1.乙\n丙。\n（二）城西水务公司\n1.丁\n戊。", {PAREN: "aspect", POINT: "problem"}),
        ("（一）党的领导\n1.乙\n丙。\n（二）党的建设情况\n1.丁\n戊。", {PAREN: "aspect", POINT: "problem"}),
        ("（一）关于甲的问题\n1.针对乙的问题\n丙。", {PAREN: "problem", POINT: "item"}),
        ("（一）关于甲的问题\n1.重排班次。一是乙。二是丙。", {PAREN: "problem", POINT: "item"}),
        ("（一）关于甲的问题\n1.重排班次\n乙。\n2.清点库存\n丙。", {PAREN: "problem", POINT: "item"}),
        ("（一）关于甲的问题\n1.重排班次。早晚两班，各配三人。", {PAREN: "problem", POINT: "item"}),
        (
            "（一）关于甲的问题\n1.重排班次，每班三人。\n2.清点库存，补齐账册。\n（二）关于乙的问题",
            {PAREN: "problem"},
        ),
        ("（一）关于甲的问题\n①走访片区。②公开账目。\n（二）关于乙的问题\n丙。", {PAREN: "problem"}),
        ("（1）关于甲的问题\n1.走访片区。2.公开账目。\n（2）关于乙的问题\n丙。", {BRACKET: "problem"}),
        ("1.关于作风方面存在的问题\n（1）关于甲的问题\n乙。", {POINT: "aspect", BRACKET: "problem"}),
        ("1.关于作风不实方面存在的问题\n（1）关于甲的问题\n乙。", {POINT: "problem", BRACKET: "item"}),
        (
            "（一）甲方面\n1.关于乙的问题\n（1）针对丙的问题\n丁。",
            {PAREN: "aspect", POINT: "problem", BRACKET: "item"},
        ),
        (
            "1.关于甲的问题\n（一）重排班次\n乙。\n2.关于丙的问题\n（一）清点库存\n丁。\n（二）公开账目\n戊。\n3.关于己的问题\n（一）庚\n辛。",
            {POINT: "problem", PAREN: "item"},
        ),
    ],
)
def test_levels_are_read_from_what_headings_say_and_what_stands_below(text, of):
    assert read(text).of == of


def test_a_level_that_is_half_headings_half_steps_is_doubtful():
    text = "（一）关于甲的问题\n1.针对乙的问题\n丙。\n2.丁，戊。\n3.己，庚。\n（二）关于辛的问题\n1.壬，癸。"
    assert read(text) == Levels({PAREN: "problem"}, (POINT,))

"""Spans go along with what is changed before and inside of them."""

from __future__ import annotations

from typing import Any

import pytest

from tools.layouts.moving import Edit, edited

TEXT = "一、甲问题乙步骤。"


def gold() -> dict[str, Any]:
    problem = {"heading": [0, 5], "title_span": [2, 3], "measures": [{"start": 5, "end": 9}], "items": []}
    return {"parts": [], "aspects": [{"start": 0}], "problems": [problem]}


def words(text: str, moved: dict[str, Any]) -> tuple[str, str, str]:
    [problem] = moved["problems"]
    measure = problem["measures"][0]
    spans = (problem["heading"], problem["title_span"], (measure["start"], measure["end"]))
    heading, title, step = (text[slice(*span)] for span in spans)
    return heading, title, step


@pytest.mark.parametrize(
    ("edit", "text", "expected"),
    [
        ((0, 2, "问题1："), "问题1：甲问题乙步骤。", ("问题1：甲问题", "甲", "乙步骤。")),
        ((0, 2, ""), "甲问题乙步骤。", ("甲问题", "甲", "乙步骤。")),
        ((0, 0, "页首\n"), "页首\n一、甲问题乙步骤。", ("一、甲问题", "甲", "乙步骤。")),
        ((5, 5, "\n"), "一、甲问题\n乙步骤。", ("一、甲问题", "甲", "乙步骤。")),
        ((6, 6, "\n"), "一、甲问题乙\n步骤。", ("一、甲问题", "甲", "乙\n步骤。")),
        ((9, 9, "\n- 1 -"), "一、甲问题乙步骤。\n- 1 -", ("一、甲问题", "甲", "乙步骤。")),
    ],
)
def test_a_span_holds_the_same_words_after_an_edit(
    edit: Edit, text: str, expected: tuple[str, str, str]
) -> None:
    changed, moved = edited(TEXT, gold(), [edit])
    assert changed == text
    assert words(changed, moved) == expected


def test_several_edits_are_made_in_one_go_and_the_gold_given_stays_as_it_was() -> None:
    before = gold()
    changed, moved = edited(TEXT, before, [(5, 5, "\n"), (0, 2, "1.")])
    assert (changed, words(changed, moved)) == ("1.甲问题\n乙步骤。", ("1.甲问题", "甲", "乙步骤。"))
    assert before == gold()


def test_of_edits_that_overlap_the_first_is_made() -> None:
    assert edited(TEXT, gold(), [(0, 4, "X"), (2, 3, "Y")])[0] == "X题乙步骤。"

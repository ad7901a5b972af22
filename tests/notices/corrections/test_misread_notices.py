"""Ten notices misread as a whole are right again after at most six decisions, however they were misread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from notices.corrections.rows import Row, rows_of
from notices.corrections.shapes import Kind
from notices.outline_bench.desk import Desk
from notices.parsing import ParsedNotice
from notices.parsing.outline import read
from notices.parsing.outline.build import Outline
from notices.parsing.shapes import Masthead
from tests.notices.corrections.misreading import BREAKS, NOTICES, misread, wrong_lines
from tests.notices.parsing.test_properties import text_of

MOST_DECISIONS = 6


@cache
def reading(path: Path) -> tuple[str, Outline, tuple[Row, ...]]:
    text = text_of(path)
    outline = read(text).outline
    return text, outline, rows_of(text, outline)


def on_a_desk(text: str, outline: Outline) -> Desk:
    parts = (outline.parts, outline.aspects, outline.problems, outline.other)
    return Desk(ParsedNotice(text, Masthead(), *parts, doubts=()))


def wrong_rows(desk: Desk, right: Sequence[Kind]) -> list[int]:
    return wrong_lines([row.kind for row in desk.rows], right)


def decided(desk: Desk, right: Sequence[Kind]) -> int:
    """How many decisions a curator takes who puts the first wrong line right, with all of its form where that helps."""
    while wrong := wrong_rows(desk, right):
        kind = right[wrong[0]]
        desk.press(f"alike:{kind}", wrong[0])
        if len(wrong_rows(desk, right)) >= len(wrong):
            desk.press("undo", None)
            desk.press(f"is:{kind}", wrong[0])
        if len(desk.corrections) > MOST_DECISIONS:
            break
    return len(desk.corrections)


def titles(outline: Outline) -> list[tuple[str, list[str], int]]:
    return [
        (problem.title, [item.title for item in problem.items], len(problem.measures))
        for problem in outline.problems
    ]


@pytest.mark.parametrize("how", BREAKS)
def test_what_was_misread_is_right_after_few_decisions(how: str) -> None:
    decisions, results = {}, {}
    for path in NOTICES:
        text, outline, rows = reading(path)
        desk = on_a_desk(text, misread(text, outline, BREAKS[how]))
        decisions[path.stem] = decided(desk, [row.kind for row in rows])
        results[path.stem] = titles(desk.outline) == titles(outline)
    assert {name: number for name, number in decisions.items() if number > MOST_DECISIONS} == {}
    assert [name for name, is_right in results.items() if not is_right] == []

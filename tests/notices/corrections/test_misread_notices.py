"""Ten notices misread as a whole are right again after at most six decisions, however they were misread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from notices.corrections.assembling import assembled
from notices.corrections.rows import Row, rows_of
from notices.corrections.shapes import Kind
from notices.outline_bench.desk import Desk
from notices.parsing import ParsedNotice
from notices.parsing.outline import read
from notices.parsing.outline.build import Outline
from notices.parsing.shapes import Masthead
from tests.gold_markup import read_marked
from tests.notices.parsing.test_properties import MARKED

MOST_DECISIONS = 6
# What each line was taken for instead of what it is.
BREAKS: Mapping[str, Mapping[Kind, Kind]] = {
    "items as problems": {"item": "problem"},
    "problems as aspects, items as problems": {"problem": "aspect", "item": "problem"},
    "aspects as problems, problems as items, items as text": {
        "aspect": "problem",
        "problem": "item",
        "item": "text",
    },
}
# But for tables and cards: a finding whose words stand in several cells, or on a line below its number and beside the
# name of a field, has its title from the parser alone.
NOTICES = sorted(
    (path for path in MARKED if not {"table", "cells", "cards"} & set(path.stem.split("-"))),
    key=lambda path: path.stat().st_size,
)
NOTICES = NOTICES[::4][:10]


@cache
def reading(path: Path) -> tuple[str, Outline, tuple[Row, ...]]:
    text = read_marked(path)[0]
    outline = read(text).outline
    return text, outline, rows_of(text, outline)


def misread(text: str, outline: Outline, rows: tuple[Row, ...], how: Mapping[Kind, Kind]) -> Desk:
    broken = [replace(row, kind=how.get(row.kind, row.kind), corrected=row.kind in how) for row in rows]
    wrong = assembled(text, outline, broken)
    parts = (wrong.parts, wrong.aspects, wrong.problems, wrong.other)
    return Desk(ParsedNotice(text, Masthead(), *parts, doubts=()))


def wrong_rows(desk: Desk, right: Mapping[int, Kind]) -> list[int]:
    return [index for index, row in enumerate(desk.rows) if right.get(row.start, row.kind) != row.kind]


def decided(desk: Desk, right: Mapping[int, Kind]) -> int:
    """How many decisions a curator takes who puts the first wrong line right, with all of its form where that helps."""
    while wrong := wrong_rows(desk, right):
        kind = right[desk.rows[wrong[0]].start]
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
        desk = misread(text, outline, rows, BREAKS[how])
        decisions[path.stem] = decided(desk, {row.start: row.kind for row in rows})
        results[path.stem] = titles(desk.outline) == titles(outline)
    assert {name: number for name, number in decisions.items() if number > MOST_DECISIONS} == {}
    assert [name for name, is_right in results.items() if not is_right] == []

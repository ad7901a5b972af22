"""Whole or lost, sure or not, with doubts at the fault or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from notices.about.measured import COUNTS, Band, Figures
from tests.tools.quality.gold import TEXT, outline, span
from tools.quality.gold import Case
from tools.quality.scoring import Score, bands, counts, discrimination, pooled, scored

CASE = Case("linxi", "linxi.txt", TEXT.encode(), TEXT, outline(), None)
ALL, HALF = Figures(10, 10, 10), Figures(10, 10, 5)


def read(problems: int = 2, **more: Any) -> dict[str, Any]:
    found = outline()
    return found | {"problems": found["problems"][:problems], "text": TEXT, **more}


def doubt(words: str, reason: str = "标号不连续") -> dict[str, Any]:
    start, end = span(words)
    return {"start": start, "end": end, "reason": reason}


def score(confidence: float | None, *, is_whole: bool = True, points_at_fault: bool = False) -> Score:
    names = ("problems", "titles", "items", "kinds", "measures", "tree")
    return Score("a", dict.fromkeys(names, ALL if is_whole else HALF), confidence, points_at_fault)


def test_what_is_read_as_it_was_marked_is_whole() -> None:
    result = scored(CASE, read(confidence=0.9))
    assert (result.is_whole, result.is_lost, result.is_unsure, result.points_at_fault) == (
        True,
        False,
        False,
        False,
    )


def test_one_problem_of_two_is_lost() -> None:
    result = scored(CASE, read(1, confidence=0.2))
    assert (result.is_whole, result.is_lost, result.is_unsure) == (False, True, True)


@pytest.mark.parametrize(
    ("doubts", "points"),
    [
        ([doubt("（二）关于水体黑臭的问题。")], True),
        ([doubt("水体黑臭")], True),
        ([doubt("（一）关于学位缺口较大的问题。")], False),
        ([doubt("中共云泽市临溪区委", "文中说有2个问题，读出1个")], True),
        ([], False),
    ],
)
def test_a_doubt_leads_to_the_fault_where_it_stands_on_it_or_names_two_numbers(
    doubts: Any, points: bool
) -> None:
    assert scored(CASE, read(1, doubts=doubts)).points_at_fault is points


def test_doubts_about_a_perfect_reading_lead_to_no_fault() -> None:
    assert not scored(CASE, read(doubts=[doubt("水体黑臭"), doubt("一是", "有2个，读出1个")])).points_at_fault


def test_several_notices_are_summed() -> None:
    scores = [
        score(0.9),
        score(0.3),
        score(0.2, is_whole=False),
        score(0.8, is_whole=False, points_at_fault=True),
        score(None, is_whole=False),
    ]
    assert counts(scores) == {
        "notices": 5,
        "whole": 2,
        "lost": 3,
        "lost_unsure": 1,
        "faulty": 3,
        "faulty_pointed": 2,
        "false_alarms": 1,
    }
    assert tuple(counts(scores)) == COUNTS
    assert pooled(scores)["tree"] == Figures(50, 50, 35)


def test_bands_set_confidence_beside_what_came_true() -> None:
    scores = [score(0.95), score(1.0), score(0.92, is_whole=False), score(0.1, is_whole=False)]
    assert [(band.least, band.most, band.notices) for band in bands(scores)] == [
        (0.0, 0.25, 1),
        (0.9, 1.0, 3),
    ]
    assert next(iter(bands(scores))) == Band(0.0, 0.25, 1, 0.1, 0.0)


def test_discrimination_is_how_often_the_whole_one_is_surer() -> None:
    scores = [score(0.9), score(0.5), score(0.5, is_whole=False), score(0.1, is_whole=False)]
    assert discrimination(scores) == pytest.approx(3.5 / 4)
    assert discrimination([replace(scores[0], confidence=None), *scores[2:]]) is None

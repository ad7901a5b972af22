"""One notice as it was read, against its gold: whole or lost, sure or not, with doubts at the fault or not. Pure.

A notice is read whole where problems, items, measures and tree reach `WHOLE`, and lost where problems miss `LOST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notices.about.measured import Band, Figures
from tools.quality.figures import squashed
from tools.quality.gold import Case
from tools.quality.marked_notices import Node
from tools.quality.outline_agreement import agreement

WHOLE, LOST, SURE = 0.95, 0.8, 0.5
DECISIVE = ("problems", "items", "measures", "tree")
SHOWN = ("problems", "titles", "items", "kinds", "measures", "tree")
BANDS = (0.0, 0.25, 0.5, 0.75, 0.9, 1.0)
_TWO_NUMBERS = re.compile(r"\d+\D+\d+")


@dataclass(frozen=True, slots=True)
class Score:
    """How one notice was read; `confidence` is None where a reading does not say how sure it is."""

    name: str
    figures: dict[str, Figures]
    confidence: float | None
    points_at_fault: bool

    @property
    def is_whole(self) -> bool:
        return all(self.figures[name].f1 >= WHOLE for name in DECISIVE)

    @property
    def is_lost(self) -> bool:
        return self.figures["problems"].f1 < LOST

    @property
    def is_unsure(self) -> bool:
        return self.confidence is not None and self.confidence < SURE


def scored(case: Case, outline: Node) -> Score:
    """`outline` is in the gold format with its own `text`, and may have `confidence` and `doubts`."""
    figures = agreement(case.structure, case.text, outline, outline["text"])
    return Score(case.name, figures, outline.get("confidence"), _points_at_fault(case, outline))


def _points_at_fault(case: Case, outline: Node) -> bool:
    """A doubt that stands on what was missed or invented, or that names two numbers which differ."""
    faults = _words(case.structure, case.text) ^ _words(outline, outline["text"])
    for doubt in outline.get("doubts", ()):
        words = squashed(outline["text"][doubt["start"] : doubt["end"]])
        if any(fault in words or words in fault for fault in faults if fault and words):
            return True
        if faults and _TWO_NUMBERS.search(doubt["reason"]):
            return True
    return False


def _words(structure: Node, text: str) -> set[str]:
    """What headings and measures say."""
    nodes = [node for problem in structure["problems"] for node in (problem, *problem["items"])]
    measures = [measure for node in nodes for measure in node["measures"]]
    spans = [
        *(node["heading"] for node in nodes),
        *([measure["start"], measure["end"]] for measure in measures),
    ]
    return {squashed(text[slice(*span)]) for span in spans}


def counts(scores: Sequence[Score]) -> dict[str, int]:
    """By the names in `notices.about.measured.COUNTS`."""
    perfect = [score for score in scores if score.is_whole]
    faulty = [score for score in scores if not score.is_whole]
    lost = [score for score in scores if score.is_lost]
    return {
        "notices": len(scores),
        "whole": len(perfect),
        "lost": len(lost),
        "lost_unsure": sum(score.is_unsure for score in lost),
        "faulty": len(faulty),
        "faulty_pointed": sum(score.is_unsure or score.points_at_fault for score in faulty),
        "false_alarms": sum(score.is_unsure for score in perfect),
    }


def pooled(scores: Sequence[Score]) -> dict[str, Figures]:
    """By the names in `SHOWN`."""
    return {name: sum((score.figures[name] for score in scores), Figures()) for name in SHOWN}


def bands(scores: Sequence[Score]) -> Iterator[Band]:
    """Those that are not empty; the last one holds 1.0 too."""
    for least, most in pairwise(BANDS):
        rows = [
            (score.confidence, score.is_whole)
            for score in scores
            if score.confidence is not None
            and (least <= score.confidence < most or score.confidence == most == 1)
        ]
        if rows:
            confidence = sum(sure for sure, _ in rows) / len(rows)
            yield Band(least, most, len(rows), confidence, sum(is_whole for _, is_whole in rows) / len(rows))


def discrimination(scores: Sequence[Score]) -> float | None:
    """How often a notice read whole is surer than one that is not (AUC); None where there is only one kind."""
    sure = [(score.confidence, score.is_whole) for score in scores if score.confidence is not None]
    high = [confidence for confidence, is_whole in sure if is_whole]
    low = [confidence for confidence, is_whole in sure if not is_whole]
    if not (high and low):
        return None
    wins = sum((a > b) + (a == b) / 2 for a in high for b in low)
    return wins / (len(high) * len(low))

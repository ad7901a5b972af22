"""How sure an outline is, as a whole: by its own score, by what the next best would be, and by what it shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from notices.parsing.outline.features import FEATURES
from notices.parsing.outline.weights import Choice, Weights

_CLEAR = 4.0  # a lead that nothing larger makes surer
_SIGNS = (
    *("likelihood", "likelihood sum", "unlikely heads", "total problems", "total leaves", "total missed"),
    *("total aspects missed", "problems state findings", "items state findings", "named in measures"),
    *("labels in measures", "labels unread", "counts broken", "leaves empty", "measures uneven"),
    *("measures long", "measures short", "measures cut", "measures partly labelled"),
    *("measures above measures", "measures like headings", "items alone", "one problem", "few problems"),
    *("headings long", "problems unlabelled", "aspects of one problem", "problem form elsewhere", "coverage"),
)  # fmt: skip
CONFIDENCE = ("one", "margin", "score", *_SIGNS)


def signs(choices: Sequence[Choice]) -> dict[str, float]:
    """What tells whether the first of these, the best first, is right: the values of `CONFIDENCE`."""
    best = choices[0]
    by_name = dict(zip(FEATURES, best.values, strict=True))
    runner_up = next((choice for choice in choices[1:] if _differs(best, choice)), None)
    margin = min(best.score - runner_up.score, _CLEAR) if runner_up else _CLEAR
    return {"one": 1.0, "margin": margin, "score": best.score} | {name: by_name[name] for name in _SIGNS}


def _differs(best: Choice, runner_up: Choice) -> bool:
    """Are the problems, the items or most measures others?"""
    mine, theirs = best.candidate.outline.problems, runner_up.candidate.outline.problems
    return [_shape(p) for p in mine] != [_shape(p) for p in theirs]


def _shape(problem: object) -> tuple[object, ...]:
    return (
        problem.title,  # type: ignore[attr-defined]
        tuple((item.title, len(item.measures)) for item in problem.items),  # type: ignore[attr-defined]
        len(problem.measures),  # type: ignore[attr-defined]
    )


def confidence_of(choices: Sequence[Choice], weights: Weights) -> float:
    """0 to 1: how likely the first of these is right as a whole."""
    values_of_signs = signs(choices)
    z = sum(weights.confidence.get(name, 0.0) * value for name, value in values_of_signs.items())
    return round(float(1 / (1 + np.exp(-z))), 3)

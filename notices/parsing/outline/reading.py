"""From a text to the best of its outlines, how sure that is, and what the others would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from notices.parsing.outline import likelihood
from notices.parsing.outline.build import Outline
from notices.parsing.outline.candidates import candidates
from notices.parsing.outline.doubts import doubts_of
from notices.parsing.outline.features import FEATURES, values
from notices.parsing.outline.mapped import mapped
from notices.parsing.outline.seen import Basis, Seen
from notices.parsing.outline.sheet import read_sheet
from notices.parsing.outline.steps import with_steps_named
from notices.parsing.outline.totals import read_totals
from notices.parsing.outline.views import views
from notices.parsing.outline.weights import DEFAULT, Choice, Weights
from notices.parsing.shapes import Doubt

_SHOWN = 3  # readings that a person is shown
_EMPTY = Outline((), (), (), ())


@dataclass(frozen=True)
class Reading:
    """The outline in the places of the text as given; `choices` are the best candidates, the first is the outline."""

    outline: Outline
    confidence: float
    doubts: tuple[Doubt, ...] = ()
    choices: tuple[Choice, ...] = ()


def read(text: str, weights: Weights = DEFAULT) -> Reading:
    """The best outline of a text; one without problems where there is none."""
    choices = sorted(weighed(text, weights), key=lambda choice: -choice.score)
    if not choices:
        return Reading(_EMPTY, 0.0)
    best = choices[0]
    outline = mapped(text, best.view, with_steps_named(best.view, best.candidate.outline))
    confidence = confidence_of(choices, weights)
    return Reading(outline, confidence, tuple(doubts_of(text, outline, choices)), tuple(choices[:_SHOWN]))


def weighed(text: str, weights: Weights = DEFAULT) -> Iterator[Choice]:
    """Every candidate of every view with its features and its score."""
    for view in views(text):
        sheet = read_sheet(view.text, view.folded)
        totals = read_totals(view.folded)
        basis = Basis(sheet, totals, likelihood.log_likelihoods(sheet, totals, weights.table))
        for candidate in candidates(sheet, basis.likelihoods):
            features = values(Seen(basis, candidate))
            yield Choice(view, basis, candidate, features, float(np.dot(features, weights.row)))


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

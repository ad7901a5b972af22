"""From a text to the best of its outlines, how sure that is, and what the others would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from notices.parsing.outline import likelihood
from notices.parsing.outline.build import Outline
from notices.parsing.outline.candidates import candidates
from notices.parsing.outline.confidence import confidence_of
from notices.parsing.outline.doubts import doubts_of
from notices.parsing.outline.features import values
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

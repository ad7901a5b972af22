"""What features and levels count, and a candidate as it was weighed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from notices.parsing.outline import likelihood
from notices.parsing.outline.candidates import Candidate
from notices.parsing.outline.features import FEATURES
from notices.parsing.outline.seen import Basis
from notices.parsing.outline.view import View


@dataclass(frozen=True)
class Weights:
    """What features and levels count; found by `tools.outline_weights`.

    `features` by name; `levels` by heading's feature, one number for each of `likelihood.LEVELS`; `confidence` by the
    names in `CONFIDENCE`.
    """

    features: Mapping[str, float]
    levels: Mapping[str, Sequence[float]]
    confidence: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Weights:
        names = ("weights", "likelihood", "confidence")
        return cls(*(json.loads((folder / f"{name}.json").read_text("utf-8")) for name in names))

    @cached_property
    def row(self) -> NDArray[np.float64]:
        return np.array([self.features.get(name, 0.0) for name in FEATURES])

    @cached_property
    def table(self) -> NDArray[np.float64]:
        return likelihood.table(self.levels)


DEFAULT = Weights.load(Path(__file__).parent)


@dataclass(frozen=True, eq=False)
class Choice:
    """One candidate as it was weighed."""

    view: View
    basis: Basis
    candidate: Candidate
    values: Sequence[float]  # by feature
    score: float

    @property
    def levels(self) -> str:
        return f"{self.view.name}: {self.candidate.levels}"

    def parts(self, weights: Weights) -> dict[str, float]:
        """What each feature adds to the score, the largest first."""
        added = {
            name: value * weights.features.get(name, 0.0)
            for name, value in zip(FEATURES, self.values, strict=True)
        }
        return dict(sorted(added.items(), key=lambda item: -abs(item[1])))

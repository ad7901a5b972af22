"""How much was given by hand, how much was found, how much of both agrees. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

Multiset = Counter[object]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one thing: given by hand, predicted, and both."""

    given: int = 0
    predicted: int = 0
    agreed: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.given + other.given, self.predicted + other.predicted, self.agreed + other.agreed)

    @property
    def precision(self) -> float:
        return self.agreed / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.agreed / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.agreed / (self.given + self.predicted) if self.given + self.predicted else 1.0


def compared(given: Multiset, predicted: Multiset) -> Figures:
    """What stands twice counts twice."""
    return Figures(given.total(), predicted.total(), (given & predicted).total())


def squashed(text: str | None) -> str:
    """What two readings of one span must share: no white space, no width, no closing punctuation."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).strip(",.;:。、")

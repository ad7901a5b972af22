"""How dark each cell of a heat table is: 0 where there is nothing, 1 to 5 in equal steps up to the largest."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

STEPS = 5


def shaded(amounts: Sequence[Sequence[float]]) -> list[list[int]]:
    largest = max((amount for row in amounts for amount in row), default=0.0)
    return [[ceil(STEPS * amount / largest) if amount else 0 for amount in row] for row in amounts]

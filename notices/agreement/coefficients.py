"""Agreement of coders on nominal values: its share, Cohen's κ and Krippendorff's α. Pure.

Counted in fractions: what is printed is rounded once, at the end. A value is None where a coder gave none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Value = str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the units that both coded; κ and α are None where chance alone explains all: one value throughout."""

    units: int
    agreed: int
    share: float | None
    kappa: float | None
    alpha: float | None


def agreement(pairs: Iterable[tuple[Value, Value]]) -> Agreement:
    both = [(first, second) for first, second in pairs if first is not None and second is not None]
    agreed = sum(first == second for first, second in both)
    share = agreed / len(both) if both else None
    return Agreement(len(both), agreed, share, cohens_kappa(both), krippendorffs_alpha(both))


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen 1960: chance is that of two coders with each their own habits."""
    if not pairs:
        return None
    number = len(pairs)
    observed = Fraction(sum(first == second for first, second in pairs), number)
    of_first = Counter(first for first, _ in pairs)
    of_second = Counter(second for _, second in pairs)
    by_chance = Fraction(sum(of_first[value] * of_second[value] for value in of_first), number**2)
    return None if by_chance == 1 else float((observed - by_chance) / (1 - by_chance))


def krippendorffs_alpha(units: Iterable[Sequence[Value]]) -> float | None:
    """Krippendorff 2011, nominal: each unit with the values of its coders, however many; chance is that of all values.

    A unit that fewer than two coded says nothing.
    """
    paired = [values for unit in units if len(values := [value for value in unit if value is not None]) > 1]
    totals = Counter(value for values in paired for value in values)
    number = totals.total()
    expected = number**2 - sum(count**2 for count in totals.values())
    if not expected:
        return None
    observed = sum(map(_differing, paired), Fraction())
    return float(1 - (number - 1) * observed / expected)


def _differing(values: Sequence[str]) -> Fraction:
    """The pairs of a unit whose values differ, each weighing less where the unit has more of them."""
    alike = sum(count * (count - 1) for count in Counter(values).values())
    return Fraction(len(values) * (len(values) - 1) - alike, len(values) - 1)

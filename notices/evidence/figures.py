"""Figures: every number with a unit, whether it is a level or a change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.evidence.passages import Passages
from notices.evidence.quantities import Quantity, quantities
from notices.evidence.shapes import Figure, Sense
from notices.words import pattern

_CHANGE = re.compile(pattern("evidence/figure", "change"))
_RESETS = re.compile(pattern("evidence/figure", "resets"))
_ENDED = re.compile(rf"^{pattern('evidence/figure', 'ended')}|{pattern('evidence/figure', 'ended')}$")
_MEASURED = re.compile(pattern("evidence/figure", "measured"))
_FAR = 40  # characters a verb may stand before its number


def read_figures(passages: Passages) -> tuple[Figure, ...]:
    """The figures of the passages, in reading order."""
    return tuple(_figures(passages))


def _figures(passages: Passages) -> Iterator[Figure]:
    for quantity in quantities(passages.open):
        span = (quantity.start, quantity.end)
        yield Figure(span, quantity.value, quantity.unit, quantity.bound, _sense(passages, quantity))


def _sense(passages: Passages, quantity: Quantity) -> Sense:
    """`change` where the last verb before the number in its clause says by how much something moved."""
    start = max(passages.clause(quantity.start)[0], quantity.start - _FAR)
    ahead = passages.open[start : quantity.start]
    verbs = list(_CHANGE.finditer(ahead))
    if not verbs:
        return "level"
    between = ahead[verbs[-1].end() :]
    return "level" if _ended(verbs[-1][0], between) else "change"


def _ended(verb: str, between: str) -> bool:
    moved_to = _ENDED.search(between) and not _MEASURED.fullmatch(verb)
    return bool(moved_to or _RESETS.search(between))

"""The claims that stand, by the unit they stand in: all but what a curator rejected."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from notices.models import CLAIMS, Claim, Measure, Notice, Problem


class StandingClaims:
    """Of a notice, or of what is asked for in it (`measure=…`), in the order of the text.

    Four SQL queries, however many there are.
    """

    def __init__(self, notice: Notice, **conditions: Any) -> None:
        rows = [row for kind in CLAIMS for row in kind.objects.standing().filter(notice=notice, **conditions)]
        self.rows = sorted(rows, key=lambda row: (row.start, -row.end))
        self._held: dict[tuple[type, int], list[Claim]] = defaultdict(list)
        for row in self.rows:
            row.notice = notice  # at hand: nobody asks for it again
            self._held[_home(row)].append(row)

    def of(self, unit: Notice | Problem | Measure) -> list[Claim]:
        """What stands in the unit itself, and in nothing under it."""
        return self._held.get((type(unit), unit.pk), [])


def _home(row: Claim) -> tuple[type, int]:
    if row.measure_id:
        return Measure, row.measure_id
    return (Problem, row.problem_id) if row.problem_id else (Notice, row.notice_id)

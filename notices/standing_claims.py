"""The claims that stand, by the unit they stand in: all but what a curator rejected."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from notices.claims import CLAIMS, Claim
from notices.models import Measure, Notice, Problem


class StandingClaims:
    """Of what is asked for (`notice=…`, `measure=…`), in the order of the text; four SQL queries, however many."""

    def __init__(self, **asked: Any) -> None:
        found = [row for kind in CLAIMS for row in kind.objects.standing().filter(**asked)]
        self.rows = sorted(found, key=lambda row: (row.start, -row.end))
        self._held: dict[tuple[type, int], list[Claim]] = defaultdict(list)
        for row in self.rows:
            self._held[_home(row)].append(row)

    def of(self, unit: Notice | Problem | Measure) -> list[Claim]:
        """What stands in the unit itself, and in nothing under it."""
        return self._held.get((type(unit), unit.pk), [])


def _home(row: Claim) -> tuple[type, int]:
    if row.measure_id:
        return Measure, row.measure_id
    return (Problem, row.problem_id) if row.problem_id else (Notice, row.notice_id)

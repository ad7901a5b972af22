"""A sample of notices that anybody can draw again: by a seed, out of those that a filter leaves.

Names are put in the order of SHA-256 of `SEED:NAME`, and the first taken: no language's random numbers are needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet

from notices.models import FILED_YEAR, Notice, lies_in


@dataclass(frozen=True, slots=True)
class Filter:
    """What is empty narrows nothing; `place` is a code, and what lies in it counts."""

    place: str = ""
    kind: str = ""
    tier: str = ""
    year_from: int | None = None
    year_to: int | None = None
    unchecked: bool = False

    def notices(self) -> QuerySet[Notice]:
        rows: QuerySet[Any] = Notice.objects.annotate(filed_year=FILED_YEAR).exclude(originals=None)
        conditions = {
            "kind": self.kind,
            "tier": self.tier,
            "filed_year__gte": self.year_from,
            "filed_year__lte": self.year_to,
        }
        rows = rows.filter(**{name: value for name, value in conditions.items() if value})
        if self.place:
            rows = rows.filter(lies_in([self.place]))
        return rows.filter(checked=None) if self.unchecked else rows


def sample(names: Iterable[str], size: int, seed: str) -> list[str]:
    """In the order they were drawn in; all where there are fewer."""
    return sorted(names, key=lambda name: sha256(f"{seed}:{name}".encode()).digest())[:size]


def draw(chosen: Filter, size: int, seed: str) -> tuple[list[str], dict[str, Any]]:
    """The names, and how they were drawn, as JSON has it."""
    names = list(chosen.notices().order_by().values_list("name", flat=True).distinct())
    narrowed = {name: value for name, value in asdict(chosen).items() if value}
    how = {"by": "sample", "seed": seed, "size": size, "of": len(names), "filter": narrowed}
    return sample(names, size, seed), how

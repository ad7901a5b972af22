"""How much a notice claims: the numbers of its facts box, each what the page on such claims finds in this notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from notices.claims import Accountability, Document, Figure, Promise
from notices.models import Notice


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of accountability, and how often the notice speaks of it."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """`next_due` is the first day that is still to come, `last_due` the last of all; documents count titles."""

    promises: int
    next_due: date | None
    last_due: date | None
    figures: int
    made: int
    cited: int
    acts: tuple[Act, ...]


def claim_counts(notice: Notice, today: date) -> ClaimCounts:
    """Four SQL queries."""
    dues = Promise.objects.standing().filter(notice=notice)
    titles = Document.objects.standing().filter(notice=notice)
    return ClaimCounts(
        **dues.aggregate(
            promises=Count("pk"), next_due=Min("due_by", filter=Q(due_by__gte=today)), last_due=Max("due_by")
        ),
        figures=Figure.objects.standing().filter(notice=notice).count(),
        **titles.aggregate(
            **{role: Count("title", distinct=True, filter=Q(role=role)) for role in Document.Role.values}
        ),
        acts=_acts(notice),
    )


def _acts(notice: Notice) -> tuple[Act, ...]:
    rows = Accountability.objects.standing().filter(notice=notice).order_by()
    counts = dict(rows.values_list("kind").annotate(count=Count("pk")))
    return tuple(
        Act(kind, label, counts[kind]) for kind, label in Accountability.Kind.choices if kind in counts
    )

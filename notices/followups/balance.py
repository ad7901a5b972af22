"""How promises came out, counted: what was kept, in part, not seen, what waits to be checked, what is not due yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, QuerySet, Value, When
from django.utils.translation import gettext as _

from notices.models import Promise
from notices.models.followups import with_verdict


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """`outcome` narrows the page of promises to these."""

    outcome: str
    label: str
    count: int


def balance(promises: QuerySet[Promise], today: date) -> tuple[OutcomeCount, ...]:
    """Of these promises, each once, those of none left out; one query."""
    is_past = Case(
        When(due_by__lt=today, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )
    rows: QuerySet[Any] = with_verdict(promises).annotate(is_past=is_past).order_by()
    counts: Counter[str] = Counter()
    for verdict, past, number in rows.values_list("verdict", "is_past").annotate(Count("pk")):
        counts[verdict or ("open" if past else "coming")] += number
    labels = {
        "kept": _("兑现"),
        "part": _("部分"),
        "unseen": _("未见"),
        "open": _("待核"),
        "coming": _("未到期"),
    }
    return tuple(
        OutcomeCount(outcome, label, counts[outcome]) for outcome, label in labels.items() if counts[outcome]
    )

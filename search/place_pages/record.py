"""What the notices of a place promised, made and did, counted as the pages of evidence count it, with passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse

from notices.claim_kinds import KIND_OF
from notices.followups.balance import OutcomeCount, balance
from notices.models import Claim, Document, Measure, Place, Promise
from search.asking.addresses import query_string
from search.claims.kinds import ACTS, KINDS
from search.claims.labels import KINDS as ACT_LABELS
from search.claims.orders import NEWEST
from search.claims.rows import ClaimRow, rows
from search.place_pages.scope import lying_in

MOST = 5  # passages of each kind; the page on evidence has them all


@dataclass(frozen=True, slots=True)
class FirstClaims:
    """The first of some claims, how many there are, and the query string of the page that lists them all."""

    rows: Sequence[ClaimRow]
    count: int
    url: str

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class AccountabilityCount:
    """Acts of accountability of a kind; `people` as far as the notices give their number."""

    label: Any
    count: int
    people: int
    url: str


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: str
    label: Any
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Record:
    past: FirstClaims
    coming: FirstClaims
    documents: FirstClaims
    titles: int  # of documents that were made, each once
    acts: tuple[AccountabilityCount, ...]
    states: tuple[StatusCount, ...]
    balance: tuple[OutcomeCount, ...]


def record(place: Place, today: date) -> Record:
    """A fixed number of queries, however many notices there are."""
    promises, documents = _claims(Promise, place), _claims(Document, place).filter(role=Document.Role.MADE)
    counts = promises.aggregate(
        past=Count("pk", filter=Q(due_by__lt=today)), coming=Count("pk", filter=Q(due_by__gte=today))
    )
    titles = documents.aggregate(all=Count("pk"), titles=Count("title", distinct=True))
    last = (today - timedelta(days=1)).isoformat()
    return Record(
        _passages(
            Promise,
            promises.filter(due_by__lt=today).order_by("-due_by", "pk"),
            counts["past"],
            _address(place, ("due_to", last), ("order", "latest")),
        ),
        _passages(
            Promise,
            promises.filter(due_by__gte=today).order_by("due_by", "pk"),
            counts["coming"],
            _address(place, ("due_from", today.isoformat())),
        ),
        _passages(Document, documents.order_by(*NEWEST), titles["all"], _address(place, ("role", "made"))),
        titles["titles"],
        _acts(place),
        _states(place),
        balance(promises, today),
    )


def _claims(kind: type[Claim], place: Place) -> QuerySet[Any]:
    return kind.objects.filter(notice__place__in=lying_in(place), rejected=False).order_by()


def _passages(kind: type[Claim], claims: QuerySet[Any], count: int, url: str) -> FirstClaims:
    page = KINDS[KIND_OF[str(kind._meta.model_name)].plural]
    keys = list(claims.values_list("pk", flat=True)[:MOST]) if count else []
    return FirstClaims(rows(page, keys, ()), count, url)


def _address(place: Place, *parameters: tuple[str, str]) -> str:
    """The pages on evidence count all claims of notices, those outside of problems too."""
    return query_string([("unit", "notice"), ("district", place.code), *parameters])


def _acts(place: Place) -> tuple[AccountabilityCount, ...]:
    counted = _claims(ACTS.model, place).values_list("kind")
    people = Sum("count", filter=Q(unit_name="人"))
    counts = {
        kind: (count, int(who or 0)) for kind, count, who in counted.annotate(Count("pk"), people=people)
    }
    return tuple(
        AccountabilityCount(label, *counts[kind], reverse(ACTS.slug) + _address(place, ("kind", kind)))
        for kind, label in ACT_LABELS.items()
        if kind in counts
    )


def _states(place: Place) -> tuple[StatusCount, ...]:
    """How far the measures are by the notices' own account."""
    measures = Measure.objects.filter(problem__notice__place__in=lying_in(place)).order_by()
    counts = dict(measures.values_list("status").annotate(Count("pk")))
    return tuple(
        StatusCount(
            status,
            label,
            counts[status],
            query_string([("unit", "measure"), ("district", place.code), ("status", status)]),
        )
        for status, label in Measure.Status.choices
        if status in counts
    )

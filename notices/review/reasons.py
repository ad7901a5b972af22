"""Why a notice or a file wants a look, a row each: how many such things it has, and what a look at one is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FloatField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from notices.models import (
    DistinctPair,
    Doubt,
    ImportFile,
    Notice,
    OutlineCorrection,
    Problem,
    ReaderAnswer,
    TextBand,
)
from notices.models.notice import CONFIDENCE_BANDS

UNSURE_AREA = 0.2  # of the confidence in a problem's areas: below it more than every second is wrong
LEAST_SHARED = 3  # fingerprints, from which on two notices may be the same
MOST_COUNTED = 5  # of one reason: a notice with fifty doubts is not worth fifty looks
TOTALS = "文中写有"  # how the doubts begin that are about a total the notice states


@dataclass(frozen=True, slots=True)
class Reason:
    """`number` counts in a notice; `worth` is what a look at one of these is worth beside the others."""

    name: str
    label: str | Promise
    worth: float
    number: Callable[[], Any]


def _number(rows: QuerySet[Any], notice: str = "notice") -> Coalesce:
    """Of these rows those that a notice has, without a join that multiplies the others."""
    counted = rows.filter(**{notice: OuterRef("pk")}).order_by().values(notice).annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def _whether(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0))


def open_doubts() -> QuerySet[Doubt]:
    return Doubt.objects.filter(closed=False)


def unsure_problems() -> QuerySet[Problem]:
    return Problem.objects.units().filter(confidence__lt=UNSURE_AREA, curated=False)


def alike(notice: Any) -> QuerySet[Any]:
    """Keys of the notices that share enough fingerprints with this one (a key, or a reference to one) to be the same.

    Texts that are .8 alike share three bands of sixteen with probability .99, those that are .3 alike hardly ever.
    """
    inside = OuterRef(notice) if isinstance(notice, OuterRef) else notice  # one query deeper
    bands = TextBand.objects.filter(notice=inside).values("value")
    rows = TextBand.objects.filter(value__in=bands).exclude(notice=notice)
    for side, other_side in (("first", "second"), ("second", "first")):
        rows = rows.exclude(notice__in=DistinctPair.objects.filter(**{side: inside}).values(other_side))
    return rows.order_by().values("notice").annotate(shared=Count("pk")).filter(shared__gte=LEAST_SHARED)


REASONS: tuple[Reason, ...] = (
    Reason(
        "answers",
        _("读者的答复"),
        5,
        lambda: _number(ReaderAnswer.objects.filter(settled=False)),
    ),
    Reason(
        "totals",
        _("与文中所写的数目不符"),
        4,
        lambda: _number(open_doubts().filter(reason__startswith=TOTALS)),
    ),
    Reason(
        "lost",
        _("订正的那一行已找不到"),
        4,
        lambda: _number(OutlineCorrection.objects.filter(fate=OutlineCorrection.Fate.LOST)),
    ),
    Reason("duplicates", _("像是同一份的通报"), 3, lambda: _whether(Q(Exists(alike(OuterRef("pk")))))),
    Reason("withdrawn", _("校对之后读法有变"), 3, lambda: _whether(Q(checked=None) & ~Q(checked_reading=""))),
    Reason(
        "unsure",
        _("读法把握低"),
        3,
        lambda: _whether(Q(checked=None, confidence__lt=CONFIDENCE_BANDS["low"][1])),
    ),
    Reason("doubts", _("疑点"), 1, lambda: _number(open_doubts().exclude(reason__startswith=TOTALS))),
    Reason(
        "agrees",
        _("程序已读作如此的订正"),
        0.5,
        lambda: _number(OutlineCorrection.objects.filter(fate=OutlineCorrection.Fate.AGREES)),
    ),
    Reason("areas", _("领域把握低"), 0.2, lambda: _number(unsure_problems())),
)

# Files by what became of them.
OF_FILES: Mapping[str, tuple[str | Promise, float, str]] = MappingProxyType(
    {
        "held": (_("待审阅的文件"), 3, ImportFile.Status.HELD),
        "duplicate": (_("像是重复的文件"), 2, ImportFile.Status.DUPLICATE),
        "refused": (_("读不了的文件"), 2, ImportFile.Status.FAILED),
    }
)


def with_numbers() -> QuerySet[Any]:
    """Notices with `number_NAME` of each reason."""
    return Notice.objects.annotate(**{f"number_{reason.name}": reason.number() for reason in REASONS})


def with_worth() -> QuerySet[Any]:
    """And with what a look at them is worth in all."""
    worth: Any = Value(0.0)
    for reason in REASONS:
        worth = worth + Value(reason.worth) * Cast(
            Least(F(f"number_{reason.name}"), Value(MOST_COUNTED)), FloatField()
        )
    rows: QuerySet[Any] = with_numbers().annotate(worth=worth)
    return rows


def numbers_of(notice: Model) -> dict[str, int]:
    """By the names of the reasons, those that there are."""
    numbers = {reason.name: getattr(notice, f"number_{reason.name}") for reason in REASONS}
    return {name: number for name, number in numbers.items() if number}

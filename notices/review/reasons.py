"""Why a notice or a file wants a look, a row each: how many such things it has, and what a look at one is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Case, Count, F, FloatField, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Least
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from notices.models import Doubt, ImportFile, Notice, OutlineCorrection, Problem, ReaderAnswer
from notices.models.notice import CONFIDENCE_BANDS

UNSURE_AREA = 0.2  # of the confidence in a problem's areas: below it more than every second is wrong
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

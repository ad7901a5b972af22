"""A double coding as both have handed it in, without a browser."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from notices.double_coding.frames import frame_of
from notices.models import CodedNotice, CodingSheet, DoubleCoding, Notice


def make_double_coding(
    notice: Notice, by_first: dict[str, Any], by_second: dict[str, Any], **columns: Any
) -> DoubleCoding:
    """The answers of either by variable; `handed_in=False` leaves the second sheet open."""
    is_handed_in = columns.pop("handed_in", True)
    coding = DoubleCoding.objects.create(
        **{"title": "第一次", "variables": [*by_first], "prefilled": ["outline"], "drawn": {"by": "names"}}
        | columns
    )
    coded = CodedNotice.objects.create(coding=coding, notice=notice, number=1, frame=frame_of(notice))
    now = timezone.now()
    DoubleCoding.objects.filter(pk=coding.pk).update(revealed=now if is_handed_in else None)
    CodingSheet.objects.create(coded=coded, seat=1, answers=by_first, handed_in=now)
    CodingSheet.objects.create(
        coded=coded, seat=2, answers=by_second, handed_in=now if is_handed_in else None
    )
    return DoubleCoding.objects.get(pk=coding.pk)


AREAS = {"p1": "education", "p2/i1": "environment", "p2/i2": "environment;education"}
STATUSES = {"p1/m1": "done", "p1/m2": "planned", "p2/i1/m1": "done", "p2/i2/m1": "done"}


def both(**of_second: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Answers for 临溪 (`make_linxi`); the second coder says otherwise of the units named, `p1__m1` for p1/m1."""
    changed = {unit.replace("__", "/"): value for unit, value in of_second.items()}
    first = {"area": AREAS, "status": STATUSES}
    second = {
        name: {unit: changed.get(unit, value) for unit, value in values.items()}
        for name, values in first.items()
    }
    return first, second

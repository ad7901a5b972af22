"""What belongs to a place: itself, what lies in it, and the notices of both."""

from __future__ import annotations

from django.db.models import Case, F, Q, QuerySet, When

from notices.models import FILED, Notice, Place

_UPWARDS = ("place", "place__parent", "place__parent__parent")


def lying_in(place: Place) -> QuerySet[Place]:
    """The place and all below it; as a condition it costs no query of its own."""
    return Place.objects.filter(Q(pk=place.pk) | Q(parent=place.pk) | Q(parent__parent=place.pk))


def notices_in(place: Place) -> QuerySet[Notice]:
    """The newest first, those without a date last."""
    notices = Notice.objects.filter(place__in=lying_in(place)).select_related("place__parent__parent")
    return notices.defer("text", "contact").order_by(FILED.desc(nulls_last=True), "name")


def place_at(level: str, notice: str = "") -> Case:
    """The key of the place of this level that a row's notice is of; `notice__` leads from the row to the notice."""
    return Case(
        *(When(**{f"{notice}{path}__level": level}, then=F(f"{notice}{path}_id")) for path in _UPWARDS)
    )

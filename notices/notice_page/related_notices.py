"""Notices beside one: of the same district over the years, of the same round, of the same day."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from notices.models import Notice

MOST = 8  # of each kind


@dataclass(frozen=True, slots=True)
class Related:
    """`more`: there are others than those shown."""

    district: tuple[Notice, ...]
    round: tuple[Notice, ...]
    day: tuple[Notice, ...]
    more: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.district or self.round or self.day)


def related(notice: Notice) -> Related:
    """Three queries, however many notices there are; a kind that the notice says nothing about costs none."""
    notices = {
        "district": _found(notice, Q(place=notice.place_id), is_asked=notice.place_id is not None),
        "round": _found(notice, _same_round(notice), is_asked=bool(notice.round)),
        "day": _found(notice, Q(published=notice.published), is_asked=notice.published is not None),
    }
    more = frozenset(kind for kind, rows in notices.items() if len(rows) > MOST)
    return Related(**{kind: tuple(rows[:MOST]) for kind, rows in notices.items()}, more=more)


def _same_round(notice: Notice) -> Q:
    """第二轮巡察 is a round of one province only, of one tier and kind."""
    round_ = Q(round=notice.round, kind=notice.kind, tier=notice.tier)
    if notice.place is None:
        return round_ & Q(place=None)
    top = notice.place.path()[0]
    return round_ & (Q(place=top) | Q(place__parent=top) | Q(place__parent__parent=top))


def _found(notice: Notice, same: Q, *, is_asked: bool) -> list[Notice]:
    if not is_asked:
        return []
    rows: QuerySet[Notice] = Notice.objects.filter(same).exclude(pk=notice.pk).defer("text", "contact")
    return list(rows.select_related("place__parent__parent")[: MOST + 1])

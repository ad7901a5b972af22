"""One row that every change of the collection moves on, in its own transaction."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils import timezone


class CollectionState(models.Model):
    """How often the collection has changed, and when last: whoever keeps what follows from its rows looks here."""

    generation = models.PositiveBigIntegerField("变动次数", default=0)
    changed = models.DateTimeField("最近变动", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "数据状态"

    def __str__(self) -> str:
        return str(self.generation)


_ONLY = 1


def moved() -> None:
    """To be called last in a transaction: until its end nobody else can call it."""
    if not _move():
        CollectionState.objects.bulk_create([CollectionState(pk=_ONLY)], ignore_conflicts=True)
        _move()


def _move() -> int:
    return CollectionState.objects.filter(pk=_ONLY).update(
        generation=F("generation") + 1, changed=timezone.now()
    )


def state() -> CollectionState:
    return CollectionState.objects.filter(pk=_ONLY).first() or CollectionState()

"""One row that every change of the collection moves on, in its own transaction."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils import timezone

_ONLY = 1


class CollectionStateManager(models.Manager["CollectionState"]):
    def current(self) -> CollectionState:
        """The row; one that counts no change where there is none yet."""
        return self.filter(pk=_ONLY).first() or CollectionState()

    def move(self) -> None:
        """To be called last in a transaction: until its end nobody else can call it."""
        if not self._count_on():
            self.bulk_create([CollectionState(pk=_ONLY)], ignore_conflicts=True)
            self._count_on()

    def _count_on(self) -> int:
        return self.filter(pk=_ONLY).update(generation=F("generation") + 1, changed=timezone.now())


class CollectionState(models.Model):
    """How often the collection has changed, and when last: whoever keeps what follows from its rows looks here."""

    generation = models.PositiveBigIntegerField("变动次数", default=0)
    changed = models.DateTimeField("最近变动", null=True)

    objects = CollectionStateManager()

    class Meta:
        verbose_name = verbose_name_plural = "数据状态"

    def __str__(self) -> str:
        return str(self.generation)

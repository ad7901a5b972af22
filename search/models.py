"""What waits to be indexed. It is written in the transaction that changes the rows: neither goes without the other."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models


class PendingNoticeQuerySet(models.QuerySet["PendingNotice"]):
    def put(self, names: Iterable[str]) -> None:
        self.bulk_create(PendingNotice(name=name) for name in dict.fromkeys(names))


class PendingNotice(models.Model):
    """A notice whose rows have changed, or gone, since they were indexed; the same one may wait several times."""

    name = models.CharField("通报", max_length=255)

    objects = PendingNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "待索引的通报"

    def __str__(self) -> str:
        return self.name


class IndexHome(models.Model):
    """Which data folder has the embedded index of this database, by a token that lies in it: one row, or none yet."""

    token = models.CharField("标记", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "检索索引所在"

    def __str__(self) -> str:
        return self.token

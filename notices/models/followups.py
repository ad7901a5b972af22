"""What curators say became of promises; known by the promise's words, whose row a new reading writes anew."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery

from notices.models.claims import Promise
from notices.models.notice import Notice


class FollowUp(models.Model):
    """One promise looked after. `answer` is the public id of a later notice's measure: its words stay there, so that
    they go with that notice. Who said it, and when, stands in the `Decision`."""

    class Verdict(models.TextChoices):
        KEPT = "kept", "兑现"
        PART = "part", "部分"
        UNSEEN = "unseen", "未见"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="followups", verbose_name="通报")
    sentence = models.TextField("所在句")
    start = models.PositiveIntegerField("在句中的位置")
    words = models.TextField("承诺的原文")
    verdict = models.CharField("落实", max_length=6, choices=Verdict)
    answer = models.CharField("后来通报的措施", max_length=130, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "承诺的落实"
        ordering = ("notice", "pk")

    def __str__(self) -> str:
        return f"{self.words[:80]} {self.get_verdict_display()}"


def with_verdict(promises: QuerySet[Promise]) -> QuerySet[Any]:
    """With what a curator said of each, `verdict`; empty where nobody has."""
    same = Q(
        notice=OuterRef("notice"),
        sentence=OuterRef("sentence"),
        start=OuterRef("start") - OuterRef("sentence_start"),
        words=OuterRef("words"),
    )
    return promises.annotate(verdict=Subquery(FollowUp.objects.filter(same).values("verdict")[:1]))

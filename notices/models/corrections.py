"""What people said that lines of a notice are: in force until taken back, replayed on whatever reads the text."""

from __future__ import annotations

from django.db import models

from notices.corrections.shapes import Anchor, Correction
from notices.models.notice import Notice


class OutlineCorrection(models.Model):
    """One correction in force; who made it and why stands in its `Decision`."""

    class Fate(models.TextChoices):
        APPLIED = "applied", "已采用"
        AGREES = "agrees", "程序已读作如此"
        LOST = "lost", "原文中已找不到"

    notice = models.ForeignKey(
        Notice, models.CASCADE, related_name="outline_corrections", verbose_name="通报"
    )
    number = models.PositiveSmallIntegerField("次序")
    act = models.CharField("订正", max_length=10)
    value = models.CharField("改为", max_length=200, blank=True)
    anchor = models.JSONField("所在")
    fate = models.CharField("结果", max_length=10, choices=Fate, default=Fate.APPLIED)

    class Meta:
        verbose_name = verbose_name_plural = "结构订正"
        ordering = ("notice", "number")
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="outline_correction_once"),)

    def __str__(self) -> str:
        return f"{self.act} {self.value}".strip()

    def correction(self) -> Correction:
        return Correction(self.act, Anchor(**self.anchor), self.value)  # type: ignore[arg-type]

"""What measures say in the same words as those of other notices: 套话, and what was copied."""

from __future__ import annotations

from django.db import models

from notices.models.notice import Notice
from notices.models.outline import Measure


class Sentence(models.Model):
    """A sentence of a measure, `notice.text[start:end]`, if it is not a short one. Those of one key say the same
    (`notices.reuse.likeness`).
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="sentences", verbose_name="通报")
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="sentences", verbose_name="措施")
    key = models.BigIntegerField("指纹")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "措施的句子"
        ordering = ("notice", "start")
        indexes = (models.Index(fields=("key", "notice"), name="sentence_of_key"),)

    def __str__(self) -> str:
        return self.notice.text[self.start : self.end]

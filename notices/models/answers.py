"""What readers without an account answered at a doubt. Nothing is kept of who they are, or of where they asked from."""

from __future__ import annotations

from django.db import models

from notices.models.notice import Notice


class ReaderAnswer(models.Model):
    """Whether a place was read well; `reason` and `words` are the doubt's, whose row a new reading writes anew."""

    class Verdict(models.TextChoices):
        RIGHT = "right", "对"
        WRONG = "wrong", "不对"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="reader_answers", verbose_name="通报")
    reason = models.CharField("疑点", max_length=300)
    words = models.TextField("原文", blank=True)
    verdict = models.CharField("答复", max_length=5, choices=Verdict)
    sentence = models.CharField("说明", max_length=300, blank=True)
    day = models.DateField("日期", auto_now_add=True)
    settled = models.BooleanField("已处理", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "读者的答复"
        ordering = ("notice", "pk")

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.sentence}".strip()

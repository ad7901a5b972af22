"""Notices that two people code, blind to each other: what was given out, what each has answered, what was settled.

What is given out is written down with it (`CodedNotice.frame`): both code the same, also where a notice is read anew
meanwhile.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from notices.models.notice import Notice


class DoubleCodingQuerySet(models.QuerySet["DoubleCoding"]):
    def published(self) -> DoubleCodingQuerySet:
        """Those that both have handed in, and of which not every notice has been taken out."""
        notices = CodedNotice.objects.complete().filter(coding=OuterRef("pk"))
        return self.exclude(revealed=None).filter(Exists(notices), is_practice=False)


class DoubleCoding(models.Model):
    """Some notices given to two coders; `drawn` says how they were chosen, so that it can be done again."""

    class Variable(models.TextChoices):
        OUTLINE = "outline", "结构"
        AREA = "area", "问题领域"
        STATUS = "status", "措施的进度"

    title = models.CharField("名称", max_length=200)
    first = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="编码员甲"
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="编码员乙"
    )
    variables = models.JSONField("编码的项目", default=list)
    prefilled = models.JSONField("给看程序所读的项目", default=list, blank=True)
    drawn = models.JSONField("怎样选出", default=dict)
    is_practice = models.BooleanField("练习，不公布", default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="设立者"
    )
    created = models.DateTimeField("设立时间", auto_now_add=True)
    # Written down when it happens: a notice that is taken out later takes its sheets along.
    revealed = models.DateTimeField("两人都交卷的时间", null=True, editable=False)

    objects = DoubleCodingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "双人编码"
        ordering = ("-created", "-pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("double-coding", args=[self.pk])

    def seat_of(self, user: Any) -> int:
        """1 or 2; 0 for everybody else."""
        return {self.first_id: 1, self.second_id: 2}.get(user.pk, 0) if user.pk else 0

    def reveal_if_complete(self) -> None:
        """Once, when the last sheet that there is has been handed in."""
        sheets = CodingSheet.objects.filter(coded__coding=self)
        if self.revealed is None and sheets.exists() and not sheets.filter(handed_in=None).exists():
            self.revealed = timezone.now()
            self.save(update_fields=["revealed"])

    @property
    def is_revealed(self) -> bool:
        """Whether both have handed in everything: before, nobody sees what the other has answered."""
        return self.revealed is not None


class CodedNoticeQuerySet(models.QuerySet["CodedNotice"]):
    def complete(self) -> CodedNoticeQuerySet:
        """Those whose sheets are handed in: one that was taken out meanwhile may come back with open ones."""
        return self.exclude(Exists(CodingSheet.objects.filter(coded=OuterRef("pk"), handed_in=None)))


class CodedNotice(models.Model):
    """One notice of a double coding; `frame` has its units as they were given out, with what the data then said."""

    coding = models.ForeignKey(DoubleCoding, models.CASCADE, related_name="notices", verbose_name="双人编码")
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="double_codings", verbose_name="通报")
    number = models.PositiveSmallIntegerField("序号")
    frame = models.JSONField("所编码的条目", default=dict)
    written_through = models.DateTimeField("写入通报的时间", null=True, editable=False)

    objects = CodedNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "双人编码的通报"
        ordering = ("coding", "number")
        constraints = (
            models.UniqueConstraint(fields=("coding", "number"), name="coded_notice_number_once"),
            models.UniqueConstraint(fields=("coding", "notice"), name="coded_notice_once"),
        )

    def __str__(self) -> str:
        return f"{self.coding} {self.number}"


class CodingSheet(models.Model):
    """What one coder has answered of one notice, by variable; another's eyes see it when both have handed in all."""

    coded = models.ForeignKey(
        CodedNotice, models.CASCADE, related_name="sheets", verbose_name="双人编码的通报"
    )
    seat = models.PositiveSmallIntegerField("席位", help_text="1 为甲，2 为乙")
    answers = models.JSONField("答案", default=dict)
    handed_in = models.DateTimeField("交卷时间", null=True, blank=True)
    changed = models.DateTimeField("改动时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "编码答卷"
        ordering = ("coded", "seat")
        constraints = (
            models.UniqueConstraint(fields=("coded", "seat"), name="coding_sheet_once"),
            models.CheckConstraint(condition=Q(seat__in=(1, 2)), name="coding_sheet_has_a_seat"),
        )

    def __str__(self) -> str:
        return f"{self.coded} {self.seat}"


class Settlement(models.Model):
    """What an editor says a unit is, on which the two differ. Said again, the later word counts; none is deleted."""

    coded = models.ForeignKey(
        CodedNotice, models.CASCADE, related_name="settlements", verbose_name="双人编码的通报"
    )
    variable = models.CharField("项目", max_length=10, choices=DoubleCoding.Variable)
    unit = models.CharField("条目", max_length=30)
    value = models.CharField("定为", max_length=200)
    reason = models.TextField("理由", blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="决定者"
    )
    created = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "编码分歧的裁定"
        ordering = ("coded", "pk")

    def __str__(self) -> str:
        return f"{self.coded} {self.unit} {self.value}"

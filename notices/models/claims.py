"""What a notice claims in its measures, as rows: promises, figures, documents, acts of accountability.

`notices.evidence` reads them; each row keeps the words that prove it and the sentence they stand in. A curator rejects
what was misread: a rejected claim is counted nowhere and stays rejected when the notice is read again. What a measure
says of its own state stands with the measure.
"""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.db.models import F, Q

from notices.models.notice import Notice
from notices.models.outline import Measure, Problem

_Kind = TypeVar("_Kind", bound="Claim")


class ClaimQuerySet(models.QuerySet[_Kind]):
    def standing(self) -> ClaimQuerySet[_Kind]:
        """All but what a curator rejected."""
        return self.filter(rejected=False)


class Claim(models.Model):
    """A claim's words are `notice.text[start:end]`; they stand in a measure, else in a problem, else in neither."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="%(class)s_claims", verbose_name="通报")
    problem = models.ForeignKey(
        Problem,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="%(class)s_claims",
        verbose_name="问题",
    )
    measure = models.ForeignKey(
        Measure,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="%(class)s_claims",
        verbose_name="措施",
    )
    words = models.TextField("原文")
    sentence = models.TextField("所在句")
    sentence_start = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rejected = models.BooleanField("经人工否定", default=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("notice", "start", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="%(class)s_has_words"),
            models.CheckConstraint(
                condition=Q(sentence_start__lte=F("start")), name="%(class)s_in_its_sentence"
            ),
        )

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def unit(self) -> Notice | Problem | Measure:
        """The measure it stands in, else the problem, else the notice."""
        return self.measure or self.problem or self.notice

    def settle(self) -> None:
        """Lets what it stands in know where that stands: no public id needs a query of its own then."""
        if self.problem:
            self.problem.notice = self.notice
            if self.problem.parent:
                self.problem.parent.notice = self.notice
        if self.measure and self.problem:
            self.measure.problem = self.problem

    @property
    def type_name(self) -> str:
        """That of its kind (`notices.claim_kinds`): promise, figure …"""
        return str(self._meta.model_name)

    @property
    def around(self) -> tuple[str, str]:
        """The sentence before its words and after them."""
        before = self.start - self.sentence_start
        return self.sentence[:before], self.sentence[before + self.end - self.start :]


class Promise(Claim):
    """A clause with a date to come; `due` as far as the text gives it: 2025, 2022-12, 2021-Q3, 2021-12-31."""

    due = models.CharField("期限", max_length=10)
    due_by = models.DateField("最迟日期", help_text="期限的最后一天", db_index=True)

    class Meta(Claim.Meta):
        verbose_name = verbose_name_plural = "承诺"


class Figure(Claim):
    """A number with its unit; `value` counts plain units (83.9亿元 is 8390000000 元)."""

    class Bound(models.TextChoices):
        EQUAL = "=", "等于"
        ABOVE = ">", "多于"
        BELOW = "<", "不超过"
        ABOUT = "~", "约"

    class Sense(models.TextChoices):
        CHANGE = "change", "增减量"
        LEVEL = "level", "存量"

    value = models.FloatField("数值", db_index=True)
    unit_name = models.CharField("单位", max_length=20, blank=True, db_index=True)
    bound = models.CharField("界限", max_length=1, choices=Bound)
    sense = models.CharField("含义", max_length=10, choices=Sense)

    class Meta(Claim.Meta):
        verbose_name = verbose_name_plural = "数字"


class Document(Claim):
    """A title in 《》."""

    class Role(models.TextChoices):
        MADE = "made", "制定"
        CITED = "cited", "引用"

    title = models.CharField("名称", max_length=310, db_index=True)
    role = models.CharField("角色", max_length=10, choices=Role)

    class Meta(Claim.Meta):
        verbose_name = verbose_name_plural = "文件"


class Accountability(Claim):
    """People or bodies punished, warned or investigated, or money recovered."""

    class Kind(models.TextChoices):
        DISCIPLINE = "discipline", "问责处分"
        TALK = "talk", "约谈提醒"
        CASE = "case", "线索案件"
        POLICE = "police", "公安处置"
        MONEY = "money", "追缴挽损"

    class Who(models.TextChoices):
        OFFICIALS = "officials", "干部"
        BODIES = "bodies", "单位"
        FIRMS = "firms", "企业"
        RESIDENTS = "residents", "群众"

    kind = models.CharField("方式", max_length=20, choices=Kind, db_index=True)
    count = models.FloatField("数量", null=True, blank=True)
    unit_name = models.CharField("单位", max_length=20, blank=True)
    who = models.CharField("对象", max_length=20, choices=Who, blank=True)

    class Meta(Claim.Meta):
        verbose_name = verbose_name_plural = "追责"


CLAIMS: tuple[type[Claim], ...] = (Promise, Figure, Document, Accountability)

"""What a notice is made of: parts, aspects, problems, measures, what is left between them, and doubts.

Spans count Unicode code points of `Notice.text`. Public identifiers (`longhua-2021/p12/i3/m2`) number from 1 in
reading order within the parent, never by the printed label. Once given, a number stays with its unit: what a later
reading finds in between gets the next free one (`notices.importing.unit_numbers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from notices.models.notice import Notice
from notices.models.taxonomy import Category


def span_constraints(name: str, start: str = "start", end: str = "end") -> tuple[models.CheckConstraint, ...]:
    return (
        models.CheckConstraint(
            condition=Q(**{f"{end}__gte": F(start)}), name=f"{name}_span_ends_after_start"
        ),
    )


class Part(models.Model):
    """A 一、 section of a notice."""

    class Role(models.TextChoices):
        ORGANISATION = "organisation", "组织落实"
        RECTIFICATION = "rectification", "整改情况"
        OUTLOOK = "outlook", "下一步"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="parts", verbose_name="通报")
    number = models.PositiveSmallIntegerField("序号")
    label = models.CharField("标号", max_length=20)
    title = models.TextField("标题")
    role = models.CharField("性质", max_length=20, choices=Role)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "部分"
        ordering = ("notice", "number")
        constraints = (
            models.UniqueConstraint(fields=("notice", "number"), name="part_number_once"),
            *span_constraints("part"),
        )

    def __str__(self) -> str:
        return f"{self.label}{self.title}"


class Aspect(models.Model):
    """第一方面问题: a group of problems under one heading."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="aspects", verbose_name="通报")
    number = models.PositiveSmallIntegerField("序号")
    label = models.CharField("标号", max_length=40)
    title = models.TextField("标题")
    start = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "方面"
        ordering = ("notice", "number")
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="aspect_number_once"),)

    def __str__(self) -> str:
        return self.title


class ProblemQuerySet(models.QuerySet["Problem"]):
    def units(self) -> ProblemQuerySet:
        """What a search counts as a problem: items, and problems without items."""
        return self.filter(items=None)


class Problem(models.Model):
    """What a notice says was found. An item is a problem with a parent: a sub-finding or an action."""

    class Kind(models.TextChoices):
        PROBLEM = "problem", "问题"
        ACTION = "action", "举措"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="problems", verbose_name="通报")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="items", verbose_name="所属问题"
    )
    aspect = models.ForeignKey(
        Aspect, models.SET_NULL, null=True, blank=True, related_name="problems", verbose_name="方面"
    )
    number = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("性质", max_length=10, choices=Kind, default=Kind.PROBLEM)
    label = models.CharField("标号", max_length=40, blank=True)
    title = models.TextField("标题", blank=True)
    heading = models.TextField("原标题")
    heading_start = models.PositiveIntegerField()
    heading_end = models.PositiveIntegerField()
    categories = models.ManyToManyField(
        Category, through="Labelling", related_name="problems", verbose_name="问题领域"
    )
    confidence = models.FloatField("归类把握", default=0)
    curated = models.BooleanField("领域经人工订正", default=False)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "问题"
        ordering = ("notice", "heading_start", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("notice", "number"), condition=Q(parent=None), name="problem_number_once"
            ),
            models.UniqueConstraint(
                fields=("parent", "number"), condition=Q(parent__isnull=False), name="item_number_once"
            ),
            *span_constraints("problem_heading", "heading_start", "heading_end"),
        )

    def __str__(self) -> str:
        return self.title or self.heading

    def get_absolute_url(self) -> str:
        return reverse("problem", args=[self.public_id])

    @property
    def public_id(self) -> str:
        if self.parent:
            return f"{self.parent.public_id}/i{self.number}"
        return f"{self.notice.name}/p{self.number}"

    def labels(self) -> list[Category]:
        """Its categories, primary first."""
        return [labelling.category for labelling in self.labellings.all()]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Of its heading, its measures and the text between them."""
        yield self.heading_start, self.heading_end
        yield from ((measure.start, measure.end) for measure in self.measures.all())
        yield from ((fragment.start, fragment.end) for fragment in self.fragments.all())

    def pieces(self) -> Iterator[str]:
        """The texts a search of this problem reads, each by itself: headings, lead-ins, measures.

        An item adds its parent's heading; a phrase never runs across two pieces.
        """
        if self.parent:
            yield self.parent.heading
        yield self.heading
        yield from (part.text for part in self.fragments.all() if part.kind == Fragment.Kind.LEAD_IN)
        yield from (measure.text for measure in self.measures.all())


class Labelling(models.Model):
    """A category given to a problem, with the words that decided."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="labellings", verbose_name="问题")
    category = models.ForeignKey(Category, models.PROTECT, related_name="labellings", verbose_name="问题领域")
    rank = models.PositiveSmallIntegerField("次序", help_text="1 为主要领域")
    score = models.FloatField("得分", default=0)
    cues = models.JSONField("依据的词语", default=list, blank=True)
    classifier_version = models.CharField("归类器版本", max_length=20, default="", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "领域标注"
        ordering = ("problem", "rank")
        constraints = (
            models.UniqueConstraint(fields=("problem", "category"), name="labelling_once"),
            models.UniqueConstraint(fields=("problem", "rank"), name="labelling_rank_once"),
        )

    def __str__(self) -> str:
        return f"{self.problem} · {self.category}"

    def state(self) -> dict[str, Any]:
        """What it takes to give the label again."""
        state = {"category": self.category.slug, "rank": self.rank, "score": self.score, "cues": self.cues}
        return state | ({"classifier_version": self.classifier_version} if self.classifier_version else {})


class Measure(models.Model):
    """One enumerated step (一是 …); its span starts after the label."""

    class Status(models.TextChoices):
        DONE = "done", "已完成"
        UNDERWAY = "underway", "推进中"
        PLANNED = "planned", "计划中"
        UNSTATED = "unstated", "未说明"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="measures", verbose_name="问题")
    number = models.PositiveSmallIntegerField("序号")
    label = models.CharField("标号", max_length=20, blank=True)
    text = models.TextField("内容")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    status = models.CharField("进度", max_length=10, choices=Status, blank=True)
    status_start = models.PositiveIntegerField(
        null=True, blank=True, help_text="据以判断的词语在正文中的位置"
    )
    status_end = models.PositiveIntegerField(null=True, blank=True)
    curated = models.BooleanField("进度经人工订正", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "措施"
        ordering = ("problem", "start", "number")
        constraints = (
            models.UniqueConstraint(fields=("problem", "number"), name="measure_number_once"),
            *span_constraints("measure"),
        )

    def __str__(self) -> str:
        return f"{self.label}{self.text}"[:80]

    def get_absolute_url(self) -> str:
        return reverse("measure", args=[self.public_id])

    @property
    def public_id(self) -> str:
        return f"{self.problem.public_id}/m{self.number}"

    @property
    def says_how_far(self) -> bool:
        return self.status not in ("", self.Status.UNSTATED)

    @property
    def status_words(self) -> str:
        """The words that decided its status, nothing where none did."""
        if self.status_start is None or self.status_end is None:
            return ""
        return self.text[self.status_start - self.start : self.status_end - self.start]

    def set_status(self, status: str) -> None:
        """A person's word; the words that decided stay where it was read so before."""
        if status != self.status:
            self.status, self.status_start, self.status_end = status, None, None
        self.curated = True
        self.save(update_fields=["status", "status_start", "status_end", "curated"])


class Fragment(models.Model):
    """Text of a rectification part that is no problem heading, no label and no measure."""

    class Kind(models.TextChoices):
        LEAD_IN = "lead-in", "引语"
        MARKER = "marker", "标记"
        FIELD = "field", "栏目"
        HEADING = "heading", "标题"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="fragments", verbose_name="通报")
    problem = models.ForeignKey(
        Problem,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="fragments",
        verbose_name="问题",
        help_text="所在的问题；不在任何问题之内则为空",
    )
    kind = models.CharField("性质", max_length=10, choices=Kind)
    text = models.TextField("内容")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "其余文字"
        ordering = ("notice", "start")
        constraints = span_constraints("fragment")

    def __str__(self) -> str:
        return self.text[:80]


class Doubt(models.Model):
    """A place the parser was unsure of. What a curator has closed stays closed when the notice is read again."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="doubts", verbose_name="通报")
    reason = models.CharField("疑点", max_length=300)
    words = models.TextField("原文", blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    closed = models.BooleanField("已处理", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "疑点"
        ordering = ("notice", "start", "pk")
        constraints = span_constraints("doubt")

    def __str__(self) -> str:
        return self.reason

    @property
    def key(self) -> str:
        """Its name in addresses: that of what is doubted, and of which words, whichever reading has found it."""
        return sha256(f"{self.reason}\n{self.words}".encode()).hexdigest()[:12]

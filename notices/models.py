"""The rows: a notice, its parts, aspects, problems, measures, and what they are filed under.

Spans count Unicode code points of `Notice.text`. Public identifiers (`longhua-2021/p12/i3/m2`) number from 1 in
reading order within the parent, never by the printed label. Once given, a number stays with its unit: what a later
reading finds in between gets the next free one (`notices.importing.unit_numbers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from notices.contact_places import without_contact
from notices.storage import KeptFiles
from notices.taxonomy import load_taxonomy


class Place(models.Model):
    """A province, city or district; `code` is the GB/T 2260 code, or a made one for an area that has none."""

    class Level(models.TextChoices):
        PROVINCE = "province", "省"
        CITY = "city", "市"
        DISTRICT = "district", "区县"

    code = models.SlugField("代码", max_length=80, unique=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )

    class Meta:
        verbose_name = verbose_name_plural = "地区"
        ordering = ("code",)

    def __str__(self) -> str:
        return "".join(place.name for place in self.path())

    def path(self) -> list[Place]:
        """From the province down to this place."""
        return [*(self.parent.path() if self.parent else []), self]


class CategoryGroup(models.Model):
    """A group of problem categories (问题领域组)."""

    slug = models.SlugField("标识", unique=True)
    name = models.CharField("名称", max_length=40)
    name_en = models.CharField("英文名称", max_length=60)
    position = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = verbose_name_plural = "领域组"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


class CategoryManager(models.Manager["Category"]):
    def bring_in_taxonomy(self) -> None:
        """Rows as `taxonomy.toml` has them; a category that left the file stays for the problems filed under it."""
        for place, group in enumerate(load_taxonomy().groups, 1):
            row, _ = CategoryGroup.objects.update_or_create(
                slug=group.slug, defaults={"name": group.name, "name_en": group.name_en, "position": place}
            )
            for number, category in enumerate(group.categories, 1):
                self.update_or_create(
                    slug=category.slug,
                    defaults={
                        "group": row,
                        "name": category.name,
                        "name_en": category.name_en,
                        "scope": category.scope,
                        "position": 100 * place + number,
                    },
                )


class Category(models.Model):
    """A problem category (问题领域) of the taxonomy."""

    group = models.ForeignKey(CategoryGroup, models.PROTECT, related_name="categories", verbose_name="领域组")
    slug = models.SlugField("标识", unique=True)
    name = models.CharField("名称", max_length=40)
    name_en = models.CharField("英文名称", max_length=60)
    scope = models.TextField("范围")
    position = models.PositiveSmallIntegerField("次序")

    objects = CategoryManager()

    class Meta:
        verbose_name = verbose_name_plural = "问题领域"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


# Databases differ in where a missing date stands: here it is the oldest.
NEWEST_FIRST = (F("published").desc(nulls_last=True), "name")


class Notice(models.Model):
    """One 整改进展情况的通报, with the text its spans index."""

    class Kind(models.TextChoices):
        XUNSHI = "巡视", "巡视"
        XUNCHA = "巡察", "巡察"

    class Tier(models.TextChoices):
        CENTRAL = "中央", "中央"
        PROVINCE = "省", "省"
        CITY = "市", "市"
        DISTRICT = "区县", "区县"

    name = models.SlugField("公开名称", max_length=100, unique=True)
    title = models.CharField("标题", max_length=300)
    issuer = models.CharField("发布单位", max_length=200, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="notices", verbose_name="地区"
    )
    kind = models.CharField("类型", max_length=10, choices=Kind, blank=True)
    tier = models.CharField("层级", max_length=10, choices=Tier, blank=True)
    team = models.CharField("巡视巡察组", max_length=100, blank=True)
    round = models.CharField("轮次", max_length=100, blank=True)
    inspection_start = models.DateField("进驻日期", null=True, blank=True)
    inspection_end = models.DateField("结束日期", null=True, blank=True)
    feedback_date = models.DateField("反馈日期", null=True, blank=True)
    published = models.DateField("发布日期", null=True, blank=True)
    signed = models.DateField("落款日期", null=True, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    url = models.URLField("网址", max_length=500, blank=True)
    fetched = models.DateTimeField("取得时间", null=True, blank=True, help_text="从网址读取的时间")
    contact = models.JSONField("联系方式", default=dict, blank=True)
    text = models.TextField("正文")
    reader_version = models.CharField("读取器版本", max_length=20)
    parser_version = models.CharField("解析器版本", max_length=20)
    is_sample = models.BooleanField("示例", default=False)
    curated_facts = models.JSONField(
        "人工订正的项目", default=list, blank=True, help_text="重新导入时不再改动的项目名"
    )
    digest = models.CharField("摘要", max_length=64, blank=True, editable=False)
    created = models.DateTimeField("导入时间", auto_now_add=True)
    updated = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "通报"
        ordering = NEWEST_FIRST
        constraints = (
            models.CheckConstraint(
                condition=Q(inspection_end__gte=F("inspection_start"))
                | Q(inspection_start=None)
                | Q(inspection_end=None),
                name="notice_inspection_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="notice_has_text"),
        )
        # The version of the collection is read from it, without a look at the texts.
        indexes = (models.Index(fields=("name", "digest"), name="notice_digests"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("notice", args=[self.name])

    @property
    def public_id(self) -> str:
        return self.name

    @property
    def dated(self) -> Any:
        """The date a notice is filed under: published, else signed, else feedback."""
        return self.published or self.signed or self.feedback_date

    @property
    def year(self) -> int | None:
        return self.dated.year if self.dated else None

    @property
    def publication_lag(self) -> int | None:
        """Days from feedback to publication, where both are known."""
        made_public = self.published or self.signed
        return (made_public - self.feedback_date).days if made_public and self.feedback_date else None

    @property
    def original(self) -> Original:
        """The newest bytes this notice was read from."""
        return self.originals.latest()

    def pieces(self) -> Iterator[str]:
        """The paragraphs a search of this notice reads; phones and addresses stay out."""
        for paragraph in self.text.splitlines():
            if (public := without_contact(paragraph, self.contact)).strip():
                yield public


def _original_path(original: Original, _filename: str) -> str:
    """Originals are kept by their own hash: the same bytes are stored once."""
    return f"{original.sha256[:2]}/{original.sha256}"


class Original(models.Model):
    """The bytes a notice was read from, as they came; every import's are kept."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="originals", verbose_name="通报")
    name = models.CharField("文件名", max_length=255)
    media_type = models.CharField("媒体类型", max_length=100)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("字节数")
    content = models.FileField("内容", upload_to=_original_path, max_length=100, storage=KeptFiles())
    imported = models.DateTimeField("导入时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "原件"
        get_latest_by = ("imported", "pk")
        constraints = (models.UniqueConstraint(fields=("notice", "sha256"), name="original_once_a_notice"),)

    def __str__(self) -> str:
        return self.name


def _span_constraints(
    name: str, start: str = "start", end: str = "end"
) -> tuple[models.CheckConstraint, ...]:
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
            *_span_constraints("part"),
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
            *_span_constraints("problem_heading", "heading_start", "heading_end"),
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

    class Meta:
        verbose_name = verbose_name_plural = "领域标注"
        ordering = ("problem", "rank")
        constraints = (
            models.UniqueConstraint(fields=("problem", "category"), name="labelling_once"),
            models.UniqueConstraint(fields=("problem", "rank"), name="labelling_rank_once"),
        )

    def __str__(self) -> str:
        return f"{self.problem} · {self.category}"


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

    class Meta:
        verbose_name = verbose_name_plural = "措施"
        ordering = ("problem", "start", "number")
        constraints = (
            models.UniqueConstraint(fields=("problem", "number"), name="measure_number_once"),
            *_span_constraints("measure"),
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
        constraints = _span_constraints("fragment")

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
        constraints = _span_constraints("doubt")

    def __str__(self) -> str:
        return self.reason


class TextBand(models.Model):
    """One of a text's fingerprints (`notices.importing.likeness`): texts that share one may be nearly the same."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="bands", verbose_name="通报")
    value = models.BigIntegerField("指纹", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "文本指纹"

    def __str__(self) -> str:
        return f"{self.value:x}"


# Django looks for models here. They stand in modules of their own: work in progress, and what used to be.
from notices.claims import Accountability, Document, Figure, Promise  # noqa: E402, F401
from notices.history import EarlierText, FormerUnit  # noqa: E402, F401
from notices.importing.batches import ImportBatch, ImportFile  # noqa: E402, F401
from notices.versioning.state import CollectionState  # noqa: E402, F401

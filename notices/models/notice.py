"""A notice with its facts and text, the bytes it was read from, and the fingerprints of its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, ExtractYear
from django.urls import reverse

from notices.models.place import Place
from notices.privacy.masking import without_contact
from notices.storage import path_by_hash

# Databases differ in where a missing date stands: here it is the oldest.
NEWEST_FIRST = (F("published").desc(nulls_last=True), "name")


def filed(notice: str = "") -> Coalesce:
    """`Notice.dated`, for the database; of rows that have one, `notice` leads there: `notice__`."""
    return Coalesce(f"{notice}published", f"{notice}signed")


FILED = filed()
FILED_YEAR = ExtractYear(FILED, output_field=models.IntegerField())


# How sure the reading of an outline is, by name: from, to below; half of those below .5 are not read whole.
CONFIDENCE_BANDS = {"low": (0.0, 0.5), "middle": (0.5, 0.9), "high": (0.9, 1.01)}


def lies_in(codes: Collection[str]) -> Q:
    """Of notices: their place, or one that it lies in, has one of these codes."""
    return (
        Q(place__code__in=codes) | Q(place__parent__code__in=codes) | Q(place__parent__parent__code__in=codes)
    )


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
    confidence = models.FloatField(
        "读法把握", null=True, blank=True
    )  # 0 to 1: the outline is right as a whole
    checked = models.DateField("校对日期", null=True, blank=True, help_text="有人逐条校对过现在的读法")
    checked_reading = models.CharField("所校对的读法", max_length=64, blank=True, editable=False)
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.title or self.has_supplied_title:
            self.title = self._supplied_title()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("notice", args=[self.name])

    @property
    def has_supplied_title(self) -> bool:
        """Whether the page had no headline: `[…]` is how catalogues and GB/T 7714 mark a title they supply."""
        return self.title.startswith("[") and self.title.endswith("]") and "title" not in self.curated_facts

    def place_path(self) -> list[Place]:
        """From the province down; nothing where it is filed under no place."""
        return self.place.path() if self.place else []

    def _supplied_title(self) -> str:
        """[临溪市巡视整改通报，2022年8月16日], as far as the facts are known."""
        path = self.place_path()
        below_province = [step for step in path if step.level != Place.Level.PROVINCE]
        where = "".join(step.name for step in below_province or path)
        subject = f"{self.issuer or where}{self.kind}整改通报"
        dates = ((self.published or self.signed, ""), (self.feedback_date, "反馈"))
        when = next((f"{day.year}年{day.month}月{day.day}日{of}" for day, of in dates if day), self.name)
        return f"[{subject}，{when}]"

    @property
    def public_id(self) -> str:
        return self.name

    @property
    def dated(self) -> Any:
        """The date a notice is filed under: published, else signed. The feedback came months before either."""
        return self.published or self.signed

    @property
    def year(self) -> int | None:
        return self.dated.year if self.dated else None

    @property
    def publication_lag(self) -> int | None:
        """Days from feedback to publication, where both are known."""
        return (self.dated - self.feedback_date).days if self.dated and self.feedback_date else None

    @property
    def original(self) -> Original:
        """The newest bytes this notice was read from."""
        return self.originals.latest()

    def original_if_any(self) -> Original | None:
        return self.originals.order_by("imported", "pk").last()

    def pieces(self) -> Iterator[str]:
        """The paragraphs a search of this notice reads; phones and addresses stay out."""
        for paragraph in self.text.splitlines():
            if (public := without_contact(paragraph)).strip():
                yield public

    def outside_of_problems(self) -> Iterator[tuple[int, str]]:
        """The paragraphs that no problem has a share in, each with its offset; phones and addresses stay out."""
        taken = sorted(span for problem in self.problems.all() for span in problem.spans())
        starts, ends = [start for start, _ in taken], [*accumulate((end for _, end in taken), max)]
        offset = 0
        for line in self.text.splitlines(keepends=True):
            before = bisect_left(starts, offset + len(line))  # what begins before its end
            if (public := without_contact(line.rstrip())).strip() and (
                not before or ends[before - 1] <= offset
            ):
                yield offset, public
            offset += len(line)


class Original(models.Model):
    """The bytes a notice was read from, as they came; every import's are kept."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="originals", verbose_name="通报")
    name = models.CharField("文件名", max_length=255)
    media_type = models.CharField("媒体类型", max_length=100)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("字节数")
    content = models.FileField("内容", upload_to=path_by_hash, max_length=100)
    imported = models.DateTimeField("导入时间", auto_now_add=True)
    recognised_pages = models.JSONField(
        "文字识别的页", default=list, blank=True, help_text="扫描或拍照的页，从 0 数起"
    )
    certainty = models.FloatField("文字识别的把握", null=True, blank=True, help_text="平均每个字，0 到 1")

    class Meta:
        verbose_name = verbose_name_plural = "原件"
        get_latest_by = ("imported", "pk")
        constraints = (models.UniqueConstraint(fields=("notice", "sha256"), name="original_once_a_notice"),)

    def __str__(self) -> str:
        return self.name


class Reprint(models.Model):
    """Another address at which a notice stands, word for word."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="reprints", verbose_name="通报")
    url = models.URLField("网址", max_length=500)
    sha256 = models.CharField("SHA-256", max_length=64)
    fetched = models.DateTimeField("取得时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "另一处来源"
        ordering = ("fetched", "pk")
        constraints = (models.UniqueConstraint(fields=("notice", "url"), name="reprint_once"),)

    def __str__(self) -> str:
        return self.url


class TextBand(models.Model):
    """One of a text's fingerprints (`notices.importing.likeness`): texts that share one may be nearly the same."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="bands", verbose_name="通报")
    value = models.BigIntegerField("指纹", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "文本指纹"

    def __str__(self) -> str:
        return f"{self.value:x}"

"""Sites that are walked for notices, the pages seen there, and how their hosts want to be asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from notices.models.imports import ImportBatch, ImportFile
from notices.models.place import Place

LEAST_PACE = 1.0  # seconds
MOST_FAILURES = 8  # after which a page is asked for no more
URL_LENGTH = 500


class SourceSite(models.Model):
    """A list page that an editor named: where to begin, how deep and how fast to go. A walk of it is a run."""

    name = models.CharField("名称", max_length=100)
    address = models.URLField("列表页网址", max_length=URL_LENGTH, unique=True)
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="source_sites", verbose_name="地区"
    )
    depth = models.PositiveSmallIntegerField(
        "层数",
        default=0,
        validators=[MaxValueValidator(3)],
        help_text="0：只看这一栏；1：也看其中的巡视巡察子栏目",
    )
    pace = models.FloatField(
        "间隔", default=3.0, validators=[MinValueValidator(LEAST_PACE)], help_text="两次访问之间的秒数"
    )
    most_lists = models.PositiveSmallIntegerField(
        "列表页上限", default=100, validators=[MinValueValidator(1)], help_text="最多翻多少页"
    )
    other_hosts = models.CharField(
        "其他网站",
        max_length=300,
        blank=True,
        help_text="通报也在这些网站上，例如 jw.example.gov.cn，以空格分开",
    )
    recheck_days = models.PositiveSmallIntegerField(
        "复查天数", default=30, help_text="收下的通报过多少天再看有无更改"
    )
    active = models.BooleanField("启用", default=True)
    begun = models.DateTimeField("开始时间", null=True, blank=True, editable=False)
    ended = models.DateTimeField("完成时间", null=True, blank=True, editable=False)
    batch = models.ForeignKey(
        ImportBatch,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="批次",
    )

    class Meta:
        verbose_name = verbose_name_plural = "采集来源"
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether a run was begun and has not come to its end."""
        return self.begun is not None and self.ended is None

    def counts(self) -> dict[str, int]:
        """How many pages are in each state; every state is named."""
        by_status = dict(self.pages.order_by().values_list("status").annotate(models.Count("pk")))
        return {status: by_status.get(status, 0) for status in CollectedPage.Status.values}


class Host(models.Model):
    """A web server: what its robots.txt says, and when it may be asked again, whoever asks."""

    name = models.CharField("网站", max_length=300, unique=True, help_text="https://www.example.gov.cn")
    robots = models.TextField("robots.txt", blank=True)
    robots_read = models.DateTimeField("读取时间", null=True, blank=True)
    ready = models.DateTimeField("可再访问的时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "被访问的网站"

    def __str__(self) -> str:
        return self.name


class CollectedPageQuerySet(models.QuerySet["CollectedPage"]):
    def due(self) -> CollectedPageQuerySet:
        """What this run has still to ask for: what has failed goes last, lists go first."""
        return self.filter(due=True).order_by("attempts", "kind", "pk")

    def to_see_again(self, now: datetime, recheck_days: int, forbidden: str) -> CollectedPageQuerySet:
        """What a new run asks for: first pages of lists, what was taken long ago, what failed or was forbidden."""
        kinds, statuses = CollectedPage.Kind, CollectedPage.Status
        old = now - timedelta(days=recheck_days)
        return self.filter(
            Q(kind=kinds.LIST, is_first=True)
            | Q(status=statuses.TAKEN, checked__lte=old)
            | Q(status=statuses.LEFT, reason=forbidden)
            | Q(status__in=(statuses.FAILED, statuses.WAITING), attempts__lt=MOST_FAILURES),
        ).exclude(kind=kinds.PART)


class CollectedPage(models.Model):
    """An address that was seen, and what became of it: the log of a source, and its queue."""

    class Kind(models.TextChoices):
        LIST = "1-list", "列表"
        ARTICLE = "2-article", "文章"
        PART = "3-part", "文章的一部分"

    class Status(models.TextChoices):
        WAITING = "waiting", "等待"
        READ = "read", "已读"
        TAKEN = "taken", "收下"
        LEFT = "left", "未收"
        FAILED = "failed", "失败"

    site = models.ForeignKey(SourceSite, models.CASCADE, related_name="pages", verbose_name="来源")
    address = models.URLField("网址", max_length=URL_LENGTH, unique=True)
    words = models.CharField("链接文字", max_length=300, blank=True)
    kind = models.CharField("种类", max_length=10, choices=Kind)
    whole = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", verbose_name="所属文章"
    )
    depth = models.PositiveSmallIntegerField("层", default=0)
    is_first = models.BooleanField("列表首页", default=False)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.WAITING)
    reason = models.CharField("说明", max_length=500, blank=True)
    due = models.BooleanField("待访问", default=False)
    attempts = models.PositiveSmallIntegerField("失败次数", default=0)
    etag = models.CharField("ETag", max_length=300, blank=True)
    last_modified = models.CharField("Last-Modified", max_length=100, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    seen = models.DateTimeField("初见", auto_now_add=True)
    checked = models.DateTimeField("最近访问", null=True, blank=True)
    file = models.ForeignKey(
        ImportFile,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="交来的文件",
    )

    objects = CollectedPageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "采集记录"
        ordering = ("-checked", "pk")
        indexes = (models.Index(fields=("site", "due"), name="collected_page_due"),)

    def __str__(self) -> str:
        return self.address

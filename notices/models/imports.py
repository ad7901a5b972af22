"""Import as work: a batch, and a row for each of its files; `notices.importing.batches` claims and finishes them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from notices.models.notice import Notice
from notices.storage import path_by_hash

SILENCE = timedelta(minutes=2)  # longer than any file may take: a worker that says nothing is dead
FORGOTTEN = timedelta(days=1)


class ImportBatch(models.Model):
    """Files that came together; what it does with duplicates was chosen when it was made."""

    class Duplicates(models.TextChoices):
        HOLD = "hold", "留待人工决定"
        UPDATE = "update", "更新已有的通报"
        NEW = "new", "作为新的通报导入"
        LIST = "list", "全部先列出，决定之后才导入"

    title = models.CharField("名称", max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="建立者",
    )
    duplicates = models.CharField("遇到重复时", max_length=10, choices=Duplicates, default=Duplicates.HOLD)
    created = models.DateTimeField("建立时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入批次"
        ordering = ("-created", "-pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("import-batch", args=[self.pk])

    def counts(self) -> dict[str, int]:
        """How many files are in each state; every state is named, in the order of the work."""
        by_status = dict(self.files.order_by().values_list("status").annotate(Count("pk")))
        return {status: by_status.get(status, 0) for status in ImportFile.Status.values}


class WorkerManager(models.Manager["Worker"]):
    def beat(self, name: str) -> None:
        """The worker lives; those that have long been dead are forgotten."""
        now = timezone.now()
        self.update_or_create(name=name, defaults={"seen": now})
        self.filter(seen__lt=now - FORGOTTEN).delete()

    def are_alive(self) -> bool:
        """Whether one has been seen lately, or there is none to miss: none has ever died, and no file waits for one."""
        if self.filter(seen__gte=timezone.now() - SILENCE).exists():
            return True
        return not self.exists() and not ImportFile.objects.open().exists()


class Worker(models.Model):
    """A process that works off what was handed in; one that ends in peace takes its row along."""

    name = models.CharField("处理者", max_length=80, unique=True)
    seen = models.DateTimeField("最近露面")

    objects = WorkerManager()

    class Meta:
        verbose_name = verbose_name_plural = "导入进程"

    def __str__(self) -> str:
        return self.name


class ImportFileQuerySet(models.QuerySet["ImportFile"]):
    def open(self) -> ImportFileQuerySet:
        """What a worker has still to do."""
        return self.filter(status__in=(ImportFile.Status.WAITING, ImportFile.Status.WORKING))

    def undecided(self) -> ImportFileQuerySet:
        """Those that wait for a person; what was left is not asked about again."""
        return self.filter(status__in=(ImportFile.Status.HELD, ImportFile.Status.DUPLICATE))

    def claimable(self, now: datetime) -> ImportFileQuerySet:
        """Waiting, or left lying by a worker that has died."""
        return self.filter(
            Q(status=ImportFile.Status.WAITING) | Q(status=ImportFile.Status.WORKING, leased_until__lt=now)
        )


class ImportFile(models.Model):
    """One file of a batch: its bytes as they came, and what became of it."""

    class Status(models.TextChoices):
        WAITING = "waiting", "等待"
        WORKING = "working", "处理中"
        HELD = "held", "待审阅"
        CREATED = "created", "新增"
        UPDATED = "updated", "更新"
        UNCHANGED = "unchanged", "未变"
        DUPLICATE = "duplicate", "重复"
        SKIPPED = "skipped", "不导入"
        FAILED = "failed", "失败"

    class Suggestion(models.TextChoices):
        """What becomes of a file that waits for a person where nobody says otherwise."""

        NEW = "new", "导入"
        UPDATE = "update", "更新通报"
        SKIP = "skip", "不导入"

    TAKEN_IN = (Status.CREATED, Status.UPDATED, Status.UNCHANGED)

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="files", verbose_name="批次")
    number = models.PositiveIntegerField("序号")
    name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("字节数")
    content = models.FileField("内容", upload_to=path_by_hash, max_length=100)
    url = models.URLField("网址", max_length=500, blank=True)
    fetched = models.DateTimeField("取得时间", null=True, blank=True)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.WAITING)
    reason = models.TextField("说明", blank=True)
    notice = models.ForeignKey(
        Notice, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="通报"
    )
    same_as = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="again",
        verbose_name="同批中与它相同的",
        help_text="同一批中最先的那一个",
    )
    suggestion = models.CharField("建议", max_length=10, choices=Suggestion, blank=True)
    doubt_count = models.PositiveIntegerField("疑点数", default=0)
    worker = models.CharField("处理者", max_length=80, blank=True)
    leased_until = models.DateTimeField("处理期限", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    finished = models.DateTimeField("完成时间", null=True, blank=True)
    corrections = models.JSONField(
        "结构订正", default=list, blank=True, help_text="导入之前订正的，随导入生效"
    )

    wanted = models.JSONField("批量决定", default=dict, blank=True, help_text="已决定怎样处理，由后台照办")
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="决定者",
    )

    objects = ImportFileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "导入文件"
        ordering = ("batch", "number")
        constraints = (models.UniqueConstraint(fields=("batch", "number"), name="import_file_number_once"),)
        indexes = (models.Index(fields=("status",), name="import_file_status"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("import-file", args=[self.pk])

    @property
    def is_open_to_decision(self) -> bool:
        """Whether a person may look at it and decide, also anew where it was left; what is imported is settled."""
        if self.status == self.Status.SKIPPED:
            return bool(self.content)  # not where a takedown has deleted it
        return self.is_undecided

    @property
    def is_undecided(self) -> bool:
        return self.status in (self.Status.HELD, self.Status.DUPLICATE)

    @property
    def first(self) -> ImportFile | None:
        """The earliest of its batch that says the same; one that came to nothing stands for no other."""
        return self.same_as if self.same_as and self.same_as.status != self.Status.FAILED else None

    def taken_in_as(self, notice: Notice) -> ImportFile | None:
        """The earliest other file of its batch that is this notice."""
        others = ImportFile.objects.filter(batch=self.batch_id, notice=notice, status__in=self.TAKEN_IN)
        return others.exclude(pk=self.pk).order_by("number").first()

    def came_along(self, notice: Notice) -> bool:
        """Whether the notice was taken in from another file of its batch."""
        return self.taken_in_as(notice) is not None

    def data(self) -> bytes:
        with self.content.open() as file:
            return bytes(file.read())


class ListedText(models.Model):
    """What a file in a list says until it is decided: the others of its batch are compared with it."""

    file = models.OneToOneField(
        ImportFile, models.CASCADE, primary_key=True, related_name="listed_text", verbose_name="文件"
    )
    text = models.TextField("正文")
    title = models.TextField("标题", blank=True)
    issuer = models.TextField("发布单位", blank=True)
    kind = models.CharField("类型", max_length=10, blank=True)
    feedback_date = models.DateField("反馈日期", null=True, blank=True)
    bands = models.JSONField("指纹")
    suggestion = models.CharField("单看它时的建议", max_length=10, blank=True)
    reason = models.TextField("单看它时的说明", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "待决定的文字"

    def __str__(self) -> str:
        return self.title

"""Import as work: a batch, and a row for each of its files, claimed and finished by one worker at a time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from notices.storage import KeptFiles

if TYPE_CHECKING:
    from notices.importing.importer import Outcome

LEASE = timedelta(seconds=60)  # a worker that has not finished a file by then counts as dead
MOST_ATTEMPTS = 5  # a file that takes its worker down with it is given up in the end


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is; `states` holds each state that a file is in, its name, and how many are."""

    total: int
    done: int
    left: int
    failed: int
    states: tuple[tuple[str, Any, int], ...]


class ImportBatch(models.Model):
    """Files that came together; what it does with duplicates was chosen when it was made."""

    class Duplicates(models.TextChoices):
        HOLD = "hold", "留待人工决定"
        UPDATE = "update", "更新已有的通报"
        NEW = "new", "作为新的通报导入"

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
        found = dict(self.files.order_by().values_list("status").annotate(Count("pk")))
        return {status: found.get(status, 0) for status in ImportFile.Status.values}

    def progress(self) -> Progress:
        counts = self.counts()
        left = counts[ImportFile.Status.WAITING] + counts[ImportFile.Status.WORKING]
        states = tuple(
            (value, label, counts[value]) for value, label in ImportFile.Status.choices if counts[value]
        )
        total = sum(counts.values())
        return Progress(total, total - left, left, counts[ImportFile.Status.FAILED], states)

    def retry(self) -> int:
        """Hands the files that failed to the workers once more."""
        failed = self.files.filter(status=ImportFile.Status.FAILED)
        return failed.update(status=ImportFile.Status.WAITING, attempts=0, reason="", finished=None)

    def add(self, name: str, data: bytes, **more: object) -> ImportFile:
        """A file with its bytes; each batch numbers its own."""
        sha256 = hashlib.sha256(data).hexdigest()
        row = ImportFile(
            batch=self, number=self.files.count() + 1, name=name[-255:], sha256=sha256, size=len(data), **more
        )
        row.content.save(sha256, ContentFile(data), save=False)
        row.save()
        return row


class ImportFileQuerySet(models.QuerySet["ImportFile"]):
    def open(self) -> ImportFileQuerySet:
        """What a worker has still to do."""
        return self.filter(status__in=(ImportFile.Status.WAITING, ImportFile.Status.WORKING))

    def claimable(self, now: datetime) -> ImportFileQuerySet:
        """Waiting, or left lying by a worker that has died."""
        return self.filter(
            Q(status=ImportFile.Status.WAITING) | Q(status=ImportFile.Status.WORKING, leased_until__lt=now)
        )

    def claim(self, worker: str, lease: timedelta = LEASE) -> ImportFile | None:
        """The next file, now this worker's; two workers never get the same one."""
        now = timezone.now()
        while True:
            row = self.claimable(now).order_by("pk").first()
            if row is None:
                return None
            # Only who still finds the row as it was read gets it.
            if (
                self.claimable(now)
                .filter(pk=row.pk, attempts=row.attempts)
                .update(
                    status=ImportFile.Status.WORKING,
                    worker=worker,
                    leased_until=now + lease,
                    attempts=F("attempts") + 1,
                )
            ):
                row.refresh_from_db()
                return row

    def unannounced(self) -> ImportFileQuerySet:
        """Imported, but not yet known to those who keep an index."""
        written = (ImportFile.Status.CREATED, ImportFile.Status.UPDATED)
        return self.filter(status__in=written, announced=False)


def _file_path(file: ImportFile, _filename: str) -> str:
    return f"{file.sha256[:2]}/{file.sha256}"


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

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="files", verbose_name="批次")
    number = models.PositiveIntegerField("序号")
    name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("字节数")
    content = models.FileField("内容", upload_to=_file_path, max_length=100, storage=KeptFiles())
    url = models.URLField("网址", max_length=500, blank=True)
    fetched = models.DateTimeField("取得时间", null=True, blank=True)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.WAITING)
    reason = models.TextField("说明", blank=True)
    notice = models.ForeignKey(
        "notices.Notice", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="通报"
    )
    doubt_count = models.PositiveIntegerField("疑点数", default=0)
    worker = models.CharField("处理者", max_length=80, blank=True)
    leased_until = models.DateTimeField("处理期限", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    announced = models.BooleanField("已入索引", default=False)
    finished = models.DateTimeField("完成时间", null=True, blank=True)

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
        """Whether a person may look at it and decide; what is imported or being imported is settled."""
        return self.status in (self.Status.HELD, self.Status.DUPLICATE)

    def data(self) -> bytes:
        with self.content.open() as file:
            return bytes(file.read())

    def finish(self, outcome: Outcome) -> bool:
        """Writes down what became of it, once: False where another has finished or taken it meanwhile."""
        as_it_was = ImportFile.objects.filter(pk=self.pk, status=self.status, worker=self.worker)
        return bool(
            as_it_was.update(
                status=outcome.status,
                reason=outcome.reason,
                notice=outcome.notice,
                doubt_count=outcome.doubts,
                finished=timezone.now(),
            )
        )

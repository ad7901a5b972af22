"""What people decided about notices: corrections, imports, takedowns. It outlives the rows it is about.

A notice is named by its public name and a unit by its path, never by a key: a new reading writes rows anew.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from notices.storage import path_by_hash


class Decision(models.Model):
    """One value that a person set: who, when, before, after, why. `anchor` says what in the unit, in its words."""

    class Subject(models.TextChoices):
        FACT = "fact", "基本情况"
        AREAS = "areas", "问题领域"
        STATUS = "status", "措施的进度"
        CLAIM = "claim", "证据"
        DOUBT = "doubt", "疑点"
        OUTLINE = "outline", "结构"
        FOLLOWUP = "followup", "承诺落实"
        CHECKED = "checked", "校对"
        DISTINCT = "distinct", "不是同一份"
        IMPORT = "import", "导入"
        TAKEDOWN = "takedown", "下架"

    CORRECTIONS = (
        Subject.FACT,
        Subject.AREAS,
        Subject.STATUS,
        Subject.CLAIM,
        Subject.DOUBT,
        Subject.OUTLINE,
        Subject.FOLLOWUP,
    )  # what can be taken back by itself

    name = models.CharField("通报", max_length=100, blank=True, db_index=True)
    path = models.CharField("条目", max_length=30, blank=True, help_text="如 p12/i3/m2；空为通报本身")
    subject = models.CharField("事项", max_length=10, choices=Subject)
    field = models.CharField("项目", max_length=40, blank=True)
    anchor = models.JSONField("所在", default=dict, blank=True)
    before = models.JSONField("原为", default=dict, blank=True)
    after = models.JSONField("改为", default=dict, blank=True)
    reason = models.TextField("理由", blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="决定者"
    )
    made = models.DateTimeField("时间", auto_now_add=True)
    undoes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="undone", verbose_name="所撤销的"
    )

    class Meta:
        verbose_name = verbose_name_plural = "人工决定"
        ordering = ("-made", "-pk")

    def __str__(self) -> str:
        return f"{self.name}/{self.path} {self.get_subject_display()} {self.field}".strip()


class TakedownQuerySet(models.QuerySet["Takedown"]):
    def holding_back(self, *fingerprints: str) -> Takedown | None:
        """The takedown of what has one of these fingerprints: of its bytes, or of its text."""
        row = Fingerprint.objects.filter(value__in=fingerprints).select_related("takedown").first()
        return row.takedown if row else None


class Takedown(models.Model):
    """A notice that was taken out. Its name stays taken, its addresses answer 410, the same file is held back.

    `sealed` has its rows, to be put back; empty where they were deleted for good.
    """

    name = models.SlugField("公开名称", max_length=100, unique=True)
    reason = models.TextField("理由", help_text="公开显示")
    sealed = models.TextField("封存的内容", blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="决定者"
    )
    made = models.DateTimeField("时间", auto_now_add=True)

    objects = TakedownQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "下架的通报"

    def __str__(self) -> str:
        return self.name


class Fingerprint(models.Model):
    """A SHA-256 of bytes, or of a text's letters, that are not to come back unasked."""

    takedown = models.ForeignKey(
        Takedown, models.CASCADE, related_name="fingerprints", verbose_name="下架的通报"
    )
    value = models.CharField("SHA-256", max_length=64, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "下架内容的指纹"

    def __str__(self) -> str:
        return self.value


class SealedFile(models.Model):
    """Bytes of a notice that was taken out, there to be put back."""

    takedown = models.ForeignKey(Takedown, models.CASCADE, related_name="files", verbose_name="下架的通报")
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.FileField("内容", upload_to=path_by_hash, max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "封存的原件"

    def __str__(self) -> str:
        return self.sha256

"""What used to be: units that a later reading no longer finds, in the text they stood in.

A permanent address stays good: it leads to the unit as it was last seen. The earlier text stays as long as such a unit
points into it, and goes with the last. What a page said before it was changed stays for good.
"""

from __future__ import annotations

from django.db import models

from notices.models.notice import Notice, Original


class EarlierText(models.Model):
    """The text of a notice as an earlier reader or parser version, or earlier bytes, had it."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="earlier_texts", verbose_name="通报")
    text = models.TextField("正文")
    reader_version = models.CharField("读取器版本", max_length=20)
    parser_version = models.CharField("解析器版本", max_length=20)
    original = models.ForeignKey(
        Original,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="原件",
        help_text="网页或文件后来有了改动：这是改动前的文字",
    )
    replaced = models.DateTimeField("替换时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "先前的正文"
        ordering = ("notice", "-replaced")

    def __str__(self) -> str:
        return f"{self.notice.name} {self.reader_version}/{self.parser_version}"


class FormerUnit(models.Model):
    """A problem, item or measure that had a permanent address and is no longer found; its number stays taken."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="former_units", verbose_name="通报")
    path = models.CharField("编号", max_length=30, help_text="如 p12/i3/m2")
    earlier = models.ForeignKey(EarlierText, models.CASCADE, related_name="units", verbose_name="先前的正文")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    key = models.TextField("识别依据", blank=True, help_text="以后又读到同样的文字时，编号还给它")
    moved_to = models.CharField("现编号", max_length=30, blank=True, help_text="同样的文字现在的编号，如 p13")
    labels = models.JSONField("人工订正的领域", default=list, blank=True)
    status = models.CharField("人工订正的进度", max_length=10, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "已不在的条目"
        ordering = ("notice", "path")
        constraints = (models.UniqueConstraint(fields=("notice", "path"), name="former_unit_once"),)

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return f"{self.notice.name}/{self.path}"

    @property
    def words(self) -> str:
        return self.earlier.text[self.start : self.end]

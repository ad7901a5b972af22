"""地区: the tree that notices are filed under."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


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
        return "".join(step.name for step in self.path())

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.code])

    def path(self) -> list[Place]:
        """From the province down to this place."""
        return [*(self.parent.path() if self.parent else []), self]

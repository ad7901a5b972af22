"""Notices that look like one another and, as a person has said, are two."""

from __future__ import annotations

from django.db import models

from notices.models.notice import Notice


class DistinctPair(models.Model):
    """Who said it, and when, stands in the `Decision`."""

    first = models.ForeignKey(Notice, models.CASCADE, related_name="+", verbose_name="通报")
    second = models.ForeignKey(Notice, models.CASCADE, related_name="+", verbose_name="另一份")

    class Meta:
        verbose_name = verbose_name_plural = "不是同一份的通报"
        constraints = (models.UniqueConstraint(fields=("first", "second"), name="distinct_pair_once"),)

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"

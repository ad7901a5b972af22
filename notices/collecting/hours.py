"""The hours in which sites are walked: `22-6` is from ten at night to six in the morning. Local time."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def within(hours: str, now: datetime | None = None) -> bool:
    """Whether it is one of these hours; "" are all."""
    if not hours:
        return True
    first, last = map(int, hours.split("-"))
    hour = timezone.localtime(now).hour
    return first <= hour < last if first < last else hour >= first or hour < last

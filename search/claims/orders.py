"""The orders that claims are listed in: whatever goes first, then the newest notice, as its text goes."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

# `Notice.dated` and its place, from a claim.
DATED = Coalesce("notice__published", "notice__signed")
PLACE = F("notice__place__code")

NEWEST: tuple[Any, ...] = (DATED.desc(nulls_last=True), "notice__name", "start", "pk")
ORDERS: dict[str, tuple[Any, ...]] = {
    "newest": NEWEST,
    "oldest": (DATED.asc(nulls_first=True), "notice__name", "start", "pk"),
    "district": (PLACE.asc(nulls_last=True), *NEWEST),
    "soonest": ("due_by", *NEWEST),
    "latest": ("-due_by", *NEWEST),
    "largest": ("-value", *NEWEST),
    "smallest": ("value", *NEWEST),
    "most": (F("count").desc(nulls_last=True), *NEWEST),
}

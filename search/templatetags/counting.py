"""Counts as they are written."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from notices.claim_kinds import CLAIM_KINDS, ClaimKind
from notices.columns import plain
from search.comparing.matrix import Count
from search.comparing.tables import written

register = template.Library()
register.filter("plain", plain)


@register.simple_tag
def claim_pages() -> Iterable[ClaimKind]:
    return CLAIM_KINDS


@register.filter
def share(count: Count) -> str:
    """`8.3%`, or the number where there is nothing to be a share of."""
    return written(count, shares=True)

"""Counts as they are written."""

from __future__ import annotations

from django import template

from search.claims import numbers
from search.comparing.matrix import Count
from search.comparing.tables import written

register = template.Library()
register.filter("plain", numbers.plain)


@register.filter
def share(count: Count) -> str:
    """`8.3%`, or the number where there is nothing to be a share of."""
    return written(count, shares=True)


@register.filter
def percent(part: float) -> str:
    return f"{100 * part:.1f}%"

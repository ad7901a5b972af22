"""Names in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from notices.models import Category, CategoryGroup

register = template.Library()


@register.filter
def named(row: Category | CategoryGroup) -> str:
    """A problem area's Chinese or English name."""
    return row.name_en if (get_language() or "").startswith("en") else row.name

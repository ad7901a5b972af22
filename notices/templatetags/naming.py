"""Names in the reader's language, and shares."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from notices.citing.formats.romanised import romanised
from notices.models import Category, CategoryGroup, Place

register = template.Library()


@register.filter
def named(row: Category | CategoryGroup) -> str:
    """A problem area's Chinese or English name."""
    return row.name_en if (get_language() or "").startswith("en") else row.name


@register.filter
def in_latin(place: Place) -> str:
    """龙华区 is Longhua Qu for who reads no Chinese; nothing for who does."""
    return romanised(place.name, [place.name]) if (get_language() or "").startswith("en") else ""


@register.filter
def percent(part: float) -> str:
    return f"{100 * part:.1f}%"

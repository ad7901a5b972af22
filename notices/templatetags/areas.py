"""What an area is, and how often its label is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import get_language

from notices.area_boundaries import Boundary, boundaries
from notices.models import Category

register = template.Library()


@register.filter
def boundary(category: Category) -> Boundary | None:
    """In the reader's language; None where the area has left the taxonomy."""
    return boundaries("en" if (get_language() or "").startswith("en") else "zh").get(category.slug)


@register.inclusion_tag("notices/_area_error.html")
def area_error(slug: str, area_figures: Mapping[str, Any]) -> dict[str, Any]:
    """Precision and recall of an area, or of a group of areas, where they were measured."""
    return {"slug": slug, "figures": area_figures.get(slug)}

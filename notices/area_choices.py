"""The problem areas as a form offers them."""

from __future__ import annotations

from notices.facts import is_english
from notices.models import CategoryGroup


def area_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Under their groups, in the reader's language."""
    name = "name_en" if is_english() else "name"
    return [
        (getattr(group, name), [(row.slug, getattr(row, name)) for row in group.categories.all()])
        for group in CategoryGroup.objects.prefetch_related("categories")
    ]

"""Prints a text with its layers."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

from notices.spans import Run, html

register = template.Library()


@register.filter
def printed(runs: Sequence[Run], layer: int = 0) -> SafeString:
    """`{{ line|printed:1 }}`: layers before the first one to be shown are left out."""
    return mark_safe(html(runs, layer))  # noqa: S308  # every character is escaped there

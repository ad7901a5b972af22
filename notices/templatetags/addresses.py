"""The address of the page itself, as it is to be kept."""

from __future__ import annotations

from typing import Any

from django import template

from notices.permanent import permanent

register = template.Library()


@register.simple_tag(takes_context=True)
def address_of_page(context: dict[str, Any]) -> str:
    """Empty where the address asked for is none of this site: its host may be anybody's."""
    request = context.get("request")
    return permanent(request, request.get_full_path()) if request and request.resolver_match else ""

"""The address of the page itself: as it is to be kept, and as it is in other languages."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language

from notices.public_ids import permanent

register = template.Library()

# What says how a page is shown, not what is asked: the same page without them. Of a unit everything says only that.
_BESIDE = ("version", "open")
_UNITS = ("notice", "problem", "measure")


class LanguageVersion(NamedTuple):
    """A page in a language: `path` leads to the very same, `url` is the whole address it is known by."""

    code: str
    name: str
    path: str
    url: str
    is_shown: bool


@register.simple_tag(takes_context=True)
def address_of_page(context: dict[str, Any]) -> str:
    """Empty where the address asked for is none of this site: its host may be anybody's."""
    request = context.get("request")
    return permanent(request.get_full_path()) if request and request.resolver_match else ""


@register.simple_tag(takes_context=True)
def languages_of_page(context: dict[str, Any]) -> list[LanguageVersion]:
    """In the order of the settings; none where the address asked for is none of this site."""
    request = context.get("request")
    if not request or not request.resolver_match:
        return []
    known_by, language = _known_by(request), get_language()
    return [
        LanguageVersion(
            code,
            name,
            translate_url(request.get_full_path(), code),
            permanent(translate_url(known_by, code)),
            code == language,
        )
        for code, name in settings.LANGUAGES
    ]


def _known_by(request: HttpRequest) -> str:
    match = request.resolver_match
    if match and match.url_name == "notice-hits":
        return reverse("notice", kwargs=match.kwargs)
    query = request.GET.copy()
    for name in _BESIDE:
        query.pop(name, None)
    is_unit = match is not None and match.url_name in _UNITS
    return request.path + (f"?{query.urlencode(safe='/')}" if query and not is_unit else "")

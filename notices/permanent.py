"""Addresses as they are to be kept: whole, and of the public site even where a machine is asked by another name."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri


def permanent(request: HttpRequest, path: str) -> str:
    """`/notices/linxi-2021/` → `https://zhenggai.example/notices/linxi-2021/`."""
    if settings.SITE_URL:
        return str(settings.SITE_URL).rstrip("/") + iri_to_uri(path)
    return request.build_absolute_uri(path)

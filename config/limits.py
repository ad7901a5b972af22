"""How often one client may ask for what costs much; the interface for programs has a limit of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from ninja.throttling import SimpleRateThrottle

from config.middleware import client_address

# By the names of addresses; each kind has its rate in `settings.RATES`.
COSTLY: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "file": re.compile(r".+-(?:export|file|table|citations)|data-package"),
        "chart": re.compile(r".+-chart|trends-areas"),
        "table": re.compile(r"matrix|trends|compare|rounds"),
        "concordance": re.compile(r"concordance"),
        "login": re.compile(r"admin:login"),
        "answer": re.compile(r"doubt"),
    }
)
_FORMS = ("login", "answer")  # what costs is what is sent


class LimitsMiddleware:
    """Answers 429 with a sentence where a client asks too often. Staff may ask as they like; to look at a form is free.

    Counted in Django's cache, which several server processes share where `CACHE` says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        kind = next((kind for kind, names in COSTLY.items() if names.fullmatch(name)), "")
        if not kind or request.user.is_staff or (kind in _FORMS and request.method != "POST"):
            return None
        throttle = _ByClient(kind)
        if throttle.allow_request(request):
            return None
        seconds = math.ceil(throttle.wait() or 1)
        reason = _("请求太多，请在 %(seconds)d 秒后再试。") % {"seconds": seconds}
        response = render(request, "429.html", {"reason": reason}, status=429)
        response["Retry-After"] = str(seconds)
        return response


class _ByClient(SimpleRateThrottle):
    def __init__(self, kind: str) -> None:
        super().__init__(settings.RATES[kind])
        self.kind = kind

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"rate {self.kind} {client_address(request)}".replace(" ", "_")

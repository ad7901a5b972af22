"""What all answers have in common: open to other sites, kept for a minute, and JSON also where there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page

from notices.versioning.version import HEADER, version_of
from search.api import refusals

View = Callable[..., HttpResponse]
KEPT = "public, max-age=60"  # seconds; after that the ETag tells whether anything changed
METHODS = "GET, HEAD, OPTIONS"
# Public data, asked for without cookies: any site's script may read it. Three headers need no package.
_OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": f"ETag, Retry-After, {HEADER}"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",  # a browser asks leave to send it
    "Access-Control-Max-Age": "86400",
}


def public(view: View) -> View:
    """A view as everybody may ask it: it reads only, whatever the method."""

    @conditional_page
    def answered(request: HttpRequest, **where: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={**_OPEN, **_PREFLIGHT})
        response = _answer(view, request, where)
        caching = KEPT if response.status_code == 200 else "no-store"
        for name, value in {**_OPEN, "Cache-Control": caching, HEADER: str(version_of(request))}.items():
            response[name] = value
        return response

    @csrf_exempt  # nothing is written, and a POST is told so
    @wraps(view)
    def opened(request: HttpRequest, **where: Any) -> HttpResponse:
        """Asked for the head alone, the answer is made as for the whole; the server leaves out its body."""
        method = request.method
        request.method = "GET" if method == "HEAD" else method
        response = answered(request, **where)
        request.method = method
        return response

    return opened


def _answer(view: View, request: HttpRequest, where: dict[str, Any]) -> HttpResponse:
    if request.method != "GET":
        response = refusals.refusal(405, _("接口只读：请用 GET。"))
        response["Allow"] = METHODS
        return response
    try:
        return view(request, **where)
    except Http404 as exc:
        return refusals.missing(request, exc)

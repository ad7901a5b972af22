"""What every request and every answer goes through, whatever the page."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from notices.bounds import BoundError

Handler = Callable[[HttpRequest], HttpResponseBase]

# What no page of ours uses, and so none that somebody smuggles in.
_FEATURES = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media"),
    *("fullscreen", "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment"),
    *(
        "picture-in-picture",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    ),
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in _FEATURES)


def without_nul(get_response: Handler) -> Handler:
    """NUL characters leave an address before anything reads it: nobody types them, and PostgreSQL stores none.

    A POST's fields are refused by their forms.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        request.path_info = request.path_info.replace("\0", "")
        return get_response(request)

    return answer


def with_policies(get_response: Handler) -> Handler:
    """Which abilities of a browser pages may use (none), and that other sites may not take in what is not the API's."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        is_open = response.get("Access-Control-Allow-Origin") == "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin" if is_open else "same-origin"
        return response

    return answer


class AddressLocaleMiddleware(LocaleMiddleware):
    """The language stands in the address alone: no cache has to keep pages apart by what a browser prefers."""

    def process_response(self, _request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
        return response


class TextGZipMiddleware(GZipMiddleware):
    """Compresses what is text.

    Workbooks, archives and PDF are compressed by themselves; a range is one of plain bytes.
    """

    _TEXT = re.compile(
        r"text/|image/svg\+xml|application/(?:json|javascript|x-ndjson|(?:[\w.-]+\+)?(?:json|xml))\b"
    )

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_text = self._TEXT.match(response.get("Content-Type", ""))
        if not is_text or response.has_header("Content-Range"):
            return response
        return super().process_response(request, response)


class BoundsMiddleware:
    """Holds requests and pages to `settings.BOUNDS`; who goes past one is told which.

    Stands before whatever reads a body: a long one is refused by the length that it announces, and a server takes no
    more than was announced.
    """

    _GROWN = 200  # characters of a query string; with a shorter one a page is as large as what it is of

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if refusal := self._refusal(request):
            return refusal
        response = self.get_response(request)
        query, most = request.META["QUERY_STRING"], settings.BOUNDS["page"]
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if len(query) <= self._GROWN or not is_page or (size := len(response.content)) <= most:  # type: ignore[attr-defined]
            return response
        reason = _("这一页会有 %(size)d kB，超过了 %(most)d kB 的上限：请缩短检索词，或少选几个条件。")
        return _refused(request, 400, reason % {"size": size // 1000, "most": most // 1000})

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _refused(request, 400, str(exception)) if isinstance(exception, BoundError) else None

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        length, most = len(request.META["QUERY_STRING"]), settings.BOUNDS["address"]
        if length > most:
            reason = _("网址太长：问号之后最多 %(most)d 个字符，现有 %(length)d 个。")
            request.META["QUERY_STRING"] = ""  # the page that says so does not repeat it
            return _refused(request, 414, reason % {"most": most, "length": length})
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        if size <= settings.BOUNDS["body"]:
            return None
        most = settings.BOUNDS["upload" if request.user.is_staff else "body"]
        reason = _("提交的内容有 %(size)d kB，超过了 %(most)d kB 的上限。")
        sizes = {"size": size // 1000, "most": most // 1000}
        return _refused(request, 413, reason % sizes) if size > most else None


def _refused(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    if request.path_info.startswith("/api/v1/"):
        return JsonResponse({"detail": reason}, status=status, json_dumps_params={"ensure_ascii": False})
    return render(request, "400.html", {"reason": reason}, status=status)


def client_address(request: HttpRequest) -> str | None:
    """Of a connection, or as the one proxy before us saw it: what stands left of that, a client may have written."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR")

"""NUL characters leave an address before anything reads it: nobody types them, and PostgreSQL stores none."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Handler = Callable[[HttpRequest], HttpResponseBase]


def without_nul(get_response: Handler) -> Handler:
    """Middleware; a POST's fields are refused by their forms."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        request.path_info = request.path_info.replace("\0", "")
        return get_response(request)

    return answer

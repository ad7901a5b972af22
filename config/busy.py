"""A database that is busy or cannot be written, for longer than is waited: a sentence, and nothing typed is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

RETRY = 30  # seconds after which it is worth asking again
logger = logging.getLogger(__name__)


class BusyMiddleware:
    """Answers 503; a form that was sent comes back as one button that sends the same again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError):
            return None
        logger.error("The database does not answer: %s", exception, exc_info=exception)
        response = _as_data() if request.path_info.startswith("/api/v1/") else _as_page(request)
        response["Retry-After"] = str(RETRY)
        return response


def _as_data() -> HttpResponse:
    return JsonResponse(
        {"detail": _("数据库正忙，请稍后再试。")}, status=503, json_dumps_params={"ensure_ascii": False}
    )


def _as_page(request: HttpRequest) -> HttpResponse:
    """Without the context of requests: who is signed in stands in the database that does not answer."""
    typed = [
        (name, value)
        for name, values in (() if request.FILES else request.POST.lists())  # a page can't give files back
        if name != "csrfmiddlewaretoken" and "password" not in name  # nothing to print into a page
        for value in values
    ]
    context = {"is_post": request.method == "POST", "typed": typed, "action": request.get_full_path()}
    if typed:
        context["csrf_token"] = get_token(request)
    return HttpResponse(render_to_string("busy.html", context), status=503)

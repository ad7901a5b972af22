"""A database that is busy, cannot be written or is away: a sentence, and nothing typed is lost."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

RETRY = 30  # seconds after which it is worth asking again
AWAY = (OperationalError, InterfaceError)  # busy or not to be written; gone while it was asked
logger = logging.getLogger(__name__)


class BusyMiddleware:
    """Answers 503; a form that was sent comes back as one button that sends the same again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _answer(request, exception) if isinstance(exception, AWAY) else None


def server_error(request: HttpRequest) -> HttpResponseBase:
    """What goes wrong outside of views: whoever counts, signs in or looks whether a page is still the same asks too."""
    exception = sys.exc_info()[1]
    return _answer(request, exception) if isinstance(exception, AWAY) else defaults.server_error(request)


def _answer(request: HttpRequest, exception: Exception) -> HttpResponse:
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

"""A database that is busy, cannot be written or is away: a sentence, and nothing typed is lost."""

from __future__ import annotations

import logging
import sys

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

from notices.database import DATABASE_AWAY
from notices.error_answers import ErrorMiddleware, to_retry

logger = logging.getLogger(__name__)


class BusyMiddleware(ErrorMiddleware):
    """A form that was sent comes back as one button that sends the same again."""

    errors = DATABASE_AWAY

    def answer(self, request: HttpRequest, exception: Exception) -> HttpResponse:
        return _answer(request, exception)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """What goes wrong outside of views: whoever counts, signs in or looks whether a page is still the same asks too."""
    exception = sys.exc_info()[1]
    if isinstance(exception, DATABASE_AWAY):
        return _answer(request, exception)
    return defaults.server_error(request)


def _answer(request: HttpRequest, exception: Exception) -> HttpResponse:
    logger.error("The database does not answer: %s", exception, exc_info=exception)
    return to_retry(_as_data() if request.path_info.startswith("/api/v1/") else _as_page(request))


def _as_data() -> HttpResponse:
    return JsonResponse({"detail": _("数据库正忙，请稍后再试。")}, json_dumps_params={"ensure_ascii": False})


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
    return HttpResponse(render_to_string("busy.html", context))

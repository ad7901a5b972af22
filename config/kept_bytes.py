"""An original whose bytes cannot be had: a sentence, and no path or address of where they are kept."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from notices.storage import AwayError, MissingError

RETRY = 30  # seconds after which it is worth asking again
logger = logging.getLogger(__name__)


class KeptBytesMiddleware:
    """Answers 503 where the service does not answer, 404 where it has no such bytes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, (AwayError, MissingError)):
            return None
        logger.error("Bytes cannot be read: %s", exception.__cause__ or exception, exc_info=exception)
        is_away = isinstance(exception, AwayError)
        reason = _(str(exception))
        response = render(request, "400.html", {"reason": reason}, status=503 if is_away else 404)
        if is_away:
            response["Retry-After"] = str(RETRY)
        return response

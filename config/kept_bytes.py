"""An original whose bytes cannot be had: a sentence, and no path or address of where they are kept."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from notices.error_answers import ErrorMiddleware, to_retry
from notices.storage import AwayError, MissingError

logger = logging.getLogger(__name__)


class KeptBytesMiddleware(ErrorMiddleware):
    """503 where the service does not answer, 404 where it has no such bytes."""

    errors = (AwayError, MissingError)

    def answer(self, request: HttpRequest, exception: Exception) -> HttpResponse:
        logger.error("Bytes cannot be read: %s", exception.__cause__ or exception, exc_info=exception)
        response = render(request, "400.html", {"reason": _(str(exception))}, status=404)
        return to_retry(response) if isinstance(exception, AwayError) else response

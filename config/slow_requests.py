"""Each request by a name of its own, in all that is logged meanwhile; those that took too long, and with what."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from time import perf_counter, thread_time
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bound_contextvars

logger = logging.getLogger(__name__)
HEADER = "X-Request-ID"
_SOUND = re.compile(r"[\w-]{8,64}", re.ASCII)


class _Statements:
    """How many statements a request sent to the database, and how many seconds it waited for them."""

    def __init__(self) -> None:
        self.count, self.seconds = 0, 0.0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        start = perf_counter()
        try:
            return execute(*statement)
        finally:
            self.count += 1
            self.seconds += perf_counter() - start


def with_request_id(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Names each request, in its answer and in all that is logged meanwhile; says which were slow, and with what.

    A front server's name is taken over. What was asked is not written down, only where. Of a stream the time until it
    begins counts.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        proposed = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
        request_id = proposed if _SOUND.fullmatch(proposed) else uuid4().hex
        statements, start, started = _Statements(), perf_counter(), thread_time()
        with bound_contextvars(request_id=request_id, method=request.method, path=request.path_info):
            with connection.execute_wrapper(statements):
                response = get_response(request)
            response[HEADER] = request_id
            seconds, computing = perf_counter() - start, thread_time() - started
            if seconds >= settings.SLOW_REQUEST:
                _report(
                    request,
                    response,
                    seconds,
                    {"computing": computing, "database": statements.seconds},
                    statements,
                )
        return response

    return answer


def _report(
    request: HttpRequest,
    response: HttpResponseBase,
    seconds: float,
    parts: dict[str, float],
    statements: _Statements,
) -> None:
    """What took most of it; what neither computed nor asked the database waited: for a lock, or for the processor."""
    parts["waiting"] = max(0.0, seconds - sum(parts.values()))
    cause = max(parts, key=lambda part: parts[part])
    view = request.resolver_match.view_name if request.resolver_match else ""
    rounded = {name: round(value, 3) for name, value in parts.items()}
    facts = {
        "view": view,
        "status": response.status_code,
        "seconds": round(seconds, 3),
        "cause": cause,
        **rounded,
    }
    words = " ".join(f"{name}={value}" for name, value in facts.items())
    logger.warning(
        "Slow request: %s statements=%d",
        words,
        statements.count,
        extra={**facts, "statements": statements.count},
    )

"""What is answered in place of an error, whatever view it came from."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

RETRY = 30  # seconds after which it is worth asking again


class ErrorMiddleware:
    """A sentence in place of errors of some kinds, from whatever view; an answer of 503 says when to ask again."""

    errors: tuple[type[Exception], ...]

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return self.answer(request, exception) if isinstance(exception, self.errors) else None

    def answer(self, request: HttpRequest, exception: Exception) -> HttpResponse:
        raise NotImplementedError


def to_retry(response: HttpResponse) -> HttpResponse:
    """The answer 503, with when to ask again."""
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response["Retry-After"] = str(RETRY)
    return response

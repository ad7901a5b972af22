"""Every answer that is no answer: one shape, a sentence in the reader's language, never a page of HTML."""

from __future__ import annotations

import math

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError, Throttled

from search.asking.forms import sentence


class BadRequestError(HttpError):
    """A parameter that cannot be read; the message says which and why."""

    def __init__(self, message: str) -> None:
        super().__init__(400, message)


class GoneError(HttpError):
    """An address that named something once."""

    def __init__(self, message: str) -> None:
        super().__init__(410, message)


def check(form: forms.Form) -> None:
    if not form.is_valid():
        names = "、".join(form.errors)
        raise BadRequestError(
            _("参数 %(names)s 不对：%(reason)s") % {"names": names, "reason": sentence(form)}
        )


def refusal(status: int, detail: str) -> HttpResponse:
    return JsonResponse({"detail": detail}, status=status, json_dumps_params={"ensure_ascii": False})


def missing(_request: HttpRequest, exc: Http404 | type[Http404]) -> HttpResponse:
    return refusal(404, str(exc) if isinstance(exc, Http404) and exc.args else _("没有这个地址。"))


def refused(_request: HttpRequest, exc: HttpError | type[HttpError]) -> HttpResponse:
    if isinstance(exc, Throttled):
        seconds = math.ceil(exc.wait or 1)
        response = refusal(429, _("请求太多，请在 %(seconds)d 秒后再试。") % {"seconds": seconds})
        response["Retry-After"] = str(seconds)
        return response
    assert isinstance(exc, HttpError)  # noqa: S101  # ninja's handlers may be given classes, ours raise instances
    return refusal(exc.status_code, exc.message)

"""Every answer that is no answer: one shape, a sentence in the reader's language, never a page of HTML."""

from __future__ import annotations

import math

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError, Throttled

from notices.error_answers import to_retry
from search.asking.forms import sentence
from search.engines.protocol import IndexAwayError, NoSearchError


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
        reason = sentence(form)
        if names := "、".join(name for name in form.errors if name != NON_FIELD_ERRORS):
            reason = _("参数 %(names)s 不对：%(reason)s") % {"names": names, "reason": reason}
        raise BadRequestError(reason)


def refusal(status: int, detail: str) -> HttpResponse:
    return JsonResponse({"detail": detail}, status=status, json_dumps_params={"ensure_ascii": False})


def missing(_request: HttpRequest, exc: Http404 | type[Http404]) -> HttpResponse:
    return refusal(404, str(exc) if isinstance(exc, Http404) and exc.args else _("没有这个地址。"))


def without_search(_request: HttpRequest, exc: NoSearchError | type[NoSearchError]) -> HttpResponse:
    is_away = isinstance(exc, IndexAwayError)
    response = refusal(
        503,
        _("检索服务暂时没有回应，请稍后再试。") if is_away else _("检索索引正在从数据库重建，请稍后再试。"),
    )
    return to_retry(response)


def refused(_request: HttpRequest, exc: HttpError | type[HttpError]) -> HttpResponse:
    if isinstance(exc, Throttled):
        seconds = math.ceil(exc.wait or 1)
        response = refusal(429, _("请求太多，请在 %(seconds)d 秒后再试。") % {"seconds": seconds})
        response["Retry-After"] = str(seconds)
        return response
    assert isinstance(exc, HttpError)  # noqa: S101  # ninja's handlers may be given classes, ours raise instances
    return refusal(exc.status_code, exc.message)

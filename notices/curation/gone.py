"""Every address of a notice that was taken out answers 410, with the reason; no view need know."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from notices.models import Takedown

_REFUSALS = (400, 404)  # what pages answer of a notice that they find no more
_PARAMETERS = ("notice", "id")  # that name a notice, beside the path


def with_takedowns(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code not in _REFUSALS or not (names := _names(request)):
            return response
        takedown = Takedown.objects.filter(name__in=names).first()
        return _gone(request, takedown) if takedown else response

    return answer


def _names(request: HttpRequest) -> set[str]:
    """The public names of notices that an address mentions."""
    matched = request.resolver_match
    in_path = [str(matched.kwargs.get(word, "")) for word in ("name", "public_id")] if matched else []
    in_query = [value for word in _PARAMETERS for value in request.GET.getlist(word)]
    return {name.partition("/")[0] for name in (*in_path, *in_query)} - {""}


def _gone(request: HttpRequest, takedown: Takedown) -> HttpResponse:
    if request.path.startswith("/api/v1/"):
        detail = _("%(name)s 已下架：%(reason)s") % {"name": takedown.name, "reason": takedown.reason}
        return JsonResponse({"detail": detail}, status=410, json_dumps_params={"ensure_ascii": False})
    return render(request, "410.html", {"takedown": takedown}, status=410)

"""Addresses of the interface, and of the pages about it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _

from search.api import views
from search.api.interface import api
from search.api.opening import public


def nothing(_request: HttpRequest) -> HttpResponse:
    raise Http404(_("接口没有这个地址；说明见 /api/。"))


def _opened() -> tuple[list[URLPattern], str, str]:
    """Ninja's addresses, each opened; what it has none for is told so in its words."""
    patterns, application, namespace = api.urls
    opened = [route for route in patterns if isinstance(route, URLPattern) and route.name != "api-root"]
    for route in opened:
        route.callback = public(route.callback)
    root = path("", public(nothing), name="api-root")  # ninja reads from it where the interface begins
    return [*opened, root, re_path("", public(nothing))], application, namespace


urlpatterns = [
    path("", views.overview, name="api"),
    path("try/", views.console, name="api-console"),
    path("v1/", _opened()),
]

"""The pages about the interface: what there is, and one to try it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from notices.public_ids import permanent
from search.api.interface import listed
from search.api.parameters import MOST_ROWS, USUAL_ROWS


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    context = {
        "root": permanent(reverse("api-v1:api-root")),
        "operations": listed(),
        "rate": settings.API_RATE,
        "usual_rows": USUAL_ROWS,
        "most_rows": MOST_ROWS,
    }
    return render(request, "search/api.html", context)


@require_safe
def console(request: HttpRequest) -> HttpResponse:
    """Swagger UI from ninja's own files; its settings stand in the page as data, which the CSP lets pass."""
    swagger = {"url": reverse("api-v1:openapi-json"), "layout": "BaseLayout", "deepLinking": True}
    return render(request, "search/api_console.html", {"swagger": swagger})

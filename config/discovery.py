"""What robots, browsers and reporters of weaknesses ask a site for without having read a page."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from config.sitemaps import files
from notices.public_ids import permanent

_NOT_FOR_ROBOTS = (
    "/admin/",
    "/import/",
    "/basket/",
    "/suggest/",
    "/search/export/",
    "/search/basket/",
    "/api/v1/",
)
_DAYS = 365  # that the word on where to report holds


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Pages are for everybody; files, and answers to what somebody types, are not for robots."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}{path}" for prefix in ("", "/en") for path in _NOT_FOR_ROBOTS),
    ]
    lines += ["", f"Sitemap: {permanent(reverse('sitemaps'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemaps(request: HttpRequest) -> HttpResponse:
    """The files that list pages: Django's own index names them by the host that was asked."""
    context = {"sitemaps": [{"location": address} for address in files()]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@require_safe
def favicon(_request: HttpRequest) -> FileResponse:
    """For what asks without having read a page."""
    return FileResponse((settings.BASE_DIR / "static/favicon.ico").open("rb"), content_type="image/x-icon")


@require_safe
def security(_request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116); a site without a mailbox has none to tell."""
    if not settings.CONTACT_EMAIL:
        raise Http404
    expires = timezone.now().replace(microsecond=0) + timedelta(days=_DAYS)
    lines = (
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: zh, en",
        f"Canonical: {permanent(reverse('security'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

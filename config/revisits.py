"""Who comes back to a page is told that it is still the same before it is made: 304, by an ETag.

A page that anybody may read follows from its address (which has its language), the rows, the index, the day, and the
program. What moves on with each change of these is hashed; nothing else is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db.models import Max
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from notices.claim_kinds import CLAIM_KINDS
from notices.models import CollectionState, Decision
from search.engines.connection import engine
from search.engines.protocol import NoSearchError

# Pages, by the names of their addresses, that follow from notices, places and areas alone.
PAGES = frozenset(
    {
        *(
            "notice",
            "problem",
            "measure",
            "notice-hits",
            "search",
            "similar",
            "concordance",
            "categories",
            "category",
        ),
        *("compare", "matrix", "trends", "rounds", *(kind.plural for kind in CLAIM_KINDS)),
    }
)
_FOLDERS = ("config", "locale", "notices", "search", "static", "templates")
_KEY = "zhenggai.etag"


class RevisitsMiddleware:
    """For visitors without an account; staff see what waits for them as well, which no row here tells of."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if (etag := request.META.get(_KEY)) and response.status_code in (200, 304):
            response["ETag"] = etag
            response["Cache-Control"] = "no-cache"  # kept, and asked about each time
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponseBase | None:
        match = request.resolver_match
        if not match or match.url_name not in PAGES or request.method not in ("GET", "HEAD"):
            return None
        if request.user.is_authenticated or (etag := _etag(request)) is None:
            return None
        request.META[_KEY] = etag
        return get_conditional_response(request, etag=etag)


def _etag(request: HttpRequest) -> str | None:
    """None where the index cannot answer: the page says so then."""
    try:
        index = engine().generation()
    except NoSearchError:
        return None
    rows = CollectionState.objects.current()
    by_hand = [model.objects.aggregate(Max("pk"))["pk__max"] for model in (Decision, LogEntry)]
    state = (rows.generation, rows.changed, by_hand, index, timezone.localdate(), _software())
    return quote_etag(sha256(repr((request.get_full_path(), state)).encode()).hexdigest()[:32])


@cache
def _software() -> str:
    """Of all that makes pages: after an upgrade, no page is the same; on two machines of one version, each page is."""
    files = sorted(
        (str(path.relative_to(settings.BASE_DIR)), sha256(path.read_bytes()).hexdigest())
        for folder in _FOLDERS
        for path in (settings.BASE_DIR / folder).rglob("*.*")
        if path.suffix != ".pyc" and path.is_file()
    )
    return sha256(repr((files, settings.SITE_URL, settings.CONTACT_EMAIL)).encode()).hexdigest()

"""Which pages there are, for search engines: each in both languages, with the day of its last change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Q, QuerySet
from django.urls import reverse

from notices.claim_kinds import CLAIM_KINDS
from notices.models import Category, Notice, Place, Problem
from notices.public_ids import permanent

PAGES = (
    *(
        "home",
        "search",
        "categories",
        "compare",
        "matrix",
        "trends",
        "rounds",
        "coverage",
        "sentences",
        "places",
        "synonyms",
        "variables",
    ),
    *(kind.plural for kind in CLAIM_KINDS),
    *("about-data", "about-method", "about-corrections", "about-reading", "api"),
)


class _Sitemap(Sitemap):
    i18n = alternates = x_default = True
    limit = 5_000  # pages, each in every language: a file has at most 50,000 addresses

    def get_domain(self, site: Any = None) -> str:  # noqa: ARG002  # the site is where SITE_URL says
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:  # noqa: ARG002
        return urlsplit(settings.SITE_URL).scheme


class PageSitemap(_Sitemap):
    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(item)


class NoticeSitemap(_Sitemap):
    def items(self) -> QuerySet[Notice]:
        return Notice.objects.only("name", "updated").order_by("name")

    def lastmod(self, item: Notice) -> datetime:
        return item.updated


class ProblemSitemap(_Sitemap):
    i18n = False  # of many rows only those of one file are read; their pages name the other language

    def items(self) -> QuerySet[Problem]:
        names = ("number", "notice__name", "notice__updated", "parent__number", "parent__notice__name")
        rows = Problem.objects.select_related("notice", "parent__notice").only(*names)
        return rows.order_by("pk")

    def lastmod(self, item: Problem) -> datetime:
        return item.notice.updated


class AreaSitemap(_Sitemap):
    def items(self) -> QuerySet[Category]:
        return Category.objects.order_by("slug")

    def location(self, item: Category) -> str:
        return reverse("category", args=[item.slug])


class PlaceSitemap(_Sitemap):
    """Those with notices, and what they lie in."""

    def items(self) -> QuerySet[Place]:
        filed = Place.objects.filter(notices__isnull=False).order_by().values("pk")
        within = Q(pk__in=filed) | Q(children__in=filed) | Q(children__children__in=filed)
        return Place.objects.filter(within).distinct().order_by("code")


def files() -> list[str]:
    """The addresses of all files there are, each of at most `limit` entries."""
    return [
        permanent(reverse("sitemap", args=[section]) + (f"?p={number}" if number > 1 else ""))
        for section, kind in SITEMAPS.items()
        for number in kind().paginator.page_range
    ]


SITEMAPS: Mapping[str, type[_Sitemap]] = MappingProxyType(
    {
        "pages": PageSitemap,
        "notices": NoticeSitemap,
        "problems": ProblemSitemap,
        "areas": AreaSitemap,
        "places": PlaceSitemap,
    }
)

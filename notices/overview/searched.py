"""What the collector looked for, by source: how many addresses it saw, took, left and why, and when last."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from notices.models import CollectedPage, Place, SourceSite

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Searched:
    """A source; `seen` are links that may have been articles, `left` those that were none, or were forbidden."""

    name: str
    address: str
    place: Place | None
    last: datetime | None
    seen: int
    taken: int
    left: int
    failed: int
    reasons: tuple[tuple[str, int], ...]


def searched(sites: QuerySet[SourceSite] | None = None) -> tuple[Searched, ...]:
    """All, or these, by place, then by name; three queries, however many there are."""
    sites = SourceSite.objects.all() if sites is None else sites
    articles = CollectedPage.objects.filter(kind=CollectedPage.Kind.ARTICLE, site__in=sites).order_by()
    counts, reasons = _counts(articles), _reasons(articles)
    sites = sites.select_related("place__parent__parent").annotate(last=Max("pages__checked"))
    return tuple(
        Searched(
            site.name,
            site.address,
            site.place,
            site.last,
            sum(counts[site.pk].values()),
            counts[site.pk][CollectedPage.Status.TAKEN],
            counts[site.pk][CollectedPage.Status.LEFT],
            counts[site.pk][CollectedPage.Status.FAILED],
            tuple(reasons[site.pk].most_common(MOST_REASONS)),
        )
        for site in sites.order_by("place__code", "name")
    )


def _counts(articles: QuerySet[CollectedPage]) -> dict[int, Counter[str]]:
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for site, status, count in articles.values_list("site", "status").annotate(Count("pk")):
        counts[site][status] += count
    return counts


def _reasons(articles: QuerySet[CollectedPage]) -> dict[int, Counter[str]]:
    """Without what follows in them on this address or that: 转到了 https://…"""
    reasons: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = articles.filter(status__in=(CollectedPage.Status.LEFT, CollectedPage.Status.FAILED))
    for site, reason, count in rows.values_list("site", "reason").annotate(Count("pk")):
        reasons[site][reason.partition(" http")[0].partition("：")[0].partition("（")[0]] += count
    return reasons

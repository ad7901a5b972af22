"""Promises: how many fall due in each year, and what curators say became of them. No notice says so itself."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.charts.bars import Amount
from notices.charts.years import timeline
from notices.models.followups import with_verdict
from search.asking.addresses import pairs, query_string
from search.claims.forms import PromiseForm
from search.claims.pictures import ClaimSummary, Gist, LinkedCell, Picture, lines

REMARK = gettext_lazy(
    "期限取自原文；是否如期完成，通报自己没有说；后来的通报里相近的措施列在各条之下，由订正员核对。"
)
LONGEST = 60  # years; a longer time has only the years with promises


def narrowed(form: PromiseForm, claims: QuerySet[Any]) -> QuerySet[Any]:
    """By what became of them, too: overdue is what is past today, whether kept or not."""
    outcome, today = form.cleaned_data["outcome"], timezone.localdate()
    claims = claims.filter(form.conditions())
    match outcome:
        case "":
            return claims
        case "overdue":
            return claims.filter(due_by__lt=today)
        case "coming":
            return claims.filter(due_by__gte=today)
        case "open":
            return with_verdict(claims).filter(verdict=None, due_by__lt=today)
        case _:
            return with_verdict(claims).filter(verdict=outcome)


def summary(form: PromiseForm, claims: QuerySet[Any]) -> ClaimSummary:
    by_year = narrowed(form, claims).order_by().values_list("due_by__year")
    counts: dict[int, int] = dict(by_year.annotate(Count("pk")))
    return ClaimSummary(sum(counts.values()), (), _picture(form, counts) if counts else None)


def gist(claim: Any) -> Gist:
    return Gist(claim.due)


def _picture(form: PromiseForm, counts: dict[int, int]) -> Picture:
    first, last = min(counts), max(counts)
    years = list(range(first, last + 1)) if last - first < LONGEST else sorted(counts)
    chart = timeline(
        _("各年到期的承诺"),
        _("按期限的最后一天归入年份；是否如期完成，通报没有说。"),
        [
            (str(year), Amount(str(year), float(count), str(count)))
            for year in years
            for count in (counts.get(year, 0),)
        ],
    )
    return Picture(
        chart,
        (_("到期年份"), _("承诺数")),
        lines(
            (LinkedCell(str(year)), LinkedCell(counts[year], _due_in(form, year))) for year in sorted(counts)
        ),
    )


def _due_in(form: PromiseForm, year: int) -> str:
    parameters = [pair for pair in pairs(form.address()) if pair[0] not in ("due_from", "due_to")]
    cleaned = form.cleaned_data
    within = [
        (name, cleaned[name].text if cleaned[name] and cleaned[name].first.year == year else str(year))
        for name in ("due_from", "due_to")
    ]
    return query_string([*parameters, *within])

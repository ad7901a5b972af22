"""Pages of notices, of their problems and measures, and of the problem areas: check, ask, render."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.charts.drawing import drawing
from notices.exporting.downloads import ENDINGS, download, links
from notices.models import Category
from notices.notice_page import entries, rows
from notices.notice_page.claim_marks import EvidenceSwitch, with_claims
from notices.notice_page.context import context as notice_context
from notices.overview import area_counts, collection, coverage_table
from notices.pagination import page_links
from notices.permanent import permanent
from notices.standing_claims import StandingClaims

FINDINGS_A_PAGE = 50
PLACES_A_PAGE = 50
DOUBTFUL_SHOWN = 50


@require_safe
def notice(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "notices/notice_detail.html", notice_context(request, name))


@require_safe
def problem(request: HttpRequest, public_id: str) -> HttpResponse:
    found = rows.problem_with_context(public_id).first()
    if found is None:
        return _former(request, public_id)
    evidence = EvidenceSwitch.read(request, usual=False)
    entry = entries.entry(found)
    if evidence.on:
        claims = StandingClaims(found.notice, problem__in=[found, *found.items.all()])
        entry = entries.changed_entry(entry, partial(with_claims, claims=claims))
    context = {
        "notice": found.notice,
        "entry": entry,
        "evidence": evidence,
        "near": rows.neighbours(found),
        "paragraphs": entries.original_of(found.notice, entry),
        "address": permanent(request, found.get_absolute_url()),
    }
    return render(request, "notices/problem.html", context)


@require_safe
def measure(request: HttpRequest, public_id: str) -> HttpResponse:
    found = rows.measure_with_context(public_id).first()
    if found is None:
        return _former(request, public_id)
    notice, entry = found.problem.notice, entries.measure_entry(found)
    claims = StandingClaims(notice, measure=found)
    evidence = EvidenceSwitch.read(request, usual=True)
    context = {
        "notice": notice,
        "entry": with_claims(entry, claims) if evidence.on else entry,
        "evidence": evidence,
        "claims": claims.rows,
        "near": rows.neighbours(found),
        "paragraphs": entries.original_of(notice, entry),
        "address": permanent(request, found.get_absolute_url()),
    }
    return render(request, "notices/measure.html", context)


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    areas = collection.areas()
    context = {
        "areas": areas,
        "chart": area_counts.chart(areas),
        "chart_url": reverse("categories-chart"),
        "files": links("categories-file"),
    }
    return render(request, "notices/categories.html", context)


@require_safe
def categories_chart(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return drawing(area_counts.chart(collection.areas()), "areas.svg")


@require_safe
def categories_file(request: HttpRequest, ending: str) -> HttpResponseBase:  # noqa: ARG001
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    rows = list(area_counts.rows(collection.areas()))
    return download(_("问题领域"), area_counts.columns(), rows, ending, len(rows))


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Category.objects.select_related("group"), slug=slug)
    page = _page(request, Paginator(collection.findings(found), FINDINGS_A_PAGE))
    context = {
        "category": found,
        "page": page,
        "pages": page_links(page, "?page={}".format),
        "districts": collection.by_district(collection.with_notices(page)),
    }
    return render(request, "notices/category.html", context)


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    page = _page(request, Paginator(coverage_table.places(), PLACES_A_PAGE))
    context = {
        "summary": coverage_table.summary(),
        "table": coverage_table.table(page),
        "provinces": coverage_table.provinces(),
        "sites": coverage_table.sites(),
        "doubtful": coverage_table.doubtful()[:DOUBTFUL_SHOWN],
        "files": links("matrix-file", "?table=district-year&unit=notice"),
        "page": page,
        "pages": page_links(page, "?page={}".format),
    }
    return render(request, "notices/coverage.html", context)


def _former(request: HttpRequest, public_id: str) -> HttpResponse:
    """A permanent address outlives what it named: it shows the words that once stood there."""
    unit = get_object_or_404(rows.former_unit(public_id))
    return render(request, "notices/former_unit.html", {"unit": unit, "notice": unit.notice})


def _page(request: HttpRequest, paginator: Paginator[Any]) -> Page[Any]:
    try:
        return paginator.page(request.GET.get("page", 1))
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing

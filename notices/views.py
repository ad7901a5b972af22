"""Pages of notices, of their problems and measures, and of the problem areas: check, ask, render."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.about.measured import area_run
from notices.claim_kinds import KIND_OF
from notices.decisions.history import history
from notices.decisions.states import path_of
from notices.exporting.downloads import ENDINGS, DownloadTable, download, links
from notices.exporting.picture import picture
from notices.importing import confined
from notices.models import Category, Notice
from notices.notice_page import entries, rows
from notices.notice_page.claim_marks import EvidenceSwitch, with_claims
from notices.notice_page.context import context as notice_context
from notices.notice_page.versions import versions
from notices.overview import area_counts, collection, coverage_table, province_map
from notices.overview.searched import searched
from notices.pagination import page_links, page_of
from notices.public_ids import permanent
from notices.reading import ReadError
from notices.roles import allowed
from notices.standing_claims import StandingClaims

FINDINGS_A_PAGE = 50
PLACES_A_PAGE = 50
DOUBTFUL_SHOWN = 50


@require_safe
def notice(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "notices/notice_detail.html", notice_context(request, name))


@require_safe
def notice_versions(request: HttpRequest, name: str) -> HttpResponse:
    row = get_object_or_404(rows.whole_notice(name))
    return render(request, "notices/versions.html", {"notice": row, "versions": versions(row)})


@allowed("notices.view_original")
@require_safe
def page_picture(request: HttpRequest, name: str, number: int) -> HttpResponse:  # noqa: ARG001
    """A page of a scan as it was recognised; for those who may see what is covered in the text."""
    row = get_object_or_404(Notice, name=name)
    file = row.original_if_any()
    if file is None or number not in file.recognised_pages:
        raise Http404(_("没有这一页。"))
    try:
        with file.content.open() as content:
            picture_of_page = confined.page_picture(content.read(), number)
    except ReadError as error:
        raise Http404(str(error)) from error
    return HttpResponse(picture_of_page, content_type="image/png")


@require_safe
def problem(request: HttpRequest, public_id: str) -> HttpResponse:
    row = rows.problem_with_context(public_id).first()
    if row is None:
        return _former(request, public_id)
    evidence = EvidenceSwitch.read(request, usual=False)
    entry = entries.entry(row)
    if evidence.on:
        claims = StandingClaims(row.notice, problem__in=[row, *row.items.all()])
        entry = entries.changed_entry(entry, partial(with_claims, claims=claims))
    context = {
        "notice": row.notice,
        "entry": entry,
        "evidence": evidence,
        "near": rows.neighbours(row),
        "paragraphs": entries.original_of(row.notice, entry),
        "address": permanent(row.get_absolute_url()),
        "history": history(row.notice.name, request.user, path=path_of(row)),
    }
    return render(request, "notices/problem.html", context)


@require_safe
def measure(request: HttpRequest, public_id: str) -> HttpResponse:
    row = rows.measure_with_context(public_id).first()
    if row is None:
        return _former(request, public_id)
    notice, entry = row.problem.notice, entries.measure_entry(row)
    claims = StandingClaims(notice, measure=row)
    evidence = EvidenceSwitch.read(request, usual=True)
    context = {
        "notice": notice,
        "entry": with_claims(entry, claims) if evidence.on else entry,
        "evidence": evidence,
        "claims": [(kind := KIND_OF[claim.type_name], claim, kind.phrases(claim)) for claim in claims.rows],
        "near": rows.neighbours(row),
        "paragraphs": entries.original_of(notice, entry),
        "address": permanent(row.get_absolute_url()),
        "history": history(notice.name, request.user, path=path_of(row)),
    }
    return render(request, "notices/measure.html", context)


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    areas = collection.areas()
    context = {
        "areas": areas,
        "area_figures": area_run().figures,
        "chart": area_counts.chart(areas),
        "chart_url": reverse("categories-chart"),
        "files": links("categories-file"),
    }
    return render(request, "notices/categories.html", context)


@require_safe
def categories_chart(request: HttpRequest) -> HttpResponse:
    return picture(request, area_counts.chart(collection.areas()), "areas.svg")


@require_safe
def categories_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    rows = list(area_counts.rows(collection.areas()))
    return download(request, DownloadTable(_("问题领域"), area_counts.columns(), rows, len(rows)), ending)


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Category.objects.select_related("group"), slug=slug)
    page = page_of(collection.findings(row), FINDINGS_A_PAGE, request.GET.get("page", 1))
    context = {
        "category": row,
        "area_figures": area_run().figures,
        "page": page,
        "pages": page_links(page, "?page={}".format),
        "districts": collection.by_district(collection.with_notices(page)),
    }
    return render(request, "notices/category.html", context)


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    page = page_of(coverage_table.places(), PLACES_A_PAGE, request.GET.get("page", 1))
    context = {
        "summary": coverage_table.summary(),
        "table": coverage_table.table(page),
        "provinces": coverage_table.provinces(),
        "sources": searched(),
        "sites": coverage_table.sites(),
        "doubtful": coverage_table.doubtful()[:DOUBTFUL_SHOWN],
        "files": links("matrix-file", "?table=district-year&unit=notice"),
        "map": province_map.chart(province_map.covers()),
        "map_files": links("coverage-map-file"),
        "page": page,
        "pages": page_links(page, "?page={}".format),
    }
    return render(request, "notices/coverage.html", context)


@require_safe
def coverage_map(request: HttpRequest) -> HttpResponse:
    return picture(request, province_map.chart(province_map.covers()), "provinces.svg")


@require_safe
def coverage_map_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    rows = list(province_map.rows(province_map.covers()))
    return download(
        request, DownloadTable(_("各省收录情况"), province_map.columns(), rows, len(rows)), ending
    )


def _former(request: HttpRequest, public_id: str) -> HttpResponse:
    """A permanent address outlives what it named: it leads to where that is now, or shows the words it had.

    What has moved may move back: nobody is to remember the way.
    """
    unit = get_object_or_404(rows.former_unit(public_id))
    if unit.moved_to:
        address = f"{unit.notice.get_absolute_url()}{unit.moved_to}/"
        redirection = redirect(f"{address}?{request.META['QUERY_STRING']}".removesuffix("?"), permanent=True)
        redirection["Cache-Control"] = "no-cache"
        return redirection
    return render(request, "notices/former_unit.html", {"unit": unit, "notice": unit.notice})

"""Sources for staff: which there are, naming and changing one, what a walk saw and what became of it."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notices.collecting.forms import SourceForm
from notices.collecting.listing import counted, source_rows
from notices.models import CollectedPage, SourceSite
from notices.pagination import page_links
from notices.roles import allowed

PAGES_A_PAGE = 100


@allowed("notices.view_sourcesite")
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "notices/collecting/sources.html", {"rows": source_rows()})


@allowed("notices.add_sourcesite")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _form(request, SourceForm(request.POST or None))


@allowed("notices.change_sourcesite")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    site = get_object_or_404(SourceSite.objects.select_related("place__parent__parent"), pk=pk)
    return _form(request, SourceForm(request.POST or None, instance=site))


def _form(request: HttpRequest, form: SourceForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        site = form.save()
        messages.success(request, _("已保存。"))
        return redirect("source-log", site.pk)
    return render(request, "notices/collecting/source_form.html", {"form": form, "site": form.instance})


@allowed("notices.view_collectedpage")
@require_safe
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """What the walks saw, the latest first; `?status=` keeps one state."""
    site = get_object_or_404(SourceSite.objects.select_related("place__parent__parent", "batch"), pk=pk)
    status = request.GET.get("status", "")
    status = status if status in CollectedPage.Status.values else ""
    pages = site.pages.select_related("file__notice").order_by("-checked", "-pk")
    page = Paginator(pages.filter(status=status) if status else pages, PAGES_A_PAGE).get_page(
        request.GET.get("page")
    )
    counts = site.counts()
    context = {
        "site": site,
        "status": status,
        "counts": counted(Counter(counts)),
        "total": sum(counts.values()),
        "page": page,
        "pages": page_links(page, (f"?status={status}&page={{}}" if status else "?page={}").format),
    }
    return render(request, "notices/collecting/log.html", context)

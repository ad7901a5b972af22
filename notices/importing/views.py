"""Import for staff: hand in, look, correct, save; a batch and its report."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notices.exporting.downloads import download
from notices.importing import batch_report, handing_in, jobs
from notices.importing.batches import ImportBatch, ImportFile
from notices.importing.forms import FactsForm, HandInForm
from notices.importing.preview import preview
from notices.importing.reviewing import Choice, Review, review
from notices.pagination import page_links

FILES_A_PAGE = 100
BATCHES_SHOWN = 20


@staff_member_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    """A single file goes on to its preview, several to the batch's page."""
    form = HandInForm(request.POST or None, request.FILES or None, allow_private=settings.FETCH_PRIVATE)
    if request.method == "POST" and form.is_valid():
        batch = handing_in.batch_of(form.sources(), request.user, form.cleaned_data["duplicates"])
        files = list(batch.files.all()[:2])
        return redirect(files[0] if len(files) == 1 and files[0].is_open_to_decision else batch)
    batches = ImportBatch.objects.select_related("owner")[:BATCHES_SHOWN]
    context = {"form": form, "batches": [(batch, batch.counts()) for batch in batches]}
    return render(request, "notices/import.html", context)


@staff_member_required
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a batch is; posting to it tries the files that failed once more."""
    found = get_object_or_404(ImportBatch, pk=pk)
    if request.method == "POST":
        found.retry()
        return redirect(found)
    rows = found.files.select_related("notice")
    if request.GET.get("status") in ImportFile.Status.values:
        rows = rows.filter(status=request.GET["status"])
    page = Paginator(rows, FILES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": found,
        "page": page,
        "pages": page_links(page, "?page={}".format),
        "progress": found.progress(),
    }
    return render(request, "notices/import_batch.html", context)


@staff_member_required
@require_safe
def report(request: HttpRequest, pk: int) -> StreamingHttpResponse:  # noqa: ARG001
    found = get_object_or_404(ImportBatch, pk=pk)
    files = found.files.select_related("notice").iterator(chunk_size=500)
    return download(f"import-{found.pk}", batch_report.COLUMNS, map(batch_report.row, files), "csv")


@staff_member_required
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview of one file: outline, original, doubts, duplicates; facts to correct, and what to do."""
    found = get_object_or_404(ImportFile.objects.select_related("batch", "notice"), pk=pk)
    seen = review(found) if found.is_open_to_decision else None
    if seen is None:
        return redirect(found.batch)
    form = FactsForm(seen.draft, seen.known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (_chosen(request) == "skip" or form.is_valid()):
        return _decided(request, found, seen, form)
    context = {
        "file": found,
        "form": form,
        "duplicates": seen.duplicates,
        "choice": seen.choice,
        "remarks": seen.draft.reading.remarks,
        "preview": preview(seen.draft.dissection),
    }
    return render(request, "notices/import_file.html", context)


def _decided(request: HttpRequest, found: ImportFile, seen: Review, form: FactsForm) -> HttpResponse:
    choice = Choice.read(_chosen(request), seen)
    outcome = seen.decide(choice, form.corrections)
    if outcome is None:
        messages.warning(request, _("这个文件已经处理过了。"))
        return redirect(found.batch)
    jobs.announce()
    if outcome.notice and choice.do != "skip":
        messages.success(request, _("已保存。"))
        return redirect(outcome.notice)
    return redirect(found.batch)


def _chosen(request: HttpRequest) -> str:
    return request.POST.get("choice", "")

"""Import for staff: hand in, look, correct, save; a batch and its report."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notices.decisions.recording import Act
from notices.exporting.downloads import DownloadTable, download
from notices.importing import batch_report, batches, handing_in
from notices.importing.batches import source_of
from notices.importing.bulk_decisions import CHOICES, decide
from notices.importing.confined import drafted
from notices.importing.forms import FactsForm, HandInForm
from notices.importing.importer import taken_down
from notices.importing.preview import preview
from notices.importing.reviewing import ImportChoice, Review, review
from notices.models import ImportBatch, ImportFile
from notices.models.imports import ImportFileQuerySet
from notices.pagination import page_links
from notices.roles import allowed

FILES_A_PAGE = 100
BATCHES_SHOWN = 20
DIGITS = 9  # more than any number of a file has


@allowed("notices.add_importbatch")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    """A single file goes on to its preview, several to the batch's page."""
    form = HandInForm(request.POST or None, request.FILES or None, allow_private=settings.FETCH_PRIVATE)
    if request.method == "POST" and form.is_valid():
        choice = form.cleaned_data["duplicates"]
        batch = handing_in.batch_of(form.sources(), request.user, choice, form.addresses())
        files = list(batch.files.all()[:2])
        return redirect(files[0] if len(files) == 1 and files[0].is_open_to_decision else batch)
    recent = ImportBatch.objects.select_related("owner")[:BATCHES_SHOWN]
    context = {"form": form, "batches": [(batch, batch.counts()) for batch in recent]}
    return render(request, "notices/import.html", context)


@allowed("notices.view_importbatch")
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a batch is; posting decides on files of it, or tries those that failed once more."""
    row = get_object_or_404(ImportBatch, pk=pk)
    rows = _chosen_files(request, row)
    if request.method == "POST":
        return _posted(request, row, rows)
    rows = rows.select_related("notice", "same_as").annotate(times_again=Count("again")).order_by("number")
    page = Paginator(rows, FILES_A_PAGE).get_page(_page_number(request))
    context = {
        "batch": row,
        "page": page,
        "pages": page_links(page, partial(_page_address, request)),
        "progress": batches.progress(row),
        "undecided": rows.undecided().count(),
    }
    return render(request, "notices/import_batch.html", context)


def _page_number(request: HttpRequest) -> int | str | None:
    """That of the page asked for, or of the one with a file by its number in the whole list."""
    number = request.GET.get("file", "")
    if number.isdecimal() and len(number) < DIGITS:
        return (int(number) - 1) // FILES_A_PAGE + 1
    return request.GET.get("page")


def _page_address(request: HttpRequest, number: int) -> str:
    """The same part of the list."""
    query = request.GET.copy()
    query.pop("file", None)
    query["page"] = str(number)
    return f"?{query.urlencode()}"


def _chosen_files(request: HttpRequest, row: ImportBatch) -> ImportFileQuerySet:
    """All, or those in one state, or those that wait for a person with one suggestion."""
    rows: ImportFileQuerySet = row.files.all()
    if request.GET.get("status") in ImportFile.Status.values:
        rows = rows.filter(status=request.GET["status"])
    if request.GET.get("suggestion") in ImportFile.Suggestion.values:
        rows = rows.undecided().filter(suggestion=request.GET["suggestion"])
    return rows


def _posted(request: HttpRequest, row: ImportBatch, rows: ImportFileQuerySet) -> HttpResponse:
    """Those that are ticked, or all of the list that wait for a person; who looks at a part of it stays there."""
    choice = request.POST.get("way", "")
    if choice not in CHOICES:
        batches.retry(row)
        return redirect(row)
    if not request.user.has_perm("notices.change_importfile"):
        raise PermissionDenied
    chosen = rows.undecided()
    if request.POST.get("all") != "1":
        chosen = chosen.filter(number__in=[each for each in request.POST.getlist("file") if each.isdecimal()])
    number = decide(chosen, choice, Act.of(request))
    messages.success(request, _("已决定 %(number)d 个文件。") % {"number": number})
    return redirect(request.get_full_path())


@allowed("notices.view_importbatch")
@require_safe
def report(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    row = get_object_or_404(ImportBatch, pk=pk)
    files = row.files.select_related("notice", "same_as").iterator(chunk_size=500)
    return download(
        request, DownloadTable(f"import-{row.pk}", batch_report.COLUMNS, map(batch_report.row, files)), "csv"
    )


@allowed("notices.change_importfile")
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview of one file: outline, original, doubts, duplicates; facts to correct, and what to do."""
    row = get_object_or_404(ImportFile.objects.select_related("batch", "notice"), pk=pk)
    if request.method == "POST" and not row.is_open_to_decision:
        return _too_late(request, row)
    seen = review(row) if row.is_open_to_decision else None
    if seen is None:
        return redirect(row.batch)
    form = FactsForm(seen.draft, seen.known, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        choice = ImportChoice.read(request.POST.get("choice", ""), seen)
        if choice is None:
            form.add_error(None, _("所选的通报有了变动，没有保存。请重新选择怎样处理。"))
        elif choice.do == "skip" or form.is_valid():
            return _decided(request, seen, choice, form)
    return render(request, "notices/import_file.html", _shown(row, seen, form))


def _shown(row: ImportFile, seen: Review, form: FactsForm) -> dict[str, object]:
    return {
        "file": row,
        "form": form,
        "duplicates": seen.duplicates,
        "choice": seen.choice,
        "takedown": taken_down(seen.draft),
        "preview": preview(seen.dissection),
    }


def _decided(request: HttpRequest, seen: Review, choice: ImportChoice, form: FactsForm) -> HttpResponse:
    corrections = {} if choice.do == "skip" else form.corrections()
    outcome = seen.decide(choice, corrections, Act.of(request, reason=form.why))
    if outcome is None:
        seen.file.refresh_from_db()
        return _too_late(request, seen.file, form)
    if outcome.notice and choice.do != "skip":
        messages.success(request, _("已保存。"))
        return redirect(outcome.notice)
    return redirect(seen.file.batch)


def _too_late(request: HttpRequest, row: ImportFile, form: FactsForm | None = None) -> HttpResponse:
    """Somebody has decided meanwhile: what was typed stands beside what was decided."""
    if form is None and row.content:
        form = FactsForm(drafted(source_of(row)), None, request.POST)
    context = {"file": row, "typed": form.typed() if form else [], "reason": form.why if form else ""}
    return render(request, "notices/import_decided.html", context, status=409)

"""Facts, areas, statuses and claims corrected where they are read: a small page, reached from the notice's, with a way
back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from notices.claim_kinds import KIND_OF
from notices.curation.areas_form import AreasForm
from notices.curation.facts_form import NoticeFactsForm
from notices.curation.status_form import StatusForm
from notices.decisions.history import history
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject, path_of
from notices.models import Notice
from notices.notice_page.rows import measure_with_context, problem_with_context
from notices.public_ids import Unit, notice_of, problem_of
from notices.roles import allowed
from notices.versioning.changes import corrected, counted


@allowed("notices.change_notice")
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, name: str) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.select_related("place__parent__parent"), name=name)
    return _correcting(request, notice, NoticeFactsForm, NoticeFactsForm.save, Subject.FACT)


@allowed("notices.change_problem")
@require_http_methods(["GET", "HEAD", "POST"])
def areas(request: HttpRequest, public_id: str) -> HttpResponse:
    problem = problem_with_context(public_id).first()
    if problem is None:
        raise Http404
    return _correcting(request, problem, AreasForm, AreasForm.set_areas, Subject.AREAS)


@allowed("notices.change_problem")
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, public_id: str) -> HttpResponse:
    measure = measure_with_context(public_id).first()
    if measure is None:
        raise Http404
    return _correcting(request, measure, StatusForm, StatusForm.set_status, Subject.STATUS)


_TEMPLATES = {
    Subject.FACT: "notices/curation/facts.html",
    Subject.AREAS: "notices/curation/areas.html",
    Subject.STATUS: "notices/curation/status.html",
}


def _correcting(
    request: HttpRequest,
    row: Unit,
    form_class: Any,
    store: Callable[[Any], object],
    subject: Subject,
) -> HttpResponse:
    """A form with the history of what it corrects; what is sent is stored if it can be, and one is back at the row."""
    notice, form = notice_of(row), form_class(instance=row)
    if request.method == "POST":
        with recorded([notice.pk], Act.of(request), subject):
            form = form_class(request.POST, instance=type(row)._default_manager.get(pk=row.pk))
            if is_valid := form.is_valid():
                store(form)
                corrected([notice.name])
        if is_valid:
            messages.success(request, _("已保存。"))
            return redirect(row)
    context = {
        "notice": notice,
        "problem": problem_of(row),
        "row": row,
        "form": form,
        "fields": [form[name] for name in form.names()],
        "history": history(notice.name, request.user, subject, path_of(row)),
    }
    return render(request, _TEMPLATES[subject], context)


@allowed("notices.change_problem")
@require_POST
def claim(request: HttpRequest, name: str, kind: str, pk: int) -> HttpResponse:
    """What a measure was read to claim is rejected; it is taken back in the history."""
    if kind not in KIND_OF:
        raise Http404
    row = get_object_or_404(KIND_OF[kind].model.objects.filter(notice__name=name), pk=pk)
    with recorded([row.notice_id], Act.of(request), Subject.CLAIM):
        KIND_OF[kind].model.objects.filter(pk=pk).update(rejected=True)
        counted([name])
    messages.success(request, _("已保存。"))
    return redirect(row.unit)

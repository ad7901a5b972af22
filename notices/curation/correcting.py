"""Facts, areas and claims corrected where they are read: a small page, reached from the notice's, with a way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from notices.claim_kinds import KIND_OF
from notices.curation.areas_form import AreasForm
from notices.curation.facts_form import NoticeFactsForm
from notices.decisions.history import history
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject, path_of
from notices.models import Notice, Problem
from notices.notice_page.rows import problem_with_context
from notices.roles import allowed
from notices.versioning.changes import corrected, counted


@allowed("notices.change_notice")
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, name: str) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.select_related("place__parent__parent"), name=name)
    if request.method != "POST":
        return _facts_page(request, notice, NoticeFactsForm(instance=notice))
    with recorded([notice.pk], Act.of(request), Subject.FACT):
        form = NoticeFactsForm(request.POST, instance=Notice.objects.get(pk=notice.pk))
        if is_valid := form.is_valid():
            form.save()
            corrected([name])
    if not is_valid:
        return _facts_page(request, notice, form)
    messages.success(request, _("已保存。"))
    return redirect(notice)


def _facts_page(request: HttpRequest, notice: Notice, form: NoticeFactsForm) -> HttpResponse:
    context = {
        "notice": notice,
        "form": form,
        "fields": [form[name] for name in form.names()],
        "history": history(notice.name, request.user, Subject.FACT),
    }
    return render(request, "notices/curation/facts.html", context)


@allowed("notices.change_problem")
@require_http_methods(["GET", "HEAD", "POST"])
def areas(request: HttpRequest, public_id: str) -> HttpResponse:
    problem = problem_with_context(public_id).first()
    if problem is None:
        raise Http404
    if request.method != "POST":
        return _areas_page(request, problem, AreasForm(instance=problem))
    with recorded([problem.notice_id], Act.of(request), Subject.AREAS):
        form = AreasForm(request.POST, instance=Problem.objects.get(pk=problem.pk))
        if is_valid := form.is_valid():
            form.set_areas()
            corrected([problem.notice.name])
    if not is_valid:
        return _areas_page(request, problem, form)
    messages.success(request, _("已保存。"))
    return redirect(problem)


def _areas_page(request: HttpRequest, problem: Problem, form: AreasForm) -> HttpResponse:
    context = {
        "problem": problem,
        "notice": problem.notice,
        "form": form,
        "fields": [form[name] for name in form.names()],
        "history": history(problem.notice.name, request.user, Subject.AREAS, path_of(problem)),
    }
    return render(request, "notices/curation/areas.html", context)


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

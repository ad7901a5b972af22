"""The page of a doubt: anybody may answer there, a curator settles it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from notices.decisions.recording import Act
from notices.doubts.answering import AnswerForm, answers_at, keep, settle, takes_more
from notices.doubts.passages import doubts_called, passage_of
from notices.models import Doubt, Notice
from notices.roles import allowed


@require_http_methods(["GET", "HEAD", "POST"])
def doubt(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """Where a later reading has no such doubt any more, its address leads to the notice."""
    notice = get_object_or_404(Notice.objects.select_related("place__parent__parent"), name=name)
    called_so = doubts_called(notice, key)
    if not called_so:
        return redirect(notice)
    row, takes = called_so[0], takes_more(notice, called_so[0])
    form = AnswerForm(request.POST if request.method == "POST" and takes else None)
    if form.is_valid():
        keep(notice, row, form.cleaned_data["verdict"], form.cleaned_data["sentence"])
        return redirect(f"{reverse('doubt', args=[name, key])}?answered=1")
    return render(request, "notices/doubts/page.html", _shown(request, notice, row, form, takes=takes))


def _shown(
    request: HttpRequest, notice: Notice, row: Doubt, form: AnswerForm, *, takes: bool
) -> dict[str, object]:
    may_settle = request.user.has_perm("notices.change_doubt")
    return {
        "notice": notice,
        "doubt": row,
        "passage": passage_of(notice, row),
        "form": form if takes else None,
        "answered": "answered" in request.GET,
        "answers": answers_at(notice, row) if may_settle else [],
    }


@allowed("notices.change_doubt")
@require_POST
def settled(request: HttpRequest, name: str, key: str) -> HttpResponse:
    notice = get_object_or_404(Notice, name=name)
    if called_so := doubts_called(notice, key):
        settle(notice, called_so[0], Act.of(request), closed=request.POST.get("open") != "1")
        messages.success(request, _("已保存。"))
    return redirect(f"{notice.get_absolute_url()}#original")

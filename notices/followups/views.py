"""A curator's verdict on a promise: check, keep, lead back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notices.decisions.recording import Act
from notices.followups.deciding import decide, may_answer
from notices.models import FollowUp, Promise
from notices.roles import allowed

LONGEST = 2000  # characters of the question that the page was asked with


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(choices=FollowUp.Verdict.choices)
    answer = forms.CharField(required=False, max_length=130)
    opened = forms.CharField(required=False, max_length=300)

    def __init__(self, promise: Promise, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.promise = promise

    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        if answer and not may_answer(self.promise, answer):
            raise forms.ValidationError(_("所选的不是同一地区后来通报的措施，没有保存。"))
        return answer

    def clean(self) -> None:
        """A promise is kept, or in part, by some words; only that nothing is seen needs none."""
        is_missing = "answer" not in self.errors and not self.cleaned_data.get("answer")
        if is_missing and self.cleaned_data.get("verdict") in (FollowUp.Verdict.KEPT, FollowUp.Verdict.PART):
            raise forms.ValidationError(_("兑现与部分要选所据的措施，没有保存。"))


@allowed("notices.change_followup")
@require_POST
def follow_up(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    rows = Promise.objects.standing().select_related("notice", "problem__parent", "measure")
    promise = get_object_or_404(rows, notice__name=name, pk=pk)
    form = VerdictForm(promise, request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    elif decide(promise, Act.of(request), *(form.cleaned_data[field] for field in form.fields)):
        messages.success(request, _("已保存。"))
    else:
        messages.error(request, _("这一页打开之后有了改动，所以没有保存。请再核对一次。"))
    question = request.POST.get("question", "")[:LONGEST]
    return redirect(f"{reverse('promises')}{question if question.startswith('?') else ''}#promise-{pk}")

"""Taking back a correction, taking a notice out, putting it back: check, do, lead on."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from notices.curation import takedowns
from notices.curation.undoing import UndoError, undo
from notices.decisions import checking
from notices.decisions.history import UNDOING
from notices.decisions.recording import Act
from notices.models import Decision, Notice, Takedown
from notices.roles import allowed


class TakedownForm(forms.Form):
    """`opened` is the digest of the notice that the page showed: what has changed since is looked at again."""

    reason = forms.CharField(
        label=gettext_lazy("理由（公开显示）"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    bytes = forms.ChoiceField(
        label=gettext_lazy("原件"),
        choices=[
            ("sealed", gettext_lazy("封存：不再公开，可以恢复")),
            ("deleted", gettext_lazy("删除：原件、正文和订正记录一并删去，不能恢复")),
        ],
        initial="sealed",
        widget=forms.RadioSelect,
    )
    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, notice: Notice, data: object = None) -> None:
        super().__init__(data, initial={"opened": notice.digest})  # type: ignore[arg-type]
        self.notice = notice

    def clean_opened(self) -> str:
        if self.cleaned_data["opened"] != self.notice.digest:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data["opened"] = self.notice.digest  # type: ignore[index]
            raise forms.ValidationError(
                _("这一页打开之后通报有了改动，没有下架。请核对；再次提交，即予下架。")
            )
        return self.notice.digest


@allowed("notices.delete_notice")
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def take_down(request: HttpRequest, name: str) -> HttpResponse:
    """What the form was opened with is held against the row while nobody else can write it."""
    notice = get_object_or_404(Notice.objects.select_for_update(of=("self",)), name=name)
    form = TakedownForm(notice, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        takedowns.take_down(notice, Act.of(request), sealed=form.cleaned_data["bytes"] == "sealed")
        return redirect("notice", name)
    return render(request, "notices/curation/take_down.html", {"notice": notice, "form": form})


@allowed("notices.delete_notice")
@require_POST
def restore(request: HttpRequest, name: str) -> HttpResponse:
    takedown = get_object_or_404(Takedown.objects.exclude(sealed=""), name=name)
    takedowns.restore(takedown, Act.of(request))
    messages.success(request, _("已恢复。"))
    return redirect("notice", name)


@allowed("notices.change_notice")
@require_POST
def check(request: HttpRequest, name: str) -> HttpResponse:
    """The reading is checked, or not any more; who has seen another one than that which stands looks again."""
    notice = get_object_or_404(Notice, name=name)
    day = timezone.localdate() if request.POST.get("checked") == "1" else None
    if checking.check(notice, Act.of(request), day, request.POST.get("opened", "")):
        messages.success(request, _("已保存。"))
    else:
        messages.error(request, _("这一页打开之后通报有了改动，所以没有保存。请再核对一次。"))
    return redirect(notice)


@allowed("notices.view_notice")
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(Decision, pk=pk, subject__in=UNDOING)
    if not request.user.has_perm(UNDOING[Decision.Subject(decision.subject)]):
        raise PermissionDenied
    try:
        undo(decision, Act.of(request, undoes=decision))
    except UndoError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("已撤销。"))
    return redirect(f"{reverse('notice', args=[decision.name])}#corrections")  # browsers unfold what holds it

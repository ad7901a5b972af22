"""The list of what wants a look, and one thing on it after the other: check, ask, render."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notices.decisions.recording import Act
from notices.models import ImportFile
from notices.pagination import page_links
from notices.review.deciding import DECISIONS, Seen, confirm_areas, set_aside
from notices.review.page import shown
from notices.review.reasons import with_numbers
from notices.review.tasks import Task, around, lines, progress, reason_named, tasks
from notices.roles import allowed

TASKS_A_PAGE = 50


@allowed("notices.change_notice")
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    reason = reason_named(request.GET.get("reason", ""))
    page = Paginator(tasks(reason), TASKS_A_PAGE).get_page(request.GET.get("page"))
    narrowing = f"reason={reason}&" if reason else ""
    context = {
        "reason": reason,
        "progress": progress(),
        "page": page,
        "lines": lines(list(page), reason),
        "pages": page_links(page, lambda number: f"?{narrowing}page={number}"),
    }
    return render(request, "notices/review/list.html", context)


@allowed("notices.change_notice")
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, name: str) -> HttpResponse:
    """Posting decides, and leads to what comes next."""
    row = get_object_or_404(with_numbers(), name=name)
    reason = reason_named(request.GET.get("reason", ""))
    before, after = around(Task(0, name), reason)
    if request.method == "POST":
        decide = DECISIONS.get(request.POST.get("decide", ""))
        if decide is None:
            raise Http404
        if decide is confirm_areas and not request.user.has_perm("notices.change_problem"):
            raise PermissionDenied
        seen = Seen(request.POST.get("opened", ""), tuple(request.POST.getlist("other")))
        if not decide(row, Act.of(request), seen):
            messages.error(request, _("这一页打开之后通报有了改动，所以没有保存。请再核对一次。"))
            return redirect(request.get_full_path())
        return _next(request, after, reason)
    context = shown(row) | {"before": before, "after": after, "reason": reason}
    return render(request, "notices/review/notice.html", context)


@allowed("notices.change_importfile")
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ImportFile.objects.select_related("batch", "notice"), pk=pk)
    reason = reason_named(request.GET.get("reason", ""))
    before, after = around(Task(0, file=pk), reason)
    if request.method == "POST":
        if not set_aside(row, Act.of(request)):
            raise Http404
        return _next(request, after, reason)
    context = {"file": row, "before": before, "after": after, "reason": reason}
    return render(request, "notices/review/file.html", context)


def _next(request: HttpRequest, after: str, reason: str) -> HttpResponse:
    messages.success(request, _("已保存。"))
    return redirect(after or f"{reverse('review')}{'?reason=' if reason else ''}{reason}")

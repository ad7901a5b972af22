"""Double codings for staff: which there are, setting one up, what came of it, where the two differ."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notices.decisions.recording import Act
from notices.double_coding.results import results, units_of_coding
from notices.double_coding_pages import listing
from notices.double_coding_pages.answering import SheetError
from notices.double_coding_pages.forms import SetUpForm
from notices.double_coding_pages.setting_up import set_up
from notices.double_coding_pages.settling import differences, settle
from notices.double_coding_pages.writing import waiting, write
from notices.models import DoubleCoding
from notices.outline_bench.desk import is_index
from notices.pagination import page_links
from notices.roles import allowed

DIFFERENCES_A_PAGE = 25


@allowed("notices.view_doublecoding")
@require_safe
def double_codings(request: HttpRequest) -> HttpResponse:
    return render(request, "notices/double_coding_pages/list.html", {"lines": listing.lines(request.user)})


@allowed("notices.add_doublecoding")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = SetUpForm(request.POST or None, names=request.GET.get("notice", ""))
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        columns = ("title", "first", "second", "variables", "prefilled", "is_practice", "drawn")
        coding = set_up(cleaned["notices"], request.user, {name: cleaned[name] for name in columns})
        messages.success(request, _("已设立。"))
        return redirect(coding)
    return render(request, "notices/double_coding_pages/set_up.html", {"form": form})


@allowed("notices.view_doublecoding")
@require_safe
def double_coding(request: HttpRequest, pk: int) -> HttpResponse:
    """What anybody may see before both have handed in: how it is set up, and how far each is."""
    coding = get_object_or_404(DoubleCoding.objects.select_related("first", "second", "author"), pk=pk)
    context: dict[str, Any] = listing.page_of(coding, request.user)
    if context["is_revealed"]:
        coded_units = list(units_of_coding(coding))
        context |= {
            "results": results(coded_units, coding.variables),
            "different": sum(unit.differs for unit in coded_units),
            "open": sum(unit.final is None for unit in coded_units),
            "waiting": waiting(coding).count(),
        }
    return render(request, "notices/double_coding_pages/double_coding.html", context)


@allowed("notices.change_doublecoding")
@require_http_methods(["GET", "HEAD", "POST"])
def settlements(request: HttpRequest, pk: int) -> HttpResponse:
    """The two answers side by side, and a third column for the editor."""
    coding = _revealed(pk)
    page = Paginator(list(differences(units_of_coding(coding))), DIFFERENCES_A_PAGE).get_page(
        request.GET.get("page")
    )
    if request.method == "POST":
        return _settled(request, coding)
    context = {
        "coding": coding,
        "page": page,
        "pages": page_links(page, lambda number: f"?page={number}"),
        "is_coder": bool(coding.seat_of(request.user)),
    }
    return render(request, "notices/double_coding_pages/settlements.html", context)


def _settled(request: HttpRequest, coding: DoubleCoding) -> HttpResponse:
    seen = {name.removeprefix("seen."): str(value) for name, value in request.POST.items()}
    chosen = {
        key: (request.POST[f"value.{key}"], int(value))
        for key, value in seen.items()
        if f"value.{key}" in request.POST and is_index(value)
    }
    try:
        number = settle(coding, chosen, Act.of(request))
    except SheetError as error:
        messages.error(request, _(str(error)))
        return redirect(request.get_full_path())
    messages.success(request, _("已裁定 %(number)d 处。") % {"number": number})
    return redirect(request.get_full_path())


@allowed("notices.change_doublecoding")
@require_POST
def write_through(request: HttpRequest, pk: int) -> HttpResponse:
    """What both say, and what was settled, become corrections of the notices."""
    if not request.user.has_perms(["notices.change_notice", "notices.change_problem"]):
        raise PermissionDenied
    coding = _revealed(pk)
    act = Act.of(request, reason=f"双人编码“{coding.title}”：两人一致，或经裁定")
    for outcome in write(coding, act):
        messages.success(
            request, _("%(name)s：写入 %(number)d 处") % {"name": outcome.name, "number": outcome.values}
        )
        for sentence in outcome.left:
            messages.warning(request, f"{outcome.name}：{sentence}")
    if left := waiting(coding).count():
        messages.info(request, _("还有 %(number)d 份没有写入，请再按一次。") % {"number": left})
    return redirect(reverse("double-coding", args=[pk]))


def _revealed(pk: int) -> DoubleCoding:
    """Nobody, editors neither, sees an answer before both have handed in all."""
    coding = get_object_or_404(DoubleCoding, pk=pk)
    if not coding.is_revealed:
        raise Http404
    return coding

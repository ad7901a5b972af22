"""A coder's own sheet: what there is to answer of one notice, a problem at a time; its outline; handing in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notices.double_coding_pages.answering import (
    SheetError,
    Step,
    asked_of,
    hand_in,
    is_complete,
    keep,
    sheet_of,
    steps,
)
from notices.double_coding_pages.forms import StepForm
from notices.double_coding_pages.listing import shown_before
from notices.double_coding_pages.outline_sheet import reading_of, work_of
from notices.models import CodingSheet, DoubleCoding, Original
from notices.outline_bench.views import answer
from notices.parsing import ParseError
from notices.reading import ReadError
from notices.roles import allowed


def _sheet(request: HttpRequest, pk: int, number: int) -> CodingSheet:
    """The coder's own; there is none for anybody else."""
    sheet = sheet_of(get_object_or_404(DoubleCoding, pk=pk), number, request.user)
    if sheet is None:
        raise Http404
    return sheet


@allowed("notices.view_doublecoding")
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What is answered and what is left; posting hands it in."""
    row = _sheet(request, pk, number)
    if request.method == "POST":
        try:
            hand_in(row)
        except SheetError as error:
            messages.error(request, _(str(error)))
            return redirect("coding-sheet", pk, number)
        messages.success(request, _("已交卷。"))
        return redirect("double-coding", pk)
    context = {
        "sheet": row,
        "coding": row.coded.coding,
        "steps": steps(row),
        "is_complete": is_complete(row),
        "is_revealed": row.coded.coding.is_revealed,
        "has_outline": "outline" in row.answers,
    }
    return render(request, "notices/double_coding_pages/sheet.html", context)


@allowed("notices.view_doublecoding")
@require_http_methods(["GET", "HEAD", "POST"])
def outline(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    row = _sheet(request, pk, number)
    if "outline" not in row.coded.coding.variables:
        raise Http404
    try:
        reading = reading_of(row)
    except (ReadError, ParseError, Original.DoesNotExist, OSError) as error:
        messages.error(request, _("原件现在读不出来：%(reason)s") % {"reason": error})
        return redirect("coding-sheet", pk, number)
    return answer(request, work_of(row, reading), reading)


@allowed("notices.view_doublecoding")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, number: int, position: int) -> HttpResponse:
    """Saving leads to the next that is not answered yet, in the end back to the sheet."""
    row = _sheet(request, pk, number)
    listed = steps(row)
    if not 0 < position <= len(listed):
        raise Http404
    problem = listed[position - 1].problem
    form = StepForm(problem, asked_of(row, problem), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keep(row, form.answers())
        except SheetError as error:
            messages.error(request, _(str(error)))
            return redirect("coding-sheet", pk, number)
        return redirect(_after(row, position))
    form.begin_with(shown_before(row))
    context = {"sheet": row, "coding": row.coded.coding, "form": form, "problem": problem}
    return render(request, "notices/double_coding_pages/step.html", context | _beside(listed, position))


def _after(row: CodingSheet, position: int) -> str:
    address = [row.coded.coding_id, row.coded.number]
    listed = steps(row)
    after = next((each.number for each in [*listed[position:], *listed[:position]] if not each.is_done), 0)
    return reverse("coding-step", args=[*address, after]) if after else reverse("coding-sheet", args=address)


def _beside(listed: list[Step], position: int) -> dict[str, int]:
    return {
        "at": position,
        "total": len(listed),
        "done": sum(each.is_done for each in listed),
        "step_before": position - 1,
        "step_after": position + 1 if position < len(listed) else 0,
    }

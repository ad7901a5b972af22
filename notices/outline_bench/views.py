"""The page of the bench: read what was pressed, do it, show what comes of it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notices.corrections.rows import row_at
from notices.corrections.shapes import CorrectionError
from notices.decisions.recording import Act
from notices.importing.outline_corrections import corrections_of
from notices.models import Notice, Original
from notices.outline_bench import keeping, listing
from notices.outline_bench.desk import Desk, read_back, written
from notices.parsing import ParsedNotice, ParseError
from notices.reading import ReadError
from notices.roles import allowed

SAVING = ("save", "save-checked")


@allowed("notices.change_notice")
@require_http_methods(["GET", "HEAD", "POST"])
def bench(request: HttpRequest, name: str) -> HttpResponse:
    """Nothing is kept on the server until it is saved: the form carries the corrections made so far."""
    notice = get_object_or_404(Notice, name=name)
    try:
        outline = keeping.as_read(notice)
    except (ReadError, ParseError, Original.DoesNotExist, OSError) as error:
        messages.error(request, _("原件现在读不出来，不能订正结构：%(reason)s") % {"reason": error})
        return redirect(notice)
    desk, refusal = _desk(request, notice, outline)
    if request.method == "POST" and not refusal:
        refusal = _pressed(request, notice, desk)
        if request.POST.get("press") in SAVING and not refusal:
            messages.success(request, _("已保存。"))
            return redirect(_back(request, notice))
    return render(request, "notices/outline_bench/page.html", _shown(request, notice, desk, refusal))


def _back(request: HttpRequest, notice: Notice) -> str:
    """Who came from the list of what wants a look goes on there."""
    if not (reason := request.GET.get("review", "")):
        return notice.get_absolute_url()
    return f"{reverse('review-notice', args=[notice.name])}?{urlencode({'reason': reason})}"


def _desk(request: HttpRequest, notice: Notice, outline: ParsedNotice) -> tuple[Desk, str]:
    """As the form has it; as it is in force where that cannot be read, with the reason."""
    if request.method == "POST":
        try:
            corrections, undone = (
                read_back(request.POST.get(field, "")) for field in ("corrections", "undone")
            )
            return Desk(outline, corrections, undone), ""
        except CorrectionError as error:
            return Desk(outline, list(corrections_of(notice))), str(error)
    return Desk(outline, list(corrections_of(notice))), ""


def _pressed(request: HttpRequest, notice: Notice, desk: Desk) -> str:
    """Why what was pressed was not done; nothing where it was."""
    press = request.POST.get("press", "")
    try:
        if press not in SAVING:
            desk.press(press, _selected(request), request.POST.get("words", "").strip())
        elif not desk.faults:
            day = timezone.localdate() if press == "save-checked" else None
            keeping.save(notice, desk.corrections, request.POST.get("opened", ""), Act.of(request), day)
        else:
            return _("还不能保存：请先改好下列各处。")
    except CorrectionError as error:
        return str(error)
    return ""


def _selected(request: HttpRequest) -> int | None:
    row = request.POST.get("row", "")
    return int(row) if row.isascii() and row.isdigit() and len(row) < 7 else None


def _row_at(desk: Desk, offset: str) -> int | None:
    """`?at=` is a place in the text: the page of a doubt leads to its line."""
    if not (offset.isascii() and offset.isdigit() and len(offset) < 9):
        return None
    return desk.rows.index(row_at(desk.rows, int(offset)))


def _shown(request: HttpRequest, notice: Notice, desk: Desk, refusal: str) -> dict[str, object]:
    lines = listing.lines(desk)
    doubtful = next((line.index for line in lines if line.doubts), None)
    first = next((line.index for line in lines if line.kind != "outside"), 0)
    selected = _selected(request) if request.method == "POST" else _row_at(desk, request.GET.get("at", ""))
    return {
        "notice": notice,
        "back": _back(request, notice),
        "lines": lines,
        "selected": selected if selected is not None else doubtful if doubtful is not None else first,
        "made": listing.corrections_made(desk),
        "undone": desk.undone,
        "counts": desk.counts,
        "tree": listing.tree(desk),
        "faults": desk.faults,
        "refusal": refusal,
        "buttons": listing.buttons(),
        "reason": request.POST.get("reason", ""),
        "carried": {
            "corrections": written(desk.corrections),
            "undone": written(desk.undone),
            "opened": keeping.state_of(notice),
        },
    }

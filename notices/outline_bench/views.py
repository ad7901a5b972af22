"""The page of the bench: read what was pressed, do it, show what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notices.corrections.rows import row_at
from notices.corrections.shapes import Correction, CorrectionError, from_json
from notices.decisions.recording import Act
from notices.importing.outline_corrections import corrections_of
from notices.models import ImportFile, Notice, Original
from notices.outline_bench import keeping, listing
from notices.outline_bench.desk import Desk, is_index, read_back, written
from notices.parsing import ParsedNotice, ParseError
from notices.reading import ReadError
from notices.roles import allowed

SAVING = ("save", "save-checked")
Save = Callable[[Sequence[Correction], str, str], None]  # what is said, what it was opened with, the button


@dataclass(frozen=True, slots=True)
class Work:
    """What lies on the bench: a notice, a file before it is imported, or a coder's sheet (`is_sheet`).

    `state` is what the page is opened with.
    """

    title: str
    back: str
    corrections: Sequence[Correction]
    state: str
    save: Save
    notice: Notice | None = None
    is_sheet: bool = False
    is_blank: bool = False  # nothing of what the program has read is shown
    saved: str = ""  # what is said once it is saved, where that is not all


@allowed("notices.change_notice")
@require_http_methods(["GET", "HEAD", "POST"])
def bench(request: HttpRequest, name: str) -> HttpResponse:
    """Nothing is kept on the server until it is saved: the form carries the corrections made so far."""
    notice = get_object_or_404(Notice, name=name)
    try:
        outline = keeping.as_read(notice)
    except (ReadError, ParseError, Original.DoesNotExist, OSError) as error:
        reason = _(str(error)) if isinstance(error, OSError) else error
        messages.error(request, _("原件现在读不出来，不能订正结构：%(reason)s") % {"reason": reason})
        return redirect(notice)

    def save(corrections: Sequence[Correction], opened: str, button: str) -> None:
        day = timezone.localdate() if button == "save-checked" else None
        keeping.save(notice, corrections, opened, Act.of(request), day)

    state = keeping.state_of(notice)
    work = Work(notice.title, _back(request, notice), corrections_of(notice), state, save, notice)
    return answer(request, work, outline)


@allowed("notices.change_importfile")
@require_http_methods(["GET", "HEAD", "POST"])
def file_bench(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for a file that is not imported yet: what is saved here takes effect with the import."""
    file = get_object_or_404(ImportFile, pk=pk)
    if not file.is_open_to_decision:
        return redirect(file)
    try:
        outline = keeping.file_as_read(file)
    except (ReadError, ParseError):  # by newer versions: the preview says so
        return redirect(file)
    corrections = [from_json(value) for value in file.corrections]
    save = partial(keeping.save_before_import, file)
    saved = _("结构的订正已记下，导入时生效。通报还没有导入。")
    work = Work(file.name, file.get_absolute_url(), corrections, written(corrections), save, saved=saved)
    return answer(request, work, outline)


def answer(request: HttpRequest, work: Work, outline: ParsedNotice) -> HttpResponse:
    """The page of the bench, or the way back once what lies on it is saved."""
    desk, refusal = _desk(request, work, outline)
    if request.method == "POST" and not refusal:
        refusal = _pressed(request, work, desk)
        if request.POST.get("press") in SAVING and not refusal:
            messages.success(request, work.saved or _("已保存。"))
            return redirect(work.back)
    return render(request, "notices/outline_bench/page.html", _shown(request, work, desk, refusal))


def _back(request: HttpRequest, notice: Notice) -> str:
    """Who came from the list of what wants a look goes on there."""
    if not (reason := request.GET.get("review", "")):
        return notice.get_absolute_url()
    return f"{reverse('review-notice', args=[notice.name])}?{urlencode({'reason': reason})}"


def _desk(request: HttpRequest, work: Work, outline: ParsedNotice) -> tuple[Desk, str]:
    """As the form has it; as it is in force where that cannot be read, with the reason."""
    if request.method == "POST":
        try:
            corrections, undone = (
                read_back(request.POST.get(field, "")) for field in ("corrections", "undone")
            )
            return Desk(outline, corrections, undone, work.is_blank), ""
        except CorrectionError as error:
            return Desk(outline, list(work.corrections), is_blank=work.is_blank), str(error)
    return Desk(outline, list(work.corrections), is_blank=work.is_blank), ""


def _pressed(request: HttpRequest, work: Work, desk: Desk) -> str:
    """Why what was pressed was not done; nothing where it was."""
    press = request.POST.get("press", "")
    try:
        if press not in SAVING:
            desk.press(press, _selected(request), request.POST.get("words", "").strip())
        elif not desk.faults:
            work.save(desk.corrections, request.POST.get("opened", ""), press)
        else:
            return _("还不能保存：请先改好下列各处。")
    except CorrectionError as error:
        return str(error)
    return ""


def _selected(request: HttpRequest) -> int | None:
    row = request.POST.get("row", "")
    return int(row) if is_index(row) else None


def _row_at(desk: Desk, offset: str) -> int | None:
    """`?at=` is a place in the text: the page of a doubt leads to its line."""
    if not (offset.isascii() and offset.isdigit() and len(offset) < 9):
        return None
    return desk.rows.index(row_at(desk.rows, int(offset)))


def _opened(request: HttpRequest, work: Work, desk: Desk) -> str:
    """What the page was opened with, until a save was refused because that is no longer so."""
    was_compared = request.POST.get("press") in SAVING and not desk.faults
    return work.state if request.method != "POST" or was_compared else request.POST.get("opened", "")


def _shown(request: HttpRequest, work: Work, desk: Desk, refusal: str) -> dict[str, object]:
    lines = listing.lines(desk)
    doubtful = next((line.index for line in lines if line.doubts), None)
    first = next((line.index for line in lines if line.kind != "outside"), 0)
    selected = _selected(request) if request.method == "POST" else _row_at(desk, request.GET.get("at", ""))
    return {
        "notice": work.notice,
        "is_sheet": work.is_sheet,
        "title": work.title,
        "back": work.back,
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
        "carried": _carried(request, work, desk),
    }


def _carried(request: HttpRequest, work: Work, desk: Desk) -> dict[str, str]:
    """What the form brings back with the next press."""
    return {
        "corrections": written(desk.corrections),
        "undone": written(desk.undone),
        "opened": _opened(request, work, desk),
    }

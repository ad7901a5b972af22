"""Whether a person has checked how a notice is read: said of one reading, and of no later one that reads otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.models import Measure, Notice
from notices.versioning.changes import corrected


def check(notice: Notice, act: Act, day: date | None, opened: str | None = None) -> bool:
    """Marked, and written down; False where the notice is no longer as it was when it was `opened`, its digest."""
    with recorded([notice.pk], act, Subject.CHECKED, Subject.DOUBT):
        row = Notice.objects.get(pk=notice.pk)
        if opened not in (None, row.digest):
            return False
        mark(row, day)
        corrected([row.name])
    return True


def mark(notice: Notice, day: date | None) -> None:
    """The present reading is checked as of this day, or is not; its doubts are settled by that."""
    if day:
        notice.doubts.update(closed=True)
        notice.reader_answers.update(settled=True)
    notice.checked, notice.checked_reading = day, reading_print(notice) if day else ""
    notice.save(update_fields=["checked", "checked_reading"])


def withdraw_where_changed(notice: Notice) -> None:
    """To be called when an outline was written: who had checked another one has not seen this.

    What was checked is remembered, so that the notice is known to want another look.
    """
    if notice.checked and notice.checked_reading != reading_print(notice):
        notice.checked = None
        notice.save(update_fields=["checked"])


def reading_print(notice: Notice) -> str:
    """What the outline makes of the text, as a hash: which words are what, wherever they stand, blanks left out."""
    units = sorted(_units(notice))
    words = "\n".join(f"{kind} {''.join(text.split())}" for _, kind, text in units)
    return sha256(words.encode()).hexdigest()


def _units(notice: Notice) -> Iterator[tuple[int, str, str]]:
    for part in notice.parts.all():
        yield part.start, f"part {part.role}", part.title
    for aspect in notice.aspects.all():
        yield aspect.start, "aspect", aspect.title
    for start, kind, parent, heading in notice.problems.values_list(
        "heading_start", "kind", "parent", "heading"
    ).order_by():
        yield start, f"item {kind}" if parent else "problem", heading
    measures = Measure.objects.filter(problem__notice=notice).order_by()
    yield from ((start, "measure", text) for start, text in measures.values_list("start", "text"))

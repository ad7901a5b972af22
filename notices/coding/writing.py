"""What both coders say, or was settled, as corrections of the notice: with who and why, in its history."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256

from django.db import transaction

from notices.agreement.line_roles import JOINED
from notices.corrections.shapes import CorrectionError
from notices.curation.areas_form import set_areas
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject, path_of
from notices.double_coding.frames import BETWEEN_AREAS, NO_AREA
from notices.double_coding.results import Unit
from notices.importing.outline_corrections import corrections_of
from notices.models import CodedNotice, Notice
from notices.outline_bench import keeping
from notices.outline_bench.desk import Desk
from notices.parsing import ParseError
from notices.reading import ReadError
from notices.versioning.changes import corrected


@dataclass(slots=True)
class Written:
    """Of one notice: how many values were written, and why others were not."""

    name: str
    values: int = 0
    left: list[str] = field(default_factory=list)


def write(coded: CodedNotice, units: Sequence[Unit], act: Act) -> Written:
    """Areas come before the outline: a new outline takes them along with its problems."""
    outcome = Written(coded.notice.name)
    for variable, write_values in (("area", _write_areas), ("outline", _write_outline)):
        final = [unit for unit in units if unit.variable == variable and unit.final is not None]
        if final:
            write_values(coded, final, act, outcome)
    return outcome


def _write_areas(coded: CodedNotice, units: Sequence[Unit], act: Act, outcome: Written) -> None:
    """Of problems that are still what was coded; a person's word from now on, also where it was so before."""
    with recorded([coded.notice_id], act, Subject.AREAS):
        rows = coded.notice.problems.select_related("notice", "parent__notice")
        problems = {path_of(row): row for row in rows}
        for unit in units:
            problem = problems.get(unit.unit)
            if problem is None or problem.heading != unit.words:
                outcome.left.append(f"{unit.unit}：这一条已与编码时不同")
                continue
            slugs = [slug for slug in (unit.final or "").split(BETWEEN_AREAS) if slug != NO_AREA]
            set_areas(problem, slugs)
            outcome.values += 1
        corrected([coded.notice.name])


def _write_outline(coded: CodedNotice, units: Sequence[Unit], act: Act, outcome: Written) -> None:
    notice = Notice.objects.get(pk=coded.notice_id)
    try:
        outline = keeping.as_read(notice)
    except (ReadError, ParseError, OSError) as error:
        outcome.left.append(f"原件现在读不出来：{error}")
        return
    text = coded.sheets.get(seat=1).answers["outline"]["text"]
    if sha256(outline.text.encode()).hexdigest() != text:
        outcome.left.append("正文已与编码时不同，结构没有写入")
        return
    desk = Desk(outline, list(corrections_of(notice)))
    corrections_before = list(desk.corrections)
    for unit in units:
        _say(desk, int(unit.unit), unit.final or "", outcome)
    number = sum(correction not in corrections_before for correction in desk.corrections)
    if number:
        with suppress(_RefusedError), transaction.atomic():
            _save(notice, desk, number, act, outcome)


class _RefusedError(Exception):
    """What was begun is taken back."""


def _save(notice: Notice, desk: Desk, number: int, act: Act, outcome: Written) -> None:
    if desk.faults:
        outcome.left.extend(desk.faults)
        return
    try:
        keeping.save(notice, desk.corrections, keeping.state_of(notice), act)
    except CorrectionError as error:
        outcome.left.append(str(error))
        raise _RefusedError from error
    outcome.values += number


def _say(desk: Desk, offset: int, kind: str, outcome: Written) -> None:
    """One line is what it was settled to be, where it is not yet."""
    index = next((index for index, row in enumerate(desk.rows) if row.start == offset), None)
    try:
        if index is None and kind != JOINED:
            index = _split(desk, offset)
        if index is not None and kind == JOINED:
            desk.press("join", index)
        elif index is not None and desk.rows[index].kind != kind:
            desk.press(f"is:{kind}", index)
    except CorrectionError as error:
        outcome.left.append(f"“{desk.notice.text[offset : offset + 20]}”：{error}")


def _split(desk: Desk, offset: int) -> int:
    """A line begins where none did; the index of its row."""
    index = max(index for index, row in enumerate(desk.rows) if row.start < offset)
    desk.press("split", index, desk.notice.text[offset : min(offset + 60, desk.rows[index].end)])
    return index + 1

"""What both coders say, or was settled, as corrections of the notice: with who and why, in its history.

What a person has decided on a unit since its word stood is not overruled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from notices.agreement.line_roles import JOINED
from notices.corrections.shapes import CorrectionError
from notices.curation.areas_form import set_areas
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject, measures_of, path_of
from notices.double_coding.frames import BETWEEN_AREAS, NO_AREA
from notices.double_coding.results import Unit, coded_notices, units_of
from notices.importing.outline_corrections import corrections_of
from notices.models import CodedNotice, Decision, DoubleCoding, Measure, Notice, Original, Problem, Settlement
from notices.outline_bench import keeping
from notices.outline_bench.desk import Desk
from notices.parsing import ParseError
from notices.reading import ReadError
from notices.versioning.changes import corrected

AT_ONCE = 20  # notices; an outline that is written is read anew
_Row = TypeVar("_Row", Problem, Measure)


@dataclass(slots=True)
class Written:
    """Of one notice: how many values were written, and why others were not; `is_away` where it is to be tried again."""

    name: str
    values: int = 0
    left: list[str] = field(default_factory=list)
    is_away: bool = False


def waiting(coding: DoubleCoding) -> QuerySet[CodedNotice]:
    """The notices of which something was settled since they were written, or that never were."""
    later = Settlement.objects.filter(coded=OuterRef("pk"), created__gt=OuterRef("written_through"))
    return coding.notices.complete().filter(Q(written_through=None) | Exists(later))


def write(coding: DoubleCoding, act: Act) -> list[Written]:
    """At most `AT_ONCE` of those that wait, in their order."""
    begun = timezone.now()  # what is settled while they are written waits for the next time
    keys = list(waiting(coding).values_list("pk", flat=True)[:AT_ONCE])
    outcomes = []
    for coded in list(coded_notices(coding).filter(pk__in=keys)):
        coded.coding = coding
        outcome = _write(coded, act)
        if not outcome.is_away:
            CodedNotice.objects.filter(pk=coded.pk).update(written_through=begun)
        outcomes.append(outcome)
    return outcomes


def _write(coded: CodedNotice, act: Act) -> Written:
    """Areas and statuses come before the outline: a new outline takes them along with its units."""
    outcome = Written(coded.notice.name)
    units = [unit for unit in units_of(coded) if unit.final is not None]
    for variable, write_values in (
        (DoubleCoding.Variable.AREA, _write_areas),
        (DoubleCoding.Variable.STATUS, _write_statuses),
        (DoubleCoding.Variable.OUTLINE, _write_outline),
    ):
        if of_variable := [unit for unit in units if unit.variable == variable]:
            write_values(coded, of_variable, act, outcome)
    return outcome


def _write_areas(coded: CodedNotice, units: Sequence[Unit], act: Act, outcome: Written) -> None:
    """Of problems that are still what was coded; a person's word from now on, also where it was so before."""
    with recorded([coded.notice_id], act, Subject.AREAS):
        rows = coded.notice.problems.select_related("notice", "parent__notice")
        problems = {path_of(row): (row, row.heading) for row in rows}
        for unit in _open_units(units, Subject.AREAS, act, outcome):
            if problem := _as_coded(unit, problems, outcome):
                slugs = (unit.final or "").split(BETWEEN_AREAS)
                set_areas(problem, [slug for slug in slugs if slug != NO_AREA])
                outcome.values += 1
        corrected([coded.notice.name])


def _write_statuses(coded: CodedNotice, units: Sequence[Unit], act: Act, outcome: Written) -> None:
    with recorded([coded.notice_id], act, Subject.STATUS):
        measures = {path_of(row): (row, row.text) for row in measures_of(coded.notice)}
        for unit in _open_units(units, Subject.STATUS, act, outcome):
            if measure := _as_coded(unit, measures, outcome):
                measure.set_status(unit.final or "")
                outcome.values += 1
        corrected([coded.notice.name])


def _as_coded(unit: Unit, rows: dict[str, tuple[_Row, str]], outcome: Written) -> _Row | None:
    row, words = rows.get(unit.unit, (None, ""))
    if row is None or words != unit.words:
        outcome.left.append(_("%(unit)s：这一条已与编码时不同") % {"unit": unit.unit})
        return None
    return row


def _open_units(units: Sequence[Unit], subject: str, act: Act, outcome: Written) -> list[Unit]:
    """Those on which nobody has decided anything since their word stood."""
    decided = _decided_since(units[0].coded, subject, act)
    is_open = [unit.unit not in decided or decided[unit.unit] <= _stands_since(unit) for unit in units]
    outcome.left += [
        _("%(unit)s：此后另有人工订正，没有改动") % {"unit": unit.unit}
        for unit, free in zip(units, is_open, strict=True)
        if not free
    ]
    return [unit for unit, free in zip(units, is_open, strict=True) if free]


def _decided_since(coded: CodedNotice, subject: str, act: Act) -> dict[str, datetime]:
    """By path, when a person last decided otherwise than by writing this double coding through."""
    decisions = Decision.objects.filter(name=coded.notice.name, subject=subject).exclude(reason=act.reason)
    return dict(decisions.order_by("made").values_list("path", "made"))


def _stands_since(unit: Unit) -> datetime:
    revealed: datetime = unit.coded.coding.revealed  # type: ignore[assignment]  # only then there are units
    return unit.settlement.created if unit.settlement else revealed


def _write_outline(coded: CodedNotice, units: Sequence[Unit], act: Act, outcome: Written) -> None:
    """One outline is one word: of corrections made since by others none is touched."""
    notice = Notice.objects.get(pk=coded.notice_id)
    decided = _decided_since(coded, Subject.OUTLINE, act)
    if decided and max(decided.values()) > max(map(_stands_since, units)):
        outcome.left.append(_("结构此后另有人工订正，没有改动"))
        return
    try:
        opened, outline = keeping.state_of(notice), keeping.as_read(notice)
    except (ReadError, ParseError, Original.DoesNotExist, OSError) as error:
        outcome.is_away = isinstance(error, OSError)
        outcome.left.append(_("原件现在读不出来：%(reason)s") % {"reason": error})
        return
    text = coded.sheets.get(seat=1).answers["outline"]["text"]
    if sha256(outline.text.encode()).hexdigest() != text:
        outcome.left.append(_("正文已与编码时不同，结构没有写入"))
        return
    corrections_before = corrections_of(notice)
    desk = Desk(outline, list(corrections_before))
    for unit in units:
        _say(desk, int(unit.unit), unit.final or "", outcome)
    number = sum(correction not in corrections_before for correction in desk.corrections)
    if number and desk.faults:
        outcome.left += desk.faults
    elif number:
        try:
            keeping.save(notice, desk.corrections, opened, act)
        except CorrectionError as error:
            outcome.left.append(str(error))
        else:
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

"""What a coder answers: kept on their own sheet until both have handed in, and fixed from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from notices.double_coding.frames import units_to_code
from notices.models import CodedNotice, CodingSheet, DoubleCoding


class SheetError(ValueError):
    """Says in a sentence why an answer was not kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """A problem with its measures: what is coded at once. `is_done` where nothing is left open."""

    number: int
    problem: Mapping[str, Any]
    is_done: bool


def sheet_of(coding: DoubleCoding, number: int, user: Any) -> CodingSheet | None:
    """The user's own, and nobody else's."""
    rows = CodingSheet.objects.select_related("coded__coding", "coded__notice")
    seat = coding.seat_of(user)
    return rows.filter(coded__coding=coding, coded__number=number, seat=seat).first() if seat else None


def steps(sheet: CodingSheet) -> list[Step]:
    """Of the problems and measures that an answer is asked for, in reading order."""
    problems = [problem for problem in sheet.coded.frame["problems"] if asked_of(sheet, problem)]
    return [
        Step(number, problem, not _open_units(sheet, problem)) for number, problem in enumerate(problems, 1)
    ]


def asked_of(sheet: CodingSheet, problem: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The variables and paths of a problem that have to be answered."""
    variables = sheet.coded.coding.variables
    return [
        (variable, path)
        for variable in ("area", "status")
        if variable in variables
        for path in units_to_code({"problems": [problem]}, variable)
    ]


def _open_units(sheet: CodingSheet, problem: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (variable, path)
        for variable, path in asked_of(sheet, problem)
        if not sheet.answers.get(variable, {}).get(path)
    ]


def is_complete(sheet: CodingSheet) -> bool:
    has_outline = "outline" not in sheet.coded.coding.variables or "outline" in sheet.answers
    return has_outline and all(step.is_done for step in steps(sheet))


def keep(sheet: CodingSheet, answers: Mapping[str, Mapping[str, Any]]) -> None:
    """By variable and path, beside what was answered before. Raises SheetError once both have handed in."""
    with transaction.atomic():
        row = _open_sheet(sheet)
        for variable, values in answers.items():
            row.answers[variable] = {**row.answers.get(variable, {}), **values}
        row.save(update_fields=["answers", "changed"])
    sheet.answers = row.answers


def hand_in(sheet: CodingSheet) -> None:
    """It may still be changed until the other has handed in, too. Raises SheetError where answers are missing."""
    with transaction.atomic():
        row = _open_sheet(sheet)
        if not is_complete(row):
            raise SheetError("还有没有作答的，不能交卷。")
        row.handed_in = timezone.now()
        row.save(update_fields=["handed_in", "changed"])
        row.coded.coding.reveal_if_complete()


def _open_sheet(sheet: CodingSheet) -> CodingSheet:
    """Locked together with its double coding: nobody reveals it meanwhile."""
    coding = DoubleCoding.objects.select_for_update().get(pk=sheet.coded.coding_id)
    if coding.is_revealed:
        raise SheetError("两人都已交卷，答案不能再改。")
    row = CodingSheet.objects.select_related("coded").get(pk=sheet.pk)
    row.coded.coding = coding
    return row


def progress(coding: DoubleCoding) -> dict[int, tuple[int, int]]:
    """Of each seat how many sheets are handed in, of how many: all that the other may know."""
    counts = {1: [0, 0], 2: [0, 0]}
    for seat, handed_in in CodingSheet.objects.filter(coded__coding=coding).values_list("seat", "handed_in"):
        counts[seat][0] += handed_in is not None
        counts[seat][1] += 1
    return {seat: (done, total) for seat, (done, total) in counts.items()}


def sheets_for(coded: CodedNotice) -> list[CodingSheet]:
    """An empty one for either seat."""
    return [CodingSheet(coded=coded, seat=seat) for seat in (1, 2)]

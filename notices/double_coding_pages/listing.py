"""What lists and pages of double codings show, which is nothing of anybody's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from notices.decisions.history import account_name
from notices.double_coding.wording import drawn_words, variable_words
from notices.double_coding_pages.answering import progress
from notices.models import CodingSheet, DoubleCoding


@dataclass(frozen=True, slots=True)
class Line:
    """`left` is how many sheets of this user are not handed in."""

    coding: DoubleCoding
    notices: int
    left: int
    is_coder: bool
    is_revealed: bool


def lines(user: Any) -> list[Line]:
    sheets: dict[int, list[tuple[int, Any]]] = {}
    for pk, seat, handed_in in CodingSheet.objects.values_list("coded__coding", "seat", "handed_in"):
        sheets.setdefault(pk, []).append((seat, handed_in))
    return [_line(coding, user, sheets.get(coding.pk, [])) for coding in DoubleCoding.objects.all()]


def _line(coding: DoubleCoding, user: Any, sheets: list[tuple[int, Any]]) -> Line:
    seat = coding.seat_of(user)
    left = sum(row_seat == seat and handed_in is None for row_seat, handed_in in sheets)
    return Line(coding, len(sheets) // 2, left, bool(seat), coding.is_revealed)


def page_of(coding: DoubleCoding, user: Any) -> dict[str, Any]:
    seat, done = coding.seat_of(user), progress(coding)
    sheets = CodingSheet.objects.filter(coded__coding=coding, seat=seat).select_related("coded__notice")
    return {
        "coding": coding,
        "coders": [
            (_("甲"), _coder(coding.first), *done[1]),
            (_("乙"), _coder(coding.second), *done[2]),
        ],
        "seat": seat,
        "sheets": sheets.defer("answers", "coded__frame", "coded__notice__text").order_by("coded__number"),
        "notices": list(coding.notices.select_related("notice").defer("frame", "notice__text")),
        "variables": variable_words(coding.variables),
        "prefilled": variable_words(coding.prefilled),
        "drawn": drawn_words(coding.drawn),
        "is_revealed": coding.is_revealed,
    }


def _coder(user: Any) -> str:
    return account_name(user) if user else "—"


def shown_before(sheet: CodingSheet) -> dict[str, dict[str, str]]:
    """What a form begins with: the coder's own answers, over what the data says where that is shown."""
    prefilled, frame = sheet.coded.coding.prefilled, sheet.coded.frame
    listed: dict[str, dict[str, str]] = {"area": {}, "status": {}}
    for problem in frame["problems"]:
        if "area" in prefilled and problem["area"] is not None:
            listed["area"][problem["path"]] = problem["area"]
        if "status" in prefilled:
            listed["status"] |= {row["path"]: row["status"] or "" for row in problem["measures"]}
    return {name: values | sheet.answers.get(name, {}) for name, values in listed.items()}

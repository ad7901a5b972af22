"""The outline of a notice on the bench of a coder: as it was given out, kept on their own sheet."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from notices.corrections.shapes import Correction, CorrectionError, as_json, from_json
from notices.double_coding_pages.answering import SheetError, keep
from notices.models import CodingSheet
from notices.outline_bench.desk import Desk, written
from notices.outline_bench.keeping import as_read
from notices.outline_bench.views import Work
from notices.parsing import ParsedNotice
from notices.privacy.masking import masked

_SHOWN = 80  # characters of a line that stand beside its offset


def reading_of(sheet: CodingSheet) -> ParsedNotice:
    """From the bytes that were given out. Raises ReadError, ParseError, or that they are not there any more."""
    return as_read(sheet.coded.notice, sheet.coded.frame["original"])


def work_of(sheet: CodingSheet, outline: ParsedNotice) -> Work:
    """What lies on the bench; a sheet begins as the notice stood, or with nothing said of any line."""
    coded = sheet.coded
    is_blank = "outline" not in coded.coding.prefilled
    given_out = [] if is_blank else [from_json(value) for value in coded.frame["corrections"]]
    answer = sheet.answers.get("outline")
    corrections = [from_json(value) for value in answer["corrections"]] if answer else given_out
    state = written(corrections) if answer else ""

    def save(corrections_made: Sequence[Correction], opened: str, _button: str) -> None:
        if opened != state:
            raise CorrectionError(
                _("这一页打开之后答卷有了改动，所以没有保存。请核对：再次保存，即以页上所列为准。")
            )
        try:
            keep(
                sheet, {"outline": answered(outline, corrections_made, is_blank, coded.frame["corrections"])}
            )
        except SheetError as error:
            raise CorrectionError(_(str(error))) from error

    back = reverse("coding-sheet", args=[coded.coding_id, coded.number])
    return Work(coded.notice.title, back, corrections, state, save, is_sheet=True, is_blank=is_blank)


def answered(
    outline: ParsedNotice, corrections: Sequence[Correction], is_blank: bool, given_out: Sequence[Any]
) -> dict[str, Any]:
    """What each line is, by its offset, beside what it was in the data."""
    text = outline.text
    desk = Desk(outline, list(corrections), is_blank=is_blank)
    stood = Desk(outline, [from_json(value) for value in given_out])
    return {
        "text": sha256(text.encode()).hexdigest(),
        "corrections": [as_json(correction) for correction in corrections],
        "rows": _lines(desk),
        "listed": _lines(stood),
    }


def _lines(desk: Desk) -> list[list[Any]]:
    """Where each begins, what it is, how its words begin."""
    text = desk.notice.text
    return [[row.start, row.kind, masked(text[row.start : row.end])[:_SHOWN]] for row in desk.rows]

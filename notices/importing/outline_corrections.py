"""The corrections of a notice's outline: read, kept in place of those before, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from notices.corrections.shapes import Correction, Fate
from notices.models import Notice, OutlineCorrection


def corrections_of(notice: Notice) -> tuple[Correction, ...]:
    """Those in force, in the order they were made in."""
    if notice.pk is None:
        return ()
    return tuple(row.correction() for row in notice.outline_corrections.all())


def keep(notice: Notice, corrections: Sequence[Correction]) -> None:
    """These, and no others, are in force."""
    notice.outline_corrections.all().delete()
    OutlineCorrection.objects.bulk_create(
        OutlineCorrection(
            notice=notice,
            number=number,
            act=correction.act,
            value=correction.value,
            anchor=asdict(correction.anchor),
        )
        for number, correction in enumerate(corrections, 1)
    )


def note_fates(notice: Notice, fates: Sequence[Fate]) -> None:
    rows = list(notice.outline_corrections.all()) if fates else []
    for row, fate in zip(rows, fates, strict=True):
        row.fate = fate
    OutlineCorrection.objects.bulk_update(rows, ["fate"])

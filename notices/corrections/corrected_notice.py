"""A notice taken apart as it was read, and corrections carried out on it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from notices.corrections.assembling import assembled
from notices.corrections.replaying import replay
from notices.corrections.rows import Row, row_at, rows_of
from notices.corrections.shapes import Correction, Fate
from notices.dissection import Dissection, of_outline
from notices.parsing import ParsedNotice
from notices.parsing.outline.build import Outline


def outline_of(notice: ParsedNotice) -> Outline:
    return Outline(notice.parts, notice.aspects, notice.problems, notice.other)


def corrected(
    dissection: Dissection, corrections: Sequence[Correction]
) -> tuple[Dissection, tuple[Fate, ...]]:
    """The notice as corrected, and what became of each correction.

    Where a new reading leaves them no problem at all, the notice stays as it was read and all of them are lost.
    """
    if not corrections:
        return dissection, ()
    notice = dissection.outline
    outline = outline_of(notice)
    rows, fates = replay(notice.text, rows_of(notice.text, outline), corrections)
    assembly = assembled(notice.text, outline, rows)
    if not assembly.problems:
        return dissection, tuple("lost" for _ in corrections)
    return of_outline(_with_outline(notice, assembly, rows)), fates


def _with_outline(notice: ParsedNotice, outline: Outline, rows: Sequence[Row]) -> ParsedNotice:
    """Without the doubts about rows of which a person has said what they are."""
    doubts = tuple(doubt for doubt in notice.doubts if not row_at(rows, doubt.start).corrected)
    return replace(
        notice,
        parts=outline.parts,
        aspects=outline.aspects,
        problems=outline.problems,
        other=outline.other,
        doubts=doubts,
    )

"""Corrections of outlines that another installation has written (`corrections.jsonl`), taken over here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from notices.corrections.shapes import MOST, Correction, CorrectionError, from_json
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.importing.outline_corrections import corrections_of, keep
from notices.importing.reparsing import reparse
from notices.models import Notice


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a line: how many corrections are new here, how many find their row no more; or why none."""

    line: int
    name: str = ""
    added: int = 0
    lost: int = 0
    reason: str = ""


def take_over(lines: Iterable[str], why: str) -> Iterator[Taken]:
    """Each line by itself; those in force here stay, and go first."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _taken(number, line, why)
            except CorrectionError as error:
                yield Taken(number, reason=str(error))


def _taken(number: int, line: str, why: str) -> Taken:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise CorrectionError("不是 JSON") from error
    notice = _notice(value)
    in_force = corrections_of(notice)
    added = [correction for correction in _corrections(value) if correction not in in_force]
    if added:
        with recorded([notice.pk], Act(None, why), Subject.OUTLINE):
            in_force = corrections_of(notice)  # as they are, now that the notice is locked
            if len(in_force) + len(added) > MOST:
                raise CorrectionError(f"一份通报至多订正 {MOST} 处")
            keep(notice, [*in_force, *added])
            if failed := reparse(notice).reason:
                raise CorrectionError(failed)
    lost = notice.outline_corrections.filter(fate="lost").count()
    return Taken(number, notice.name, len(added), lost)


def _notice(value: Any) -> Notice:
    """The one that was read from the same bytes, else the one of this name."""
    fields = value if isinstance(value, dict) else {}
    by_bytes = Notice.objects.filter(originals__sha256=str(fields.get("sha256", "")))
    notice = by_bytes.first() or Notice.objects.filter(name=str(fields.get("notice", ""))).first()
    if notice is None:
        raise CorrectionError("notice 和 sha256 所指的通报不在库中")
    return notice


def _corrections(value: dict[str, Any]) -> list[Correction]:
    entries = value.get("corrections")
    if not isinstance(entries, list) or len(entries) > MOST:
        raise CorrectionError(f"corrections 应是不超过 {MOST} 条的列表")
    return [from_json(entry) for entry in entries]

"""Notices that a file may be again: the same bytes, the same text from another site, nearly the same text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from notices.importing.importer import agrees, same_notice
from notices.importing.likeness import bands, letters, likeness
from notices.importing.sources import Draft
from notices.models import Notice

NEAR = 0.8
MOST_SHOWN = 5

Kind = Literal["bytes", "name", "text", "near"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A notice in the collection, why it may be the same one, and how alike the texts are."""

    notice: Notice
    kind: Kind
    likeness: float
    agrees: bool  # whether title, or issuer and dates, say that it is the same; nearly the same text may be a template

    @property
    def is_certain(self) -> bool:
        return self.kind in ("bytes", "name")

    @property
    def is_plain(self) -> bool:
        """Whether a batch takes it for the same notice: on likeness alone none is dropped."""
        return self.kind == "text" or self.agrees

    @property
    def percent(self) -> int:
        return int(100 * self.likeness)


def find(draft: Draft) -> tuple[Duplicate, ...]:
    """The likeliest first; what an import would update by itself stands in front."""
    found = [_compared(notice, draft) for notice in _candidates(draft)]
    found = [duplicate for duplicate in found if duplicate.likeness >= NEAR]
    found.sort(key=lambda duplicate: (-duplicate.likeness, duplicate.notice.name))
    if certain := same_notice(draft):
        found = [_certain(certain, draft), *(one for one in found if one.notice != certain)]
    return tuple(found[:MOST_SHOWN])


def _candidates(draft: Draft) -> list[Notice]:
    values = bands(draft.reading.text)
    return list(Notice.objects.filter(bands__value__in=values).select_related("place").distinct())


def _compared(notice: Notice, draft: Draft) -> Duplicate:
    same = letters(notice.text) == letters(draft.reading.text)
    alike = 1.0 if same else likeness(notice.text, draft.reading.text)
    return Duplicate(notice, "text" if same else "near", alike, agrees(notice, draft.facts))


def _certain(notice: Notice, draft: Draft) -> Duplicate:
    bytes_ = notice.originals.filter(sha256=draft.sha256).exists()
    alike = likeness(notice.text, draft.reading.text)
    return Duplicate(notice, "bytes" if bytes_ else "name", alike, agrees=True)

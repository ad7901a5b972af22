"""What measures claim, underlined where they are shown, beside whatever else is marked there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from django.http import HttpRequest

from notices.claim_kinds import CLAIM_KINDS, ClaimKind
from notices.models import Claim, Measure
from notices.notice_page.entries import OutlineEntry
from notices.spans import Mark
from notices.standing_claims import StandingClaims


@dataclass(frozen=True, slots=True)
class EvidenceSwitch:
    """Whether a page underlines claims; `opposite` is what `evidence` must be in its address to turn that around."""

    on: bool
    opposite: str | None
    kinds: ClassVar[tuple[ClaimKind, ...]] = CLAIM_KINDS

    @classmethod
    def read(cls, request: HttpRequest, *, usual: bool) -> EvidenceSwitch:
        on = {"1": True, "0": False}.get(request.GET.get("evidence", ""), usual)
        return cls(on, str(int(not usual)) if on == usual else None)


def with_claims(entry: OutlineEntry, claims: StandingClaims) -> OutlineEntry:
    """An entry of a page with the claims in it underlined, if it is a measure."""
    if not isinstance(entry.row, Measure) or not (rows := claims.of(entry.row)):
        return entry
    return replace(entry, layers=(*entry.layers, *claim_layers(rows, entry.row.start)))


def claim_layers(rows: Iterable[Claim], offset: int) -> tuple[tuple[Mark, ...], ...]:
    """A layer for each kind of claim, over a text that begins at `offset` of the notice: kinds overlap as they like."""
    marks = [
        (row.type_name, Mark(row.start - offset, row.end - offset, "span", f"claimed {row.type_name}"))
        for row in rows
    ]
    return tuple(tuple(mark for name, mark in marks if name == kind.name) for kind in CLAIM_KINDS)

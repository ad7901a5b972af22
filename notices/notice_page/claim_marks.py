"""What measures claim, underlined where they are shown, beside whatever else is marked there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, NamedTuple

from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from notices.claims import CLAIMS
from notices.models import Measure
from notices.notice_page.entries import Entry
from notices.standing_claims import StandingClaims

TYPES = tuple(str(model._meta.model_name) for model in CLAIMS)  # of claims; also classes of the stylesheet
_PIECE = re.compile(r"<[^>]*>|&[^;]*;|.", re.DOTALL)  # a tag, or one character of the text


@dataclass(frozen=True, slots=True)
class EvidenceSwitch:
    """Whether a page underlines claims; `other` is what `evidence` must be in its address to turn that around."""

    on: bool
    other: str | None
    types: ClassVar[tuple[str, ...]] = TYPES

    @classmethod
    def read(cls, request: HttpRequest, *, usual: bool) -> EvidenceSwitch:
        on = {"1": True, "0": False}.get(request.GET.get("evidence", ""), usual)
        return cls(on, str(int(not usual)) if on == usual else None)


class Place(NamedTuple):
    """Where in a text a claim of one of `TYPES` stands, in characters."""

    start: int
    end: int
    type: str


def with_claims(piece: Entry, claims: StandingClaims) -> Entry:
    """An entry of a page with the claims in it underlined, if it is a measure."""
    if not isinstance(piece.row, Measure):
        return piece
    start = piece.row.start
    places = [Place(row.start - start, row.end - start, row.type_name) for row in claims.of(piece.row)]
    return replace(piece, shown=underlined(piece.shown, places)) if places else piece


def underlined(shown: str, places: Iterable[Place]) -> SafeString:
    """`shown` is a text, or safe HTML of it with <mark>: marks and claims overlap as they like.

    A span ends before each tag and goes on behind it; where two types meet, one span stands in the other.
    """
    pieces = _PIECE.findall(conditional_escape(shown))
    over = _types_over(sum(map(_is_character, pieces)), places)
    typed = [(over.pop() if _is_character(piece) else (), piece) for piece in pieces]
    runs = groupby(typed, key=itemgetter(0))
    spans = (_spanned(types, "".join(piece for _, piece in run)) for types, run in runs)
    return mark_safe("".join(spans))  # noqa: S308  # escaped above


def _is_character(piece: str) -> bool:
    return not piece.startswith("<")


def _types_over(length: int, places: Iterable[Place]) -> list[tuple[str, ...]]:
    """The types of the claims that each character belongs to, the last character first."""
    over: list[set[str]] = [set() for _ in range(length)]
    for place in places:
        for types in over[place.start : place.end]:
            types.add(place.type)
    return [tuple(type_ for type_ in TYPES if type_ in types) for types in reversed(over)]


def _spanned(types: tuple[str, ...], html: str) -> str:
    opened = "".join(f'<span class="claimed {type_}">' for type_ in types)
    return f"{opened}{html}{'</span>' * len(types)}"

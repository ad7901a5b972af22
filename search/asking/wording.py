"""What the words of a query stand for: the parts they are cut into, their synonyms, the places and years among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from django.db.models import Q

from notices.models import Place
from search.engines.ranking import Part, Word
from search.language import analysis
from search.language.synonyms import Alternative, thesaurus

LOOKED_UP = 24  # parts of a query that may be a place
_LONGEST_PLACE = 3  # parts that a place's name may be cut into: 大鹏|新区
_ENDINGS = ("", "省", "市", "区", "县", "新区", "自治区", "自治县", "旗", "镇", "街道")
FILLERS = Path(__file__).with_name("fillers.txt")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value of a facet that a word of the query names."""

    facet: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Wording:
    words: tuple[Word, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    left_out: tuple[str, ...] = ()  # fillers

    @property
    def alternatives(self) -> Iterator[tuple[str, str]]:
        """Each part with each synonym of it."""
        for word in self.words:
            for part in word.looked_for():
                for each in (part, *part.atoms):
                    yield from ((each.text, other.text) for other in each.alternatives)


def worded(typed: Sequence[str], synonyms: bool = True) -> Wording:
    cuts = [(analysis.fold(text), tuple(analysis.cut(text))) for text in typed]
    cuts = [(text, parts) for text, parts in cuts if text]
    cuts, left_out = _telling(cuts)
    parts = [part for _, some in cuts for part in some]
    named = {**_places(parts), **_years(parts)}
    expanded = thesaurus().expand(parts) if synonyms else [()] * len(parts)
    read = iter(
        [_part(part, others, part in named, synonyms) for part, others in zip(parts, expanded, strict=True)]
    )
    words = tuple(Word(text, some, read=tuple(islice(read, len(some)))) for text, some in cuts)
    suggestions = dict.fromkeys(each for some in named.values() for each in some)
    return Wording(words, tuple(suggestions), left_out)


@cache
def fillers() -> frozenset[str]:
    """What joins words, and what every heading says: asked for only where nothing else is."""
    lines = (line.partition("#")[0] for line in FILLERS.read_text("utf-8").splitlines())
    return frozenset(analysis.fold(word) for line in lines for word in line.split())


Cut = tuple[str, tuple[str, ...]]  # a word as typed, and its parts


def _telling(cuts: list[Cut]) -> tuple[list[Cut], tuple[str, ...]]:
    """Without fillers, and these; all of it where there is nothing else: 住院 in 怎么住院, 问题 where that is asked."""
    parts = dict.fromkeys(part for _, some in cuts for part in some)
    left_out = tuple(part for part in parts if part in fillers())
    if len(left_out) == len(parts):
        return cuts, ()
    told = [(text, tuple(part for part in some if part not in left_out), not some) for text, some in cuts]
    return [(text, kept) for text, kept, sign in told if kept or sign], left_out


def _part(part: str, alternatives: tuple[Alternative, ...], named: bool, synonyms: bool) -> Part:
    listed = len(part) == 1 or part.isascii() or analysis.is_indexed(part)
    return Part(
        part, () if named else alternatives, _atoms(part, synonyms and not alternatives), named, listed
    )


def _atoms(part: str, synonyms: bool) -> tuple[Part, ...]:
    """The words inside of a long one; where it has no synonyms, these have theirs: 请客|送礼."""
    atoms = analysis.atoms(part)
    expanded = thesaurus().expand(atoms) if synonyms else [()] * len(atoms)
    return tuple(Part(atom, others) for atom, others in zip(atoms, expanded, strict=True))


def _years(parts: Sequence[str]) -> dict[str, tuple[Suggestion, ...]]:
    """2017, and the 年 behind it."""
    years = {part: (Suggestion("year", part, f"{part} 年"),) for part in parts if _YEAR.fullmatch(part)}
    return {**years, "年": ()} if years else {}


def _places(parts: Sequence[str]) -> dict[str, tuple[Suggestion, ...]]:
    """The parts that name places we have, alone or with their neighbours; one SQL query."""
    runs = dict(_runs(parts[:LOOKED_UP]))
    if not runs:
        return {}
    asked = Q(name__in=[name + ending for name in runs for ending in _ENDINGS])
    for name in runs:
        asked |= Q(level=Place.Level.PROVINCE, name__startswith=name)
    named: dict[str, tuple[Suggestion, ...]] = {}
    for place in Place.objects.filter(asked).select_related("parent__parent").order_by("code"):
        label = " › ".join(each.name for each in place.path())
        for name in (name for name in runs if place.name.startswith(name)):
            for part in runs[name]:
                named[part] = (*named.get(part, ()), Suggestion("district", place.code, label))
    return named


def _runs(parts: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Neighbouring parts as one name, the parts themselves included; a single character names nothing."""
    for start in range(len(parts)):
        for end in range(start + 1, min(start + _LONGEST_PLACE, len(parts)) + 1):
            name = "".join(parts[start:end])
            if len(name) > 1 and not name.isascii():
                yield name, tuple(parts[start:end])

"""What the words of a query stand for: the parts they are cut into, their synonyms, the places and years among them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from pathlib import Path

from django.db.models import Q

from notices.models import Place
from search.asking.gazetteer import Named
from search.asking.vocabulary import read_once
from search.engines.question import Part, Word
from search.language import analysis
from search.language.figures import figures_of_amount
from search.language.synonyms import LONGEST, Alternative, thesaurus

SHORT = 4  # characters of a word that a verb of one character makes, not a sentence
LOOKED_UP = 24  # parts of a query that may be a place
_LONGEST_PLACE = 3  # parts that a place's name may be cut into: 大鹏|新区
_ENDINGS = ("", "省", "市", "区", "县", "新区", "自治区", "自治县", "旗", "镇", "街道")
FILLERS = Path(__file__).with_name("fillers.txt")
COMMON = Path(__file__).with_name("common.txt")
_DOCUMENT_NUMBER = re.compile(r"[〔\[［【]\s*(?:19|20)\d\d\s*[〕\]］】]\s*第?\d+\s*号")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value of a facet that a word of the query names."""

    facet: str
    value: str
    label: str


Cut = tuple[str, tuple[str, ...]]  # a word as typed, and its parts


@dataclass(frozen=True, slots=True)
class Wording:
    words: tuple[Word, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    left_out: tuple[str, ...] = ()  # fillers

    @property
    def cut(self) -> tuple[str, ...]:
        """What the words were cut into."""
        return tuple(dict.fromkeys(part for word in self.words for part in word.parts))

    @property
    def atoms(self) -> tuple[str, ...]:
        """The words inside of long ones."""
        parts = (part for word in self.words for part in word.read)
        return tuple(dict.fromkeys(atom.text for part in parts for atom in part.atoms))

    @property
    def alternatives(self) -> Iterator[tuple[str, str]]:
        """Each part with each synonym of it."""
        for word in self.words:
            for part in word.looked_for():
                for element in (part, *part.atoms):
                    yield from ((element.text, synonym.text) for synonym in element.alternatives)


def worded(
    typed: Sequence[str],
    synonyms: bool = True,
    areas: Mapping[str, tuple[str, ...]] | None = None,
    named_in: Mapping[str, tuple[Named, ...]] | None = None,
    whole: Collection[str] = (),
) -> Wording:
    """`areas`: by word, the values of the facet of areas that go by it; `named_in`: the areas whose names have it;
    `whole`: folded, those that are not cut.
    """
    cuts = [
        (folded, (folded,) if folded in whole else _parts(text))
        for text in typed
        if (folded := analysis.fold(text))
    ]
    cuts, left_out = _telling(cuts)
    parts = [part for _, cut_parts in cuts for part in cut_parts]
    suggested = {**_places(tuple(parts)), **_years(parts)}
    meanings = _with_meaning(parts, suggested, synonyms, named_in or {})
    read = (Part(part.text, listed=False) if part.text in whole else part for part in meanings)
    words = _words(cuts, read, areas or {})
    if _says_more(parts):
        words = chain.from_iterable(map(_by_worth, words))
    suggestions = dict.fromkeys(chain.from_iterable(suggested.values()))
    return Wording(tuple(words), tuple(suggestions), left_out)


def _with_meaning(
    parts: Sequence[str],
    suggested: Collection[str],
    synonyms: bool,
    named_in: Mapping[str, tuple[Named, ...]],
) -> Iterator[Part]:
    expanded = thesaurus().expand(parts) if synonyms else [()] * len(parts)
    for part, alternatives in zip(parts, expanded, strict=True):
        yield _part(part, alternatives, part in suggested, synonyms, named_in.get(part, ()))


def _words(
    cuts: Iterable[Cut], parts: Iterator[Part], areas: Mapping[str, tuple[str, ...]]
) -> Iterator[Word]:
    """Each word with as many of the parts as it was cut into."""
    for text, cut_parts in cuts:
        its_parts = tuple(islice(parts, len(cut_parts)))
        yield Word(text, cut_parts, read=_filed(its_parts, areas.get(text, ())))


def _filed(parts: tuple[Part, ...], areas: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(replace(part, areas=areas) for part in parts) if areas else parts


def ranked_besides(wording: Wording, names: Sequence[str]) -> Wording:
    """What an area is called ranks what is filed in it."""
    ranking = (
        Word(analysis.fold(name), (part,), given=True, read=(Part(part),))
        for name in names
        for part in _parts(name)
    )
    return replace(wording, words=(*wording.words, *ranking)) if names else wording


def loosened(wording: Wording) -> Wording:
    """What holds most of the characters will do where nothing holds a word."""
    return replace(wording, words=tuple(replace(word, loose=True) for word in wording.words))


def _parts(text: str) -> tuple[str, ...]:
    """A single character that the cut leaves beside longer words is none of its own: 链 of 区块|链.

    Nothing but themselves are the number of a document (〔2021〕12号), an amount without its unit (1.42亿), and what
    would leave a word that says too little (找|工作).
    """
    uncut = (analysis.fold(text),)
    if _DOCUMENT_NUMBER.search(text) or figures_of_amount(*uncut):
        return uncut
    parts = tuple(_joined(analysis.cut(text)))
    longer = tuple(filter(_is_long, parts))
    if not longer:
        return parts
    if len(text) <= SHORT and longer != parts and not _says_more(longer):
        return uncut
    few = len(parts) <= 2 * len(longer)  # 亩|均|论|英雄 is told by its characters
    return tuple(part for part in parts if len(part) > 1 or part.isascii()) if few else parts


def _is_long(part: str) -> bool:
    return len(part) > 1 and not part.isascii()


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """A word of the thesaurus is one where the cut leaves a single character or a filler of it: 学区|房, 开会|太|多."""
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + LONGEST), start + 1, -1)
        end = next((end for end in ends if _is_broken(parts[start:end])), start + 1)
        yield "".join(parts[start:end])
        start = end


def _is_broken(run: Sequence[str]) -> bool:
    return (
        any(len(part) == 1 or part in fillers() for part in run) and "".join(run) in thesaurus().alternatives
    )


@cache
def fillers() -> frozenset[str]:
    """What joins words, and what every heading says: asked for only where nothing else is."""
    return _listed(FILLERS)


def _listed(path: Path) -> frozenset[str]:
    lines = (line.partition("#")[0] for line in path.read_text("utf-8").splitlines())
    return frozenset(analysis.fold(word) for line in lines for word in line.split())


@cache
def common() -> frozenset[str]:
    """Verbs of every measure: beside other words they only rank."""
    return _listed(COMMON)


def _says_more(parts: Sequence[str]) -> bool:
    return not all(part in common() for part in parts)


def _by_worth(word: Word) -> Iterator[Word]:
    """What tells documents apart, then what only ranks (解决|停车难)."""
    telling = tuple(part for part in word.read if part.text not in common())
    if len(telling) == len(word.read):
        yield word
        return
    if telling:
        yield replace(word, parts=tuple(part.text for part in telling), read=telling)
    for part in word.read:
        if part.text in common():
            yield Word(part.text, (part.text,), given=True, read=(part,))


def _telling(cuts: list[Cut]) -> tuple[list[Cut], tuple[str, ...]]:
    """Without fillers, and these; all of it where there is nothing else: 住院 in 怎么住院, 问题 where that is asked."""
    parts = dict.fromkeys(part for _, cut_parts in cuts for part in cut_parts)
    left_out = tuple(part for part in parts if part in fillers())
    if len(left_out) == len(parts):
        return cuts, ()
    telling = [
        (text, tuple(part for part in cut_parts if part not in left_out), not cut_parts)
        for text, cut_parts in cuts
    ]
    return [(text, telling_parts) for text, telling_parts, sign in telling if telling_parts or sign], left_out


def _part(
    part: str,
    alternatives: tuple[Alternative, ...],
    is_named: bool,
    synonyms: bool,
    areas: tuple[Named, ...],
) -> Part:
    listed = len(part) == 1 or part.isascii() or analysis.is_indexed(part)
    alternatives = (*alternatives, *map(Alternative, figures_of_amount(part)))
    return Part(
        part,
        () if is_named else alternatives,
        _atoms(part, synonyms and not alternatives),
        is_named,
        listed,
        named_in=tuple(value for area in areas for value in area.values),
        fixed=analysis.is_fixed(part),
    )


def _atoms(part: str, synonyms: bool) -> tuple[Part, ...]:
    """The words inside of a long one; where it has no synonyms, these have theirs: 请客|送礼."""
    atoms = analysis.atoms(part)
    expanded = thesaurus().expand(atoms) if synonyms else [()] * len(atoms)
    return tuple(Part(atom, synonyms) for atom, synonyms in zip(atoms, expanded, strict=True))


def _years(parts: Sequence[str]) -> dict[str, tuple[Suggestion, ...]]:
    """2017, and the 年 behind it."""
    years = {part: (Suggestion("year", part, f"{part} 年"),) for part in parts if _YEAR.fullmatch(part)}
    return {**years, "年": ()} if years else {}


@read_once
def _places(parts: tuple[str, ...]) -> dict[str, tuple[Suggestion, ...]]:
    """The parts that name places we have, alone or with their neighbours; one SQL query."""
    runs = dict(_runs(parts[:LOOKED_UP]))
    if not runs:
        return {}
    condition = Q(name__in=[name + ending for name in runs for ending in _ENDINGS])
    for name in runs:
        condition |= Q(level=Place.Level.PROVINCE, name__startswith=name)
    suggested: dict[str, tuple[Suggestion, ...]] = {}
    for place in Place.objects.filter(condition).select_related("parent__parent").order_by("code"):
        label = " › ".join(ancestor.name for ancestor in place.path())
        for name in (name for name in runs if place.name.startswith(name)):
            for part in runs[name]:
                suggested[part] = (*suggested.get(part, ()), Suggestion("district", place.code, label))
    return suggested


def _runs(parts: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Neighbouring parts as one name, the parts themselves included; a single character names nothing."""
    for start in range(len(parts)):
        for end in range(start + 1, min(start + _LONGEST_PLACE, len(parts)) + 1):
            name = "".join(parts[start:end])
            if len(name) > 1 and not name.isascii():
                yield name, tuple(parts[start:end])

"""What the site itself calls things: places and bodies with notices, problem areas, kinds of claims, by every name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from notices.claim_kinds import CLAIM_KINDS, ClaimKind
from notices.models import Category, CategoryGroup, Notice, Place
from notices.places.gazetteer import short_names
from search.asking import vocabulary
from search.asking.spelling import pinyin
from search.language.analysis import fold, words

Facet = Literal["district", "name", "category"]
# 镇 and the like are no places of their own: they stand in the titles of their notices.
_ENDINGS = "镇|乡|街道|学院|大学|学校|医院|保健院|公司|集团|局|厅|委|办"
_BODY = re.compile(rf"([\u4e00-\u9fff]{{2,12}}?(?:{_ENDINGS}))(?:党|委员会|工作委员会|工委|关于)")
_JOINED = re.compile("[与和、]")
_STOP_WORDS = frozenset(
    ["and", "of", "the", "in", "public", "party", "main", "service", "services", "works", "work", "with"]
)


@dataclass(frozen=True, slots=True)
class Named:
    """A value, or several, of a facet of the index, as a name says it."""

    facet: Facet
    values: tuple[str, ...]
    label: str
    full: bool = True  # the whole name; a short one may be a word as well

    def joined(self, namesake: Named) -> Named:
        return Named(
            self.facet,
            tuple(dict.fromkeys((*self.values, *namesake.values))),
            self.label,
            self.full or namesake.full,
        )


Names = dict[str, Named]
Rows = Sequence[Category | CategoryGroup]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`places`: with notices, and what they lie in, and bodies, by full and short name; `spoken`: by their sound."""

    places: Names
    spoken: Names
    areas: Names
    english: Names
    outer: Mapping[str, tuple[str, ...]]  # by code of a place: those it lies in
    in_names: Mapping[str, tuple[Named, ...]]  # by word: the areas whose names have it
    in_scopes: Mapping[str, tuple[Named, ...]]  # by word: the areas that are about it


_cached: list[tuple[Hashable, Vocabulary]] = []


def of_the_site() -> Vocabulary:
    """Read once an index generation."""
    newest = vocabulary.generation()
    if not _cached or _cached[0][0] != newest:
        _cached[:] = [(newest, _read())]
    return _cached[0][1]


def _read() -> Vocabulary:
    paths = [row.path() for row in sorted(places_to_look_in(), key=str)]
    rows: Rows = [*CategoryGroup.objects.all(), *Category.objects.all()]
    places = _gathered([*_places(path[-1] for path in paths), *_bodies()])
    return Vocabulary(
        places,
        _gathered((pinyin(name), naming) for name, naming in places.items()),
        _gathered(_areas(rows)),
        dict(_english(rows)),
        {path[-1].code: tuple(step.code for step in path[:-1]) for path in paths},
        _by_word((row, row.name) for row in rows),
        _by_word((row, row.scope) for row in rows if isinstance(row, Category)),
    )


def places_to_look_in() -> set[Place]:
    """Those with notices, and what they lie in."""
    rows = Place.objects.filter(notices__isnull=False).select_related("parent__parent").distinct()
    return set(chain.from_iterable(row.path() for row in rows))


def _by_word(texts: Iterable[tuple[Category | CategoryGroup, str]]) -> dict[str, tuple[Named, ...]]:
    areas: defaultdict[str, dict[Named, None]] = defaultdict(dict)
    for row, text in texts:
        for word in words([text]):
            areas[word][Named("category", (row.slug,), row.name)] = None
    return {word: tuple(slugs) for word, slugs in areas.items()}


def _gathered(pairs: Iterable[tuple[str, Named]]) -> Names:
    """Several things of one name and kind are all of them meant."""
    names: Names = {}
    for name, naming in pairs:
        before = names.get(name)
        if before is None or before.facet == naming.facet:
            names[name] = before.joined(naming) if before else naming
    return names


def _places(places: Iterable[Place]) -> Iterator[tuple[str, Named]]:
    for place in places:
        yield fold(place.name), Named("district", (place.code,), place.name)
        for name in short_names(place.name):
            yield fold(name), Named("district", (place.code,), place.name, full=False)


def _bodies() -> Iterator[tuple[str, Named]]:
    """Towns, hospitals, companies: whose notices are filed under a larger place."""
    for notice in Notice.objects.select_related("place__parent__parent"):
        title = notice.title
        for step in notice.place_path():
            title = title.replace(step.name, "")
        if match := _BODY.search(title.removeprefix("中共")):
            yield fold(match[1]), Named("name", (notice.name,), match[1])
            if (short := match[1].removesuffix("街道").rstrip("镇乡")) != match[1] and len(short) > 1:
                yield fold(short), Named("name", (notice.name,), match[1], full=False)


def _areas(rows: Rows) -> Iterator[tuple[str, Named]]:
    for row in rows:
        for name in {row.name, *_JOINED.split(row.name)}:
            yield fold(name), Named("category", (row.slug,), row.name, full=name == row.name)


def _english(rows: Rows) -> Iterator[tuple[str, Named]]:
    """By whole name, and by each word that only one of them has."""
    owners: defaultdict[str, list[Named]] = defaultdict(list)
    for row in rows:
        naming = Named("category", (row.slug,), row.name)
        for word in {row.name_en.casefold(), *re.findall("[a-z]{4,}", row.name_en.casefold())} - _STOP_WORDS:
            owners[word].append(naming)
    return ((word, naming) for word, [naming, *rivals] in owners.items() if not rivals)


_KINDS_OF_CLAIMS = {word: kind for kind in CLAIM_KINDS for word in kind.called}


def kind_called(word: str) -> ClaimKind | None:
    """问责 and accountability for 追责, `rules` for 制度文件."""
    return _KINDS_OF_CLAIMS.get(word.lower())

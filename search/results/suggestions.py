"""Suggestions while typing: places, problem areas, titles, 《documents》 and the collection's commoner words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from notices.models import NEWEST_FIRST, Category, CategoryGroup, Notice
from search.asking import vocabulary
from search.asking.addresses import query_string
from search.asking.gazetteer import places_to_look_in
from search.asking.request import SearchRequest
from search.asking.spelling import pinyin, starting
from search.language.analysis import fold
from search.query import search

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 8
OF_A_KIND = 3
TITLES = 20_000  # of the newest notices
LONGEST = 40  # characters; more is no beginning of anything
KINDS: dict[str, StrOrPromise] = {
    "district": gettext_lazy("地区"),
    "category": gettext_lazy("问题领域"),
    "title": gettext_lazy("通报"),
    "document": gettext_lazy("文件"),
    "word": gettext_lazy("词语"),
}
_DOCUMENT = re.compile("《[^《》]{2,60}》")


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """Something with a name: found by its characters, or by its sound where that was typed."""

    kind: str
    label: str
    value: str  # of the facet, or the notice's name
    sound: str = ""

    def fits(self, typed: str) -> bool:
        return typed in fold(self.label) or (typed.isascii() and self.sound.startswith(typed))


@dataclass(frozen=True, slots=True)
class Completion:
    kind: str
    text: str
    url: str


_kept: dict[str, tuple[object, tuple[NamedEntry, ...]]] = {}


def suggestions(typed: str) -> list[Completion]:
    """For the last word typed; those before it stay in the question."""
    before, _, last = typed[-200:].strip().rpartition(" ")
    last = last if last.startswith("《") else fold(last)
    if not last or len(last) > LONGEST:
        return []
    if last.startswith("《"):
        return [_asking("document", before, title) for title in _documents(last)]
    return list(islice(_going_on(before, last), MOST))


def _going_on(before: str, last: str) -> Iterator[Completion]:
    """What has a name, then words."""
    matching = [entry for kind in ("district", "category", "title") for entry in _fitting(kind, last)]
    yield from (_link(entry, before) for entry in matching)
    labels = {entry.label for entry in matching}
    words = starting(vocabulary.words_at_hand(), last, MOST)
    yield from (_asking("word", before, word) for word in words if word not in labels)


def _fitting(kind: str, typed: str) -> Iterator[NamedEntry]:
    return islice((entry for entry in entries() if entry.kind == kind and entry.fits(typed)), OF_A_KIND)


def entries() -> tuple[NamedEntry, ...]:
    """Everything with a name, read once an index generation and language."""
    language, generation = get_language() or "", vocabulary.generation()
    if language not in _kept or _kept[language][0] != generation:
        _kept[language] = (generation, tuple(_entries(language)))
    return _kept[language][1]


def _entries(language: str) -> Iterator[NamedEntry]:
    for place in sorted(places_to_look_in(), key=attrgetter("code")):
        yield NamedEntry("district", place.name, place.code, pinyin(place.name))
    areas: list[Category | CategoryGroup] = [*CategoryGroup.objects.all(), *Category.objects.all()]
    for row in areas:
        yield NamedEntry(
            "category", row.name_en if language.startswith("en") else row.name, row.slug, pinyin(row.name)
        )
    titles = Notice.objects.order_by(*NEWEST_FIRST).values_list("title", "name")
    yield from (NamedEntry("title", title, name) for title, name in titles[:TITLES])


def _link(entry: NamedEntry, before: str) -> Completion:
    if entry.kind == "title":
        return Completion(entry.kind, entry.label, reverse("notice", args=[entry.value]))
    parameters = [("q", before)] if before else []
    return _suggestion(entry.kind, entry.label, [*parameters, (entry.kind, entry.value)])


def _asking(kind: str, before: str, text: str) -> Completion:
    query = f"{before} {text}".strip()
    return _suggestion(kind, query, [("q", query)])


def _suggestion(kind: str, text: str, parameters: list[tuple[str, str]]) -> Completion:
    return Completion(kind, text, reverse("search") + query_string(parameters))


def _documents(typed: str) -> list[str]:
    """Titles in 《》 that begin as typed, out of the measures that an exact search finds."""
    if len(typed) < 2:
        return []
    hits = search(SearchRequest(typed.rstrip("》"), unit="measure"), 0, 30, with_facets=False).hits
    texts = (str(getattr(hit.obj, "text", "")) for hit in hits)
    titles = (
        title for text in texts for title in _DOCUMENT.findall(text) if title.startswith(typed.rstrip("》"))
    )
    return list(dict.fromkeys(titles))[:MOST]

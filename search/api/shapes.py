"""What answers look like: one class an object of the OpenAPI description. Contact persons are in none of them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Schema
from pydantic import create_model

from notices.columns import Type
from notices.facts import FACTS
from search.api.claim_shapes import Evidence, Span, Status
from search.api.origin_shapes import Origins


class Refusal(Schema):
    """Why there is no answer, in a sentence."""

    detail: str


class Page(Schema):
    """One page of a list; `next` and `previous` are addresses."""

    total: int
    page: int
    pages: int
    size: int
    next: str | None
    previous: str | None


class Addressed(Schema):
    """`id` is its public identifier, `url` its page, `api` where it stands here."""

    id: str
    url: str
    api: str


class Cited(Addressed):
    """With the addresses of its citation, by format (`ris`, `bib` …)."""

    citations: dict[str, str]


class PlaceName(Schema):
    """A place; `path` holds the names from the province down to it."""

    code: str
    name: str
    level: str
    path: list[str]


class Label(Schema):
    """A problem area a problem is filed under; `rank` 1 is the primary one, `cues` the words that decided."""

    slug: str
    name: str
    name_en: str
    rank: int
    score: float
    cues: list[str]
    classifier_version: str  # empty where a person gave the label


_TYPES: dict[Type, Any] = {
    "date": date | None,
    "integer": int | None,
    "number": float | None,
    "boolean": bool,
}
_FIELDS: dict[str, Any] = {
    fact.api: (PlaceName | None if fact.api == "place" else _TYPES.get(fact.column.type, str), ...)
    for fact in FACTS
    if fact.api
}


class NoticeRow(create_model("_Facts", __base__=Addressed, **_FIELDS)):  # type: ignore[misc]
    """The facts of a notice; `dated` is the date it is filed under: published, else signed."""


class NoticePage(Page):
    results: list[NoticeRow]


class MeasureRow(Addressed):
    """`status` by the notice's own account, or a person's (`curated`); `evidence` is what the measure claims."""

    number: int
    label: str
    text: str
    span: Span
    status: Status
    status_words: str
    curated: bool
    evidence: list[Evidence]


class Note(Schema):
    """Text under a problem that is no measure: an introduction, or a field such as who is responsible."""

    kind: str
    text: str
    span: Span


class Unit(Addressed):
    """A problem or item: `heading` as printed, `title` without label and frame; `evidence` outside of measures."""

    number: int
    kind: Literal["problem", "action"]
    label: str
    title: str
    heading: str
    span: Span
    aspect: str | None
    confidence: float
    curated: bool
    categories: list[Label]
    notes: list[Note]
    evidence: list[Evidence]
    measures: list[MeasureRow]


class Problem(Unit):
    items: list[Unit]


class Part(Schema):
    number: int
    label: str
    title: str
    role: str
    span: Span


class Notice(NoticeRow, Cited, Origins):
    """A notice with its whole outline, in reading order; `evidence` outside of problems, the newest version first."""

    reader_version: str
    parser_version: str
    parts: list[Part]
    evidence: list[Evidence]
    problems: list[Problem]


class ProblemInContext(Problem, Cited):
    """`parent` is the problem an item belongs to."""

    parent: str | None
    notice: NoticeRow


class MeasureInContext(MeasureRow, Cited):
    """With the problem it answers, and the areas of that problem."""

    problem: str
    problem_title: str
    categories: list[Label]
    notice: NoticeRow


class Segment(Schema):
    """A run of a snippet; the text is plain, `marked` where it is what was searched."""

    text: str
    marked: bool


class Hit(Addressed):
    """A row that was found; `problem`, `item`, `measure` are its numbers as in its id, `status` is a measure's."""

    title: str
    snippet: str
    segments: list[Segment]
    score: float
    lacking: list[str]
    place: str
    dated: date | None
    notice: str
    problem: int | None
    item: int | None
    measure: int | None
    status: Status | None
    categories: list[str]
    is_sample: bool


class Group(Schema):
    """A notice with its best hits; `count` is how many it has."""

    notice: str
    title: str
    count: int
    hits: list[Hit]


class FacetValue(Schema):
    """`count` is the total of the page one gets by choosing it."""

    value: str
    label: str
    parent: str | None
    depth: int
    count: int
    selected: bool
    excluded: bool


class Facet(Schema):
    name: str
    label: str
    values: list[FacetValue]


class Synonym(Schema):
    """What stood for a word, and how many hits it brought that do not hold the word."""

    word: str
    text: str
    hits: int


class Suggestion(Schema):
    """A place or year that a word names: offered, not forced."""

    facet: str
    value: str
    label: str


class Meant(Schema):
    """What a word was read as: a condition (district, name, year, category, status), a word mended (spelling), a place
    without notices (absent), a kind of claim (claim: promises, figures, documents, accountability).

    `plain=1` reads words as words.
    """

    kind: str
    typed: str
    label: str
    values: list[str]


class Reading(Schema):
    """How the query was understood; `remarks` say in sentences what was read leniently.

    `offered`: areas that are about what the one word says; `released`: conditions that nothing meets together with the
    words, not asked for; `claims`: kinds of claims that words name; `unwritten`: words that only synonyms stand for.
    """

    words: list[str]
    cut: list[str]
    left_out: list[str]
    phrases: list[str]
    without: list[str]
    fields: list[str]
    remarks: list[str]
    synonyms: list[Synonym]
    suggestions: list[Suggestion]
    meant: list[Meant]
    offered: list[Meant]
    released: list[Meant]
    claims: list[Meant]
    nowhere: list[str]
    unwritten: list[str]
    by_characters: bool


class Passage(Schema):
    """A paragraph that is part of no problem; `part` says where in its notice it stands."""

    notice: str
    title: str
    page_url: str
    part: str
    snippet: str
    segments: list[Segment]


class SearchPage(Page):
    """`total` is what is paged: hits, or with `group=1` notices; `matches` are the hits in all.

    `collection_version` is the version of the data they were counted in. `elsewhere`: where no hit holds all that is
    asked, paragraphs outside of all problems that do.
    """

    matches: int
    holding_all: int
    page_url: str
    collection_version: str
    reading: Reading
    hits: list[Hit]
    groups: list[Group]
    elsewhere: list[Passage]
    facets: list[Facet]

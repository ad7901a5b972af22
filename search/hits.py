"""What was found, as a page shows it: rows with their titles, places and snippets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from notices.models import Measure, Notice, Problem
from notices.public_ids import notice_of, problem_of
from search.asking.reading import Reading
from search.asking.vocabulary import read_once
from search.engines.answer import Match
from search.engines.question import Unit
from search.highlighting import mark, snippet


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found; `problem`, `item`, `measure` are its numbers as in its public id, or None."""

    obj: Notice | Problem | Measure
    id: str
    notice: str
    problem: int | None
    item: int | None
    measure: int | None
    title: str
    marked_title: SafeString
    snippet: SafeString
    place: str
    score: float
    lacking: tuple[str, ...] = ()  # words of the question that it does not hold


@dataclass(frozen=True, slots=True)
class Group:
    """A notice with hits: the best of them, and how many there are."""

    notice: Notice
    hits: tuple[Hit, ...]
    count: int


_PLACE = "place__parent__parent"


def rows(unit: Unit) -> QuerySet[Any]:
    """What a hit shows of its row, in a number of SQL queries that does not grow with the hits."""
    if unit == "notice":
        return Notice.objects.select_related(_PLACE)
    if unit == "problem":
        problems = Problem.objects.select_related(f"notice__{_PLACE}", "parent__notice", "aspect")
        return problems.prefetch_related("measures", "fragments", "labellings__category")
    measures = Measure.objects.select_related(f"problem__notice__{_PLACE}", "problem__parent__notice")
    return measures.prefetch_related("problem__labellings__category")


@read_once
def _by_key(unit: Unit, keys: tuple[int, ...]) -> Mapping[int, Any]:
    return rows(unit).in_bulk(keys) if keys else {}


def hits_of(unit: Unit, matches: Sequence[Match], reading: Reading) -> Iterator[Hit]:
    by_key = _by_key(unit, tuple(match.key for match in matches))
    for match in matches:
        # A row deleted since the index was written is no hit.
        if row := by_key.get(match.key):
            yield _hit(row, reading, match)


def groups_of(unit: Unit, matches: Sequence[Match], reading: Reading) -> Iterator[Group]:
    by_key = _by_key(unit, tuple(member.key for match in matches for member in match.members))
    for match in matches:
        members = [member for member in match.members if member.key in by_key]
        hits = tuple(_hit(by_key[member.key], reading, member) for member in members)
        if hits:
            yield Group(notice_of(hits[0].obj), hits, match.count)


def _titles(row: Notice | Problem | Measure) -> list[str]:
    """What stands above a snippet anyway; a measure says it all itself."""
    if isinstance(row, Problem):
        return [*([row.parent.heading] if row.parent else []), row.heading]
    return [row.title] if isinstance(row, Notice) else []


def _hit(row: Notice | Problem | Measure, reading: Reading, match: Match) -> Hit:
    notice, problem = notice_of(row), problem_of(row)
    terms, title = reading.terms(match.in_parts), str(problem or notice)
    return Hit(
        obj=row,
        id=row.public_id,
        notice=notice.name,
        problem=(problem.parent or problem).number if problem else None,
        item=problem.number if problem and problem.parent else None,
        measure=row.number if isinstance(row, Measure) else None,
        title=title,
        marked_title=mark(title, terms),
        snippet=snippet([row.text] if isinstance(row, Measure) else row.pieces(), terms, titles=_titles(row)),
        place=" › ".join(step.name for step in notice.place_path()),
        score=round(match.score, 4),
        lacking=match.lacking,
    )

"""The measures of later notices of the same place, for some promises at once: a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F
from django.db.models.functions import Coalesce

from notices.followups.matching import Later, LaterMeasures
from notices.models import Labelling, Measure, Notice, Problem

NEXT = 3  # notices after that of a promise that are looked into


@dataclass(frozen=True, slots=True)
class LaterMeasure:
    """A measure as a candidate is shown, and where it stands."""

    public_id: str
    text: str
    notice: Notice


class LaterPool:
    """`of(notice)` are the measures of the notices that came next at its place, `by_id` has each of these."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        dated = {notice.pk: notice for notice in notices if notice.place_id and notice.dated}
        at_place = _by_place({notice.place_id for notice in dated.values()})
        self.next_notices = {key: _next(notice, at_place[notice.place_id]) for key, notice in dated.items()}
        followers = {later.pk: later for rows in self.next_notices.values() for later in rows}
        self.by_id: dict[str, LaterMeasure] = {}
        self._of_notice: Mapping[int, list[Later]] = _measures(followers, self.by_id)
        self._pools: dict[tuple[int, ...], LaterMeasures] = {}

    def of(self, notice: Notice) -> LaterMeasures:
        keys = tuple(later.pk for later in self.next_notices.get(notice.pk, ()))
        if keys not in self._pools:
            self._pools[keys] = LaterMeasures(row for key in keys for row in self._of_notice[key])
        return self._pools[keys]


def _by_place(places: Iterable[Any]) -> Mapping[Any, list[Notice]]:
    """The oldest first; what has no date is neither earlier nor later."""
    rows = Notice.objects.filter(place__in=list(places)).defer("text", "contact")
    rows = rows.annotate(filed=Coalesce("published", "signed")).exclude(filed=None)
    at_place: defaultdict[Any, list[Notice]] = defaultdict(list)
    for row in rows.order_by(F("filed"), "name"):
        at_place[row.place_id].append(row)
    return at_place


def _next(notice: Notice, rows: Sequence[Notice]) -> list[Notice]:
    return [row for row in rows if row.dated > notice.dated][:NEXT]


def _measures(notices: Mapping[int, Notice], by_id: dict[str, LaterMeasure]) -> Mapping[int, list[Later]]:
    """By the key of their notice, in the order of the text; `by_id` is filled."""
    problems = _problems(notices)
    areas = _areas(notices)
    of_notice: defaultdict[int, list[Later]] = defaultdict(list)
    rows = Measure.objects.filter(problem__notice__in=notices).order_by()
    columns = rows.values_list("start", "pk", "problem_id", "number", "text", "status")
    for _start, _key, problem_key, number, text, status in sorted(columns):  # the database would sort slower
        problem = problems[problem_key]
        notice, parent = notices[problem.notice], problems.get(problem.parent)
        public_id = f"{notice.name}/{_path(problem, parent)}/m{number}"
        heading = f"{parent.heading}\n{problem.heading}" if parent else problem.heading
        is_planned = status == Measure.Status.PLANNED
        of_notice[problem.notice].append(
            Later(public_id, text, heading, frozenset(areas[problem_key]), is_planned)
        )
        by_id[public_id] = LaterMeasure(public_id, text, notice)
    return of_notice


class _Problem(NamedTuple):
    notice: int
    parent: int | None
    number: int
    heading: str


def _problems(notices: Iterable[int]) -> dict[int | None, _Problem]:
    rows = Problem.objects.filter(notice__in=list(notices)).order_by()
    columns = rows.values_list("pk", "notice_id", "parent_id", "number", "heading")
    return {row[0]: _Problem(*row[1:]) for row in columns}


def _areas(notices: Iterable[int]) -> Mapping[int, set[int | str]]:
    rows = Labelling.objects.filter(problem__notice__in=list(notices)).order_by()
    areas: defaultdict[int, set[int | str]] = defaultdict(set)
    for problem, area in rows.values_list("problem_id", "category_id"):
        areas[problem].add(area)
    return areas


def _path(problem: _Problem, parent: _Problem | None) -> str:
    return f"p{parent.number}/i{problem.number}" if parent else f"p{problem.number}"

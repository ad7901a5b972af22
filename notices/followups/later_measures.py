"""The measures of later notices of the same place, for some promises at once: a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from notices.followups.matching import Later, LaterMeasures
from notices.models import Labelling, Measure, Notice, Problem

NEXT = 3  # notices after that of a promise that are looked into


@dataclass(frozen=True, slots=True)
class LaterMeasure:
    """A measure as a candidate is shown: where it stands, and what it says of its own state."""

    public_id: str
    text: str
    notice: Notice
    status: str


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
    problems = {row.pk: row for row in _problems(notices)}
    areas: defaultdict[int, set[int | str]] = defaultdict(set)
    for problem_key, area in Labelling.objects.filter(problem__notice__in=notices).values_list(
        "problem_id", "category_id"
    ):
        areas[problem_key].add(area)
    of_notice: defaultdict[int, list[Later]] = defaultdict(list)
    rows = Measure.objects.filter(problem__notice__in=notices).order_by("problem__notice", "start", "pk")
    for problem_key, number, text, status in rows.values_list("problem_id", "number", "text", "status"):
        problem = problems[problem_key]
        parent = problems.get(problem.parent_id or 0)
        notice = notices[problem.notice_id]
        public_id = f"{notice.name}/{_path(problem, parent)}/m{number}"
        heading = f"{parent.heading if parent else ''}\n{problem.heading}"
        of_notice[problem.notice_id].append(
            Later(public_id, text, heading, frozenset(areas[problem_key]), status == Measure.Status.PLANNED)
        )
        by_id[public_id] = LaterMeasure(public_id, text, notice, status)
    return of_notice


def _problems(notices: Mapping[int, Notice]) -> Iterable[Problem]:
    return Problem.objects.filter(notice__in=notices).only("notice", "parent", "number", "heading")


def _path(problem: Problem, parent: Problem | None) -> str:
    return f"p{parent.number}/i{problem.number}" if parent else f"p{problem.number}"

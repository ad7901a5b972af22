"""A large collection out of the samples: each notice copied with its rows until there are enough measures.

Limits: the copies differ in name and date only, so their texts are alike; what is timed reads rows, not meanings.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import timedelta
from typing import Any

from notices.models import CLAIMS, Labelling, Measure, Notice, Problem

BATCH = 2_000  # rows a statement


def copy_until(measures: int) -> None:
    """More copies of every notice there is, until there are this many measures; deletes none."""
    samples = [_Sample(notice) for notice in Notice.objects.all()]
    each = sum(len(sample.measures) for sample in samples)
    for number in range(1, -(-measures // each)):
        for sample in samples:
            sample.copied(number)


class _Sample:
    """A notice with its rows, ready to be written again."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.problems = list(notice.problems.order_by("parent_id", "pk"))
        self.measures = list(Measure.objects.filter(problem__notice=notice))
        self.labellings = list(Labelling.objects.filter(problem__notice=notice))
        self.fragments = list(notice.fragments.all())
        self.claims = [list(kind.objects.filter(notice=notice)) for kind in CLAIMS]

    def copied(self, number: int) -> None:
        notice = _new(self.notice, name=f"{self.notice.name}-{number}")
        if notice.published:
            notice.published += timedelta(days=number)
        notice.save()
        problems: dict[int | None, Problem] = {}
        for above in (True, False):  # a problem before its items
            rows = [row for row in self.problems if (row.parent_id is None) == above]
            copies = _written(
                rows, lambda row: _new(row, notice=notice, parent=problems.get(row.parent_id), aspect=None)
            )
            problems.update(copies)
        measures = _written(self.measures, lambda row: _new(row, problem=problems[row.problem_id]))
        _written(self.labellings, lambda row: _new(row, problem=problems[row.problem_id]))
        _written(self.fragments, lambda row: _new(row, notice=notice, problem=problems.get(row.problem_id)))
        for held in self.claims:
            _written(
                held,
                lambda row: _new(
                    row,
                    notice=notice,
                    problem=problems.get(row.problem_id),
                    measure=measures.get(row.measure_id),
                ),
            )


def _written(rows: list[Any], fresh: Callable[[Any], Any]) -> dict[int | None, Any]:
    """The new rows by the keys of the old."""
    made = [fresh(row) for row in rows]
    if made:
        type(made[0])._default_manager.bulk_create(made, BATCH)
    return {row.pk: one for row, one in zip(rows, made, strict=True)}


def _new(row: Any, **changed: Any) -> Any:
    fresh = copy(row)
    fresh._state = copy(row._state)
    fresh._state.adding, fresh._state.fields_cache = True, {}
    fresh.pk = None
    for name, value in changed.items():
        setattr(fresh, name, value)
    return fresh

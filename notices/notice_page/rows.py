"""The rows that the pages of a notice ask for, in a fixed number of queries each."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from notices.models import FormerUnit, Fragment, Labelling, Measure, Notice, Problem
from notices.public_ids import Identifier


def _problems() -> QuerySet[Problem]:
    return Problem.objects.select_related("aspect").prefetch_related(
        "measures",
        Prefetch("labellings", Labelling.objects.select_related("category__group")),
        Prefetch("fragments", Fragment.objects.filter(kind__in=(Fragment.Kind.LEAD_IN, Fragment.Kind.FIELD))),
    )


def _problems_with_items() -> QuerySet[Problem]:
    return _problems().filter(parent=None).prefetch_related(Prefetch("items", _problems()))


def notices() -> QuerySet[Notice]:
    return Notice.objects.select_related("place__parent__parent")


def whole_notice(name: str) -> QuerySet[Notice]:
    return notices().filter(name=name).prefetch_related("parts", Prefetch("problems", _problems_with_items()))


def problem_with_context(public_id: str) -> QuerySet[Problem]:
    """The problem or item of this identifier, with the notice it stands in and what stands under it."""
    identifier = Identifier.read(public_id)
    rows = _problems().select_related("aspect", "notice__place__parent__parent", "parent__notice")
    rows = rows.prefetch_related(Prefetch("items", _problems()))
    where = {"parent": None, "number": identifier.problem}
    if identifier.item:
        where = {"parent__number": identifier.problem, "number": identifier.item}
    return rows.filter(notice__name=identifier.notice, **where)


def measure_with_context(public_id: str) -> QuerySet[Measure]:
    identifier = Identifier.read(public_id)
    rows = Measure.objects.select_related(
        "problem__notice__place__parent__parent", "problem__parent__notice", "problem__aspect"
    )
    where = {"problem__parent": None, "problem__number": identifier.problem}
    if identifier.item:
        where = {"problem__parent__number": identifier.problem, "problem__number": identifier.item}
    return rows.filter(problem__notice__name=identifier.notice, **where | {"number": identifier.measure})


def neighbours(row: Problem | Measure) -> dict[str, Problem | Measure | None]:
    """The units before and after this one under the same parent."""
    siblings: QuerySet[Problem] | QuerySet[Measure]
    if isinstance(row, Measure):
        siblings = Measure.objects.select_related("problem__notice", "problem__parent__notice")
        siblings = siblings.filter(problem=row.problem_id)
    else:
        siblings = Problem.objects.select_related("notice", "parent__notice")
        siblings = siblings.filter(notice=row.notice_id, parent=row.parent_id)
    near: list[Any] = list(siblings)  # in reading order: a number given later may stand in between
    index = next(index for index, unit in enumerate(near) if unit.pk == row.pk)
    return {
        "previous": near[index - 1] if index else None,
        "next": near[index + 1] if index + 1 < len(near) else None,
    }


def former_unit(public_id: str) -> QuerySet[FormerUnit]:
    """What stood at an address that a later reading has left empty."""
    name, _, path = public_id.partition("/")
    rows = FormerUnit.objects.select_related("earlier", "notice__place__parent__parent")
    return rows.filter(notice__name=name, path=path)

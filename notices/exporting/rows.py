"""The rows of an export, some at a time: memory does not grow with them, and SQL queries only with the number of
chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from notices.columns import Column, Row, cells
from notices.exporting.variables import WIDE, Table
from notices.models import (
    CLAIMS,
    Aspect,
    Claim,
    Fragment,
    Labelling,
    Measure,
    Notice,
    Original,
    Problem,
    Promise,
)

CHUNK = 500  # rows read at once

_PLACE = "place__parent__parent"
_LABELLINGS = Labelling.objects.select_related("category__group")
_LEAD_INS = Fragment.objects.filter(kind=Fragment.Kind.LEAD_IN)


def rows(table: Table, keys: Iterable[int], site: str = "") -> Iterator[Row]:
    """The wide rows of these keys, in their order; what has been deleted meanwhile is left out."""
    return written(WIDE[table], loaded(table, keys), site)


def written(columns: Sequence[Column], models: Iterable[Any], site: str = "") -> Iterator[Row]:
    return (cells(columns, row, site) for row in models)


def loaded(table: Table, keys: Iterable[int]) -> Iterator[Any]:
    """Models with all that a column reads, in the order of the keys."""
    waiting = iter(keys)
    while chunk := list(islice(waiting, CHUNK)):
        models = _QUERYSETS[table]().in_bulk(chunk)
        yield from (_knowing_its_notice(models[key]) for key in chunk if key in models)


def _knowing_its_notice(row: Any) -> Any:
    """A parent stands in the notice of its item: its public id needs no query of its own."""
    if isinstance(row, Claim):
        row.settle()
        return row
    problem = row.problem if isinstance(row, Measure) else row
    if isinstance(problem, Problem) and problem.parent:
        problem.parent.notice = problem.notice
    return row


def _count(rows: QuerySet[Any], unit: str = "notice") -> Coalesce:
    counted = rows.filter(**{unit: OuterRef("pk")}).order_by().values(unit).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _due(order: str) -> Subquery:
    """The first day in this order that a promise of the problem gives."""
    promises = Promise.objects.standing().filter(problem=OuterRef("pk")).order_by(order)
    return Subquery(promises.values("due_by")[:1])


def _notices() -> QuerySet[Notice]:
    originals = Original.objects.order_by("-imported", "-pk").only("notice", "name", "sha256")
    return (
        Notice.objects.select_related(_PLACE)
        .prefetch_related(Prefetch("originals", originals, to_attr="newest_first"))
        .annotate(
            aspect_count=_count(Aspect.objects.all()),
            problem_count=_count(Problem.objects.filter(parent=None)),
            item_count=_count(Problem.objects.exclude(parent=None)),
            measure_count=_count(Measure.objects.all(), "problem__notice"),
        )
    )


def _notices_beside() -> Prefetch[Any]:
    """Prefetched, not joined: one object a notice, however many rows stand in it, and never its text."""
    return Prefetch("notice", Notice.objects.select_related(_PLACE).defer("text"))


def _problems() -> QuerySet[Problem]:
    rows = _problems_beside().prefetch_related(_notices_beside())
    return rows.prefetch_related("measures", Prefetch("fragments", _LEAD_INS)).annotate(
        earliest_due=_due("due_by"), latest_due=_due("-due_by")
    )


def _problems_beside() -> QuerySet[Problem]:
    return Problem.objects.prefetch_related("parent", "aspect", Prefetch("labellings", _LABELLINGS))


def _measures() -> QuerySet[Measure]:
    problems = _problems_beside().prefetch_related(_notices_beside())
    return Measure.objects.prefetch_related(Prefetch("problem", problems)).annotate(
        **{f"{kind.__name__.lower()}_count": _count(kind.objects.standing(), "measure") for kind in CLAIMS}
    )


def _claims(kind: type[Claim]) -> Callable[[], QuerySet[Claim]]:
    return lambda: kind.objects.prefetch_related(
        _notices_beside(), Prefetch("problem", _problems_beside()), "measure"
    )


_QUERYSETS: Mapping[str, Callable[[], QuerySet[Any]]] = {
    "notice": _notices,
    "problem": _problems,
    "measure": _measures,
    **{kind.__name__.lower(): _claims(kind) for kind in CLAIMS},
}

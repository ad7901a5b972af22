"""The rows of an export, some at a time: memory does not grow with them, and SQL queries only with the number of
chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from notices.exporting.cells import Row
from notices.exporting.columns import Column, cells
from notices.exporting.variables import WIDE, Unit
from notices.models import Aspect, Fragment, Labelling, Measure, Notice, Original, Problem

CHUNK = 500  # rows read at once

_PLACE = "place__parent__parent"
_LABELLINGS = Labelling.objects.select_related("category__group")
_LEAD_INS = Fragment.objects.filter(kind=Fragment.Kind.LEAD_IN)


def rows(unit: Unit, keys: Iterable[int], site: str = "") -> Iterator[Row]:
    """The wide rows of these keys, in their order; what has been deleted meanwhile is left out."""
    return written(WIDE[unit], loaded(unit, keys), site)


def written(columns: Sequence[Column], found: Iterable[Any], site: str = "") -> Iterator[Row]:
    return (cells(columns, row, site) for row in found)


def loaded(unit: Unit, keys: Iterable[int]) -> Iterator[Any]:
    """Models with all that a column reads, in the order of the keys."""
    waiting = iter(keys)
    while some := list(islice(waiting, CHUNK)):
        found = _QUERYSETS[unit]().in_bulk(some)
        yield from (_knowing_its_notice(found[key]) for key in some if key in found)


def _knowing_its_notice(row: Any) -> Any:
    """A parent stands in the notice of its item: its public id needs no query of its own."""
    problem = row.problem if isinstance(row, Measure) else row
    if isinstance(problem, Problem) and problem.parent:
        problem.parent.notice = problem.notice
    return row


def _count(rows: QuerySet[Any], notice: str = "notice") -> Coalesce:
    counted = rows.filter(**{notice: OuterRef("pk")}).order_by().values(notice).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


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
    return _beside_measures().prefetch_related("measures", Prefetch("fragments", _LEAD_INS))


def _beside_measures() -> QuerySet[Problem]:
    return Problem.objects.prefetch_related(
        _notices_beside(), "parent", "aspect", Prefetch("labellings", _LABELLINGS)
    )


def _measures() -> QuerySet[Measure]:
    return Measure.objects.prefetch_related(Prefetch("problem", _beside_measures()))


_QUERYSETS: Mapping[Unit, Callable[[], QuerySet[Any]]] = {
    "notice": _notices,
    "problem": _problems,
    "measure": _measures,
}

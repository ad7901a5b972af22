"""One notice as a file: its problems with their items, or its measures, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse

from notices.exporting.downloads import download
from notices.exporting.rows import rows
from notices.exporting.variables import WIDE, Unit
from notices.models import Measure, Notice, Problem

# The first is what is meant where nothing is said.
_ROWS: Mapping[Unit, Callable[[Notice], QuerySet[Any]]] = MappingProxyType(
    {
        "measure": lambda notice: Measure.objects.filter(problem__notice=notice).order_by("start", "pk"),
        "problem": lambda notice: Problem.objects.filter(notice=notice).order_by("heading_start", "pk"),
        "notice": lambda notice: Notice.objects.filter(pk=notice.pk),
    }
)


def exported(notice: Notice, unit: str, ending: str, site: str) -> StreamingHttpResponse:
    """Everything of the notice in one unit; an unknown unit means measures."""
    chosen: Unit = next((each for each in _ROWS if each == unit), "measure")
    keys = list(_ROWS[chosen](notice).values_list("pk", flat=True))
    columns = [column.name for column in WIDE[chosen]]
    return download(f"{notice.name} {chosen}", columns, rows(chosen, keys, site), ending, total=len(keys))

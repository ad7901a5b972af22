"""One notice as a file: its problems with their items, or its measures, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from notices.exporting.variables import Unit
from notices.exporting.wide_table import wide_table
from notices.models import Measure, Notice, Problem

# The first is what is meant where nothing is said.
_ROWS: Mapping[Unit, Callable[[Notice], QuerySet[Any]]] = MappingProxyType(
    {
        "measure": lambda notice: Measure.objects.filter(problem__notice=notice).order_by("start", "pk"),
        "problem": lambda notice: Problem.objects.filter(notice=notice).order_by("heading_start", "pk"),
        "notice": lambda notice: Notice.objects.filter(pk=notice.pk),
    }
)


def exported(request: HttpRequest, notice: Notice, ending: str) -> StreamingHttpResponse:
    """Everything of the notice in one unit; an unknown unit means measures."""
    chosen: Unit = next((name for name in _ROWS if name == request.GET.get("unit", "")), "measure")
    keys = list(_ROWS[chosen](notice).values_list("pk", flat=True))
    name, address = f"{notice.name} {chosen}", notice.get_absolute_url()
    return wide_table(request, chosen, keys, len(keys), ending, name, address)

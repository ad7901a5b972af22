"""Notices, problems and measures by their public identifiers, several at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from notices.identifiers import UNIT, Identifier
from notices.models import Measure, Notice, Problem

Unit = Notice | Problem | Measure
_PLACE = "place__parent__parent"


def units(public_ids: Iterable[str]) -> dict[str, Unit]:
    """The rows there are, in the order asked; three SQL queries at most, however many."""
    asked = [each for each in dict.fromkeys(public_ids) if re.fullmatch(UNIT, each)]
    found: dict[str, Unit] = {row.public_id: row for row in _rows(map(Identifier.read, asked))}
    return {each: found[each] for each in asked if each in found}


def _rows(asked: Iterable[Identifier]) -> list[Unit]:
    names, problems, measures = [], Q(pk=None), Q(pk=None)
    for each in asked:
        if each.measure:
            measures |= Q(**_where(each, "problem__"), number=each.measure)
        elif each.problem:
            problems |= Q(**_where(each, ""))
        else:
            names.append(each.notice)
    return [
        *Notice.objects.filter(name__in=names).select_related(_PLACE),
        *Problem.objects.filter(problems).select_related(f"notice__{_PLACE}", "parent__notice"),
        *Measure.objects.filter(measures).select_related(
            f"problem__notice__{_PLACE}", "problem__parent__notice"
        ),
    ]


def _where(at: Identifier, above: str) -> dict[str, Any]:
    where: dict[str, Any] = {"notice__name": at.notice, "parent": None, "number": at.problem}
    if at.item:
        del where["parent"]
        where |= {"parent__parent": None, "parent__number": at.problem, "number": at.item}
    return {above + name: value for name, value in where.items()}

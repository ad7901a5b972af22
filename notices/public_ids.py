"""Public identifiers (`longhua-2021/p12/i3/m2`): their grammar, their rows, and the addresses that are to be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _

from notices.models import FormerUnit, Measure, Notice, Problem

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UNIT_NAMES: Mapping[Literal["notice", "problem", "measure"], StrOrPromise] = {
    "problem": _("问题"),
    "measure": _("措施"),
    "notice": _("通报"),
}
_NUMBER = "[1-9][0-9]{0,4}"
PROBLEM = rf"[-a-zA-Z0-9_]+/p{_NUMBER}(?:/i{_NUMBER})?"
MEASURE = rf"{PROBLEM}/m{_NUMBER}"
UNIT = rf"[-a-zA-Z0-9_]+(?:/p{_NUMBER}(?:/i{_NUMBER})?(?:/m{_NUMBER})?)?"  # these, or a notice


class Identifier(NamedTuple):
    """The parts of a public identifier; a part it does not go down to is None."""

    notice: str
    problem: int | None = None
    item: int | None = None
    measure: int | None = None

    @classmethod
    def read(cls, text: str) -> Identifier:
        """`a-2021/p3/m2` → Identifier("a-2021", 3, None, 2); the text must be one of the patterns above."""
        notice, *parts = text.split("/")
        numbers = {part[0]: int(part[1:]) for part in parts}
        return cls(notice, numbers.get("p"), numbers.get("i"), numbers.get("m"))


def anchor(public_id: str) -> str:
    """The place of a unit on its notice's page: `a-2021/p3/m2` → `p3-m2`."""
    return "-".join(public_id.split("/")[1:])


Unit = Notice | Problem | Measure
_PLACE = "place__parent__parent"


def problem_of(row: Unit) -> Problem | None:
    """The problem that a unit is, or that a measure answers; a notice is none."""
    if isinstance(row, Measure):
        return row.problem
    return row if isinstance(row, Problem) else None


def notice_of(row: Unit) -> Notice:
    if isinstance(row, Notice):
        return row
    return (row.problem if isinstance(row, Measure) else row).notice


def units(public_ids: Iterable[str]) -> dict[str, Unit]:
    """The rows there are, in the order asked; three SQL queries at most, however many.

    Where some are not there, one more looks for what has moved, which is found where it is now.
    """
    wanted = [public_id for public_id in dict.fromkeys(public_ids) if re.fullmatch(UNIT, public_id)]
    rows: dict[str, Unit] = {row.public_id: row for row in _rows(map(Identifier.read, wanted))}
    missing = [public_id for public_id in wanted if public_id not in rows]
    if missing and (targets := _moved(missing)):
        moved_rows = units(targets.values())
        rows |= {old: moved_rows[new] for old, new in targets.items() if new in moved_rows}
    return {public_id: rows[public_id] for public_id in wanted if public_id in rows}


def _rows(identifiers: Iterable[Identifier]) -> list[Unit]:
    names, problems, measures = [], Q(pk=None), Q(pk=None)
    for identifier in identifiers:
        if identifier.measure:
            measures |= Q(**_where(identifier, "problem__"), number=identifier.measure)
        elif identifier.problem:
            problems |= Q(**_where(identifier, ""))
        else:
            names.append(identifier.notice)
    return [
        *Notice.objects.filter(name__in=names).select_related(_PLACE),
        *Problem.objects.filter(problems).select_related(f"notice__{_PLACE}", "parent__notice"),
        *Measure.objects.filter(measures).select_related(
            f"problem__notice__{_PLACE}", "problem__parent__notice"
        ),
    ]


def _moved(public_ids: Iterable[str]) -> dict[str, str]:
    """By public identifiers that name nothing any more: those that say the same now."""
    wanted = Q(pk=None)
    for public_id in public_ids:
        name, _slash, path = public_id.partition("/")
        wanted |= Q(notice__name=name, path=path) if path else Q(pk=None)
    rows = FormerUnit.objects.filter(wanted).exclude(moved_to="").select_related("notice")
    return {row.public_id: f"{row.notice.name}/{row.moved_to}" for row in rows.defer("notice__text")}


def _where(identifier: Identifier, prefix: str) -> dict[str, Any]:
    where: dict[str, Any] = {"notice__name": identifier.notice, "parent": None, "number": identifier.problem}
    if identifier.item:
        del where["parent"]
        where |= {"parent__parent": None, "parent__number": identifier.problem, "number": identifier.item}
    return {prefix + name: value for name, value in where.items()}


def permanent(path: str) -> str:
    """`/notices/linxi-2021/` → `https://zhenggai.example/notices/linxi-2021/`, whatever host was asked: it is cited."""
    return str(settings.SITE_URL).rstrip("/") + iri_to_uri(path)

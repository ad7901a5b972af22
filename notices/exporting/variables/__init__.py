"""The variables of exports: one table a unit or kind of claim, from which headers, code book and data package come.

A new variable is a new row in one of them; `notices.exporting.rows` loads what they are read from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from notices.columns import Column, beside
from notices.exporting.variables.claims import CLAIM
from notices.exporting.variables.corrections import CORRECTION
from notices.exporting.variables.double_codings import AGREEMENT, CODED_UNIT
from notices.exporting.variables.measures import MEASURE
from notices.exporting.variables.notices import NOTICE, NOTICE_TEXT, NOTICE_WHOLE
from notices.exporting.variables.problems import PROBLEM
from notices.models import Notice

__all__ = [
    "AGREEMENT",
    "CLAIM",
    "CODED_UNIT",
    "CORRECTION",
    "MEASURE",
    "NOTICE",
    "NOTICE_TEXT",
    "NOTICE_WHOLE",
    "PROBLEM",
    "WIDE",
    "Table",
    "Unit",
]

Unit = Literal["notice", "problem", "measure"]
Table = str  # a unit, or a kind of claim

# What a problem says of itself where it stands beside its measure, or what that claims.
_BESIDE = (
    "parent_id",
    "aspect",
    "label",
    "title",
    "heading",
    "kind",
    "category",
    "category_name",
    "category_group",
    "categories",
)


def _notice_beside(owner: Callable[[Any], Notice]) -> tuple[Column, ...]:
    return tuple(
        column for column in beside(NOTICE, "notice", ("通报", "Notice"), owner) if column.name != "notice_id"
    )


def _problem_beside(owner: Callable[[Any], Any]) -> tuple[Column, ...]:
    columns = (column for column in PROBLEM if column.name in _BESIDE)
    return beside(columns, "problem", ("问题", "Problem"), owner)


def _claims(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return (*columns, *_problem_beside(lambda c: c.problem), *_notice_beside(lambda c: c.notice))


# One wide table a unit of search, or a kind of claim: what a person takes from a page of results.
WIDE: Mapping[Table, tuple[Column, ...]] = MappingProxyType(
    {
        "notice": (*NOTICE, *NOTICE_WHOLE, NOTICE_TEXT),
        "problem": (*PROBLEM, *_notice_beside(lambda p: p.notice)),
        "measure": (
            *MEASURE,
            *_problem_beside(lambda m: m.problem),
            *_notice_beside(lambda m: m.problem.notice),
        ),
        **{name: _claims(columns) for name, columns in CLAIM.items()},
    }
)

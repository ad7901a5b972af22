"""The variables of exports: one table a unit or kind of claim, from which headers, code book and data package come.

A new variable is a new row in one of them; `notices.exporting.rows` loads what they are read from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from notices.exporting.columns import Column, beside
from notices.exporting.variables.claims import ACCOUNTABILITY, DOCUMENT, FIGURE, PROMISE
from notices.exporting.variables.measures import MEASURE
from notices.exporting.variables.notices import NOTICE, NOTICE_TEXT, NOTICE_WHOLE
from notices.exporting.variables.problems import PROBLEM
from notices.models import Notice

__all__ = [
    "ACCOUNTABILITY",
    "DOCUMENT",
    "FIGURE",
    "MEASURE",
    "NOTICE",
    "NOTICE_TEXT",
    "NOTICE_WHOLE",
    "PROBLEM",
    "PROMISE",
    "WIDE",
    "Table",
    "Unit",
]

Unit = Literal["notice", "problem", "measure"]
Table = Literal[Unit, "promise", "figure", "document", "accountability"]

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


def _notice_beside(way: Callable[[Any], Notice]) -> tuple[Column, ...]:
    return tuple(each for each in beside(NOTICE, "notice", way) if each.name != "notice_id")


def _problem_beside(way: Callable[[Any], Any]) -> tuple[Column, ...]:
    return beside((each for each in PROBLEM if each.name in _BESIDE), "problem", way)


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
        "promise": _claims(PROMISE),
        "figure": _claims(FIGURE),
        "document": _claims(DOCUMENT),
        "accountability": _claims(ACCOUNTABILITY),
    }
)

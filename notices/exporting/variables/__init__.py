"""The variables of exports: one table a unit, from which headers, code book and data package come.

A new variable is a new row in one of them; `notices.exporting.rows` loads what they are read from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from notices.exporting.columns import Column, beside
from notices.exporting.variables.measures import MEASURE
from notices.exporting.variables.notices import NOTICE, NOTICE_TEXT, NOTICE_WHOLE
from notices.exporting.variables.problems import PROBLEM
from notices.models import Notice

__all__ = ["MEASURE", "NOTICE", "NOTICE_TEXT", "NOTICE_WHOLE", "PROBLEM", "WIDE", "Unit"]

Unit = Literal["notice", "problem", "measure"]

# What a problem says of itself where it stands beside its measure.
_BESIDE_A_MEASURE = (
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


# One wide table a unit of search: what a person takes from a page of results.
WIDE: Mapping[Unit, tuple[Column, ...]] = MappingProxyType(
    {
        "notice": (*NOTICE, *NOTICE_WHOLE, NOTICE_TEXT),
        "problem": (*PROBLEM, *_notice_beside(lambda p: p.notice)),
        "measure": (
            *MEASURE,
            *beside((c for c in PROBLEM if c.name in _BESIDE_A_MEASURE), "problem", lambda m: m.problem),
            *_notice_beside(lambda m: m.problem.notice),
        ),
    }
)

"""Switches between ways to ask, and what their sides are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from search.asking.request import Field, Scope, Sort

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SORT_NAMES: dict[Sort, StrOrPromise] = {
    "relevance": gettext_lazy("相关度"),
    "newest": gettext_lazy("最新在前"),
    "oldest": gettext_lazy("最早在前"),
}
FIELD_NAMES: dict[Field, StrOrPromise] = {
    "": gettext_lazy("全文"),
    "title": gettext_lazy("标题"),
    "problem": gettext_lazy("问题（不含措施）"),
    "measure": gettext_lazy("措施"),
}
SCOPE_NAMES: dict[Scope, StrOrPromise] = {
    "": gettext_lazy("不限"),
    "notice": gettext_lazy("同篇"),
    "problem": gettext_lazy("同问题"),
    "measure": gettext_lazy("同条措施"),
    "sentence": gettext_lazy("同句"),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One side of a switch; `count` is what stands there, where that is known."""

    label: str
    url: str
    current: bool
    count: int | None = None

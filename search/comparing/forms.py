"""The questions of the comparing pages, cleaned. Tables and trends are asked as a search is, and how to lay it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from search.addresses import pairs, query_string
from search.comparing.matrix import Layout
from search.forms import OneOf, SearchForm, address_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LAYOUTS: dict[str, tuple[StrOrPromise, Layout]] = {
    "district-group": (_("地区 × 领域组"), Layout("district", "group")),
    "district-category": (_("地区 × 领域"), Layout("district", "category")),
    "district-year": (_("地区 × 年份"), Layout("district", "year")),
    "group-year": (_("领域组 × 年份"), Layout("group", "year")),
    "category-year": (_("领域 × 年份"), Layout("category", "year")),
}
SHOWN: dict[str, StrOrPromise] = {"count": _("条数"), "share": _("占比")}
LEVELS: dict[str, StrOrPromise] = {
    "": _("有通报的各地"),
    "province": _("省"),
    "city": _("市"),
    "district": _("区县"),
}
ORDERS: dict[str, StrOrPromise] = {"name": _("按地区代码或领域次序"), "total": _("按合计，多的在前")}


class TableForm(SearchForm):
    """A search, and the table to be made of what it finds."""

    table = OneOf(LAYOUTS, "district-group")
    show = OneOf(SHOWN, "count")
    level = OneOf(LEVELS)
    order = OneOf(ORDERS, "name")

    @property
    def layout(self) -> Layout:
        cleaned = self.cleaned_data
        edges = LAYOUTS[cleaned["table"]][1]
        return Layout(edges.rows, edges.columns, cleaned["level"], cleaned["order"])

    @property
    def shares(self) -> bool:
        return bool(self.cleaned_data["show"] == "share")

    def address(self) -> str:
        """The shortest query string that asks for this table."""
        own = [
            (name, self.cleaned_data[name])
            for name in ("table", "show", "level", "order")
            if self.cleaned_data[name] != self.base_fields[name].initial
        ]
        return query_string([*pairs(address_of(self.request())), *own])

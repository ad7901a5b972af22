"""The questions of the comparing pages, cleaned. Tables and trends are asked as a search is, and how to lay it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from search.asking.addresses import pairs, query_string
from search.asking.facets import FACETS
from search.asking.forms import LONGEST_VALUE, UNKNOWN, NoticeName, OneOf, SearchForm, SomeOf, address_of
from search.comparing import columns
from search.comparing.matrix import MatrixLayout

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LAYOUTS: dict[str, tuple[StrOrPromise, MatrixLayout]] = {
    "district-group": (_("地区 × 领域组"), MatrixLayout("district", "group")),
    "district-category": (_("地区 × 领域"), MatrixLayout("district", "category")),
    "district-year": (_("地区 × 年份"), MatrixLayout("district", "year")),
    "group-year": (_("领域组 × 年份"), MatrixLayout("group", "year")),
    "category-year": (_("领域 × 年份"), MatrixLayout("category", "year")),
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
    def layout(self) -> MatrixLayout:
        cleaned = self.cleaned_data
        edges = LAYOUTS[cleaned["table"]][1]
        return MatrixLayout(edges.rows, edges.columns, cleaned["level"], cleaned["order"])

    @property
    def shares(self) -> bool:
        return bool(self.cleaned_data["show"] == "share")

    def address(self) -> str:
        """The shortest query string that asks for this table."""
        parameters = [
            (name, self.cleaned_data[name])
            for name in ("table", "show", "level", "order")
            if self.cleaned_data[name] != self.base_fields[name].initial
        ]
        return query_string([*pairs(address_of(self.request())), *parameters])


TOO_MANY = _("最多并排比较 %(most)d 个地区或通报，现在选了 %(chosen)d 个，请去掉几个。")


NO_ROUNDS = _("这个地区没有两份通报可以对照。")


class NoticeNames(forms.MultipleChoiceField):
    """Public names of notices; unknown ones are refused."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> tuple[str, ...]:
        typed = tuple(dict.fromkeys(value or ()))
        existing = (
            set(Notice.objects.filter(name__in=typed).values_list("name", flat=True)) if typed else set()
        )
        if unknown := next((name for name in typed if name not in existing), ""):
            raise forms.ValidationError(UNKNOWN, params={"value": unknown[:LONGEST_VALUE]})
        return typed


class ColumnsForm(forms.Form):
    """Areas, and up to six places or notices to read side by side."""

    notice = NoticeNames()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = len(cleaned.get("district", ())) + len(cleaned.get("notice", ()))
        if chosen > columns.MOST:
            raise forms.ValidationError(TOO_MANY, params={"most": columns.MOST, "chosen": chosen})
        return cleaned

    def address(self) -> str:
        names = ("category", "district", "notice", "year")
        return query_string([(name, value) for name in names for value in self.cleaned_data.get(name, ())])


_OF_COLUMNS = ("district", "year", "category")
ColumnsForm.base_fields.update({kind.name: SomeOf(kind) for kind in FACETS if kind.name in _OF_COLUMNS})


class RoundsForm(forms.Form):
    """A place, and two of its notices; without them its last two."""

    district = SomeOf(FACETS[0])
    earlier = NoticeName()
    later = NoticeName()

    @property
    def place(self) -> str:
        """The code of the place, or nothing."""
        return next(iter(self.cleaned_data["district"]), "")

    def pair(self, notices: Sequence[Notice]) -> tuple[Notice, Notice] | None:
        """The two that are asked for, the earlier first; `notices` are in the order of time."""
        names = (self.cleaned_data["earlier"], self.cleaned_data["later"])
        chosen = [notice for notice in notices if notice.name in names]
        two = chosen if len(chosen) == 2 else notices[-2:]
        return (two[0], two[1]) if len(two) == 2 else None

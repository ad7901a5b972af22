"""The questions of the pages on claims: a search, and what is asked of the claims in what it finds."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from notices.models import Document, Figure
from search.asking.addresses import pairs, query_string
from search.asking.facets import NONE
from search.asking.forms import (
    LONGEST_VALUE,
    TOO_MANY_VALUES,
    UNKNOWN,
    OneOf,
    SearchForm,
    address_of,
    check_among,
    check_number,
)
from search.claims.labels import OUTCOMES
from search.claims.nearness import pattern

NO_PERIOD = _("“%(value)s”不是日期，请写作 2024、2024-06 或 2024-06-30。")
NO_NUMBER = _("“%(value)s”不是数，请写作 5000 或 0.5。")
ACROSS = ("district", "year")
BOUNDS = {bound.name.lower(): bound.value for bound in Figure.Bound}  # `above`: an address escapes the signs
_PERIOD = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A year, month or day as it is written (2024, 2024-06, 2024-06-30), with its first and last day."""

    text: str
    first: date
    last: date


class PeriodField(forms.CharField):
    """What is no period is refused."""

    def clean(self, value: Any) -> CalendarPeriod | None:
        typed = str(value or "").strip()
        match = _PERIOD.fullmatch(typed)
        period = _period(*(int(part) for part in match.groups() if part)) if match else None
        if typed and period is None:
            raise forms.ValidationError(NO_PERIOD, params={"value": typed[:LONGEST_VALUE]})
        return period


def _period(year: int, month: int = 0, day: int = 0) -> CalendarPeriod | None:
    try:
        first, last = date(year, month or 1, day or 1), date(year, month or 12, day or 28)
    except ValueError:  # 2024-13
        return None
    last = last if day else last.replace(day=calendar.monthrange(year, last.month)[1])
    return CalendarPeriod(first.isoformat()[: 10 if day else 7 if month else 4], first, last)


class Number(forms.CharField):
    """What is no number is refused."""

    def clean(self, value: Any) -> float | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            number = float(typed.replace(",", "").replace("，", ""))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise forms.ValidationError(NO_NUMBER, params={"value": typed[:LONGEST_VALUE]})
        return number


class Chosen(forms.MultipleChoiceField):
    """Some of a few values; unknown ones are refused."""

    def __init__(self, values: Iterable[str]) -> None:
        super().__init__(required=False)
        self.values = tuple(values)

    def clean(self, value: Any) -> tuple[str, ...]:
        typed = tuple(dict.fromkeys(filter(None, value or ())))
        for choice in typed:
            check_among(choice, self.values)
        return typed


class UnitNames(forms.MultipleChoiceField):
    """Units as figures have them (个, 座), `none` for figures without; unknown ones are refused."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> tuple[str, ...]:
        typed = tuple(dict.fromkeys(filter(None, value or ())))
        check_number(typed, "values", TOO_MANY_VALUES)
        figures: QuerySet[Any] = Figure.objects.order_by()
        names = figures.filter(unit_name__in=typed).values_list("unit_name", flat=True)
        existing = {NONE, *names.distinct()} if typed else set()
        if unknown := next((name for name in typed if name not in existing), ""):
            raise forms.ValidationError(UNKNOWN, params={"value": unknown[:LONGEST_VALUE]})
        return typed


class ClaimForm(SearchForm):
    """`near=0` asks for all claims in what is found, also in sentences without the words."""

    near = OneOf(("1", "0"), "1")

    @property
    def is_near(self) -> bool:
        return bool(self.cleaned_data["near"] == "1")

    @property
    def sorting(self) -> str:
        return str(self.cleaned_data["order"])

    def conditions(self) -> Q:
        """What the claims themselves must be."""
        return Q()

    def address(self) -> str:
        """The shortest query string that asks for this."""
        parameters = [
            (name, parameter)
            for name in self.base_fields
            if name not in SearchForm.base_fields
            for parameter in _written(self.cleaned_data[name])
            if parameter != self.base_fields[name].initial
        ]
        return query_string([*pairs(address_of(self.request())), *parameters])


def _written(value: Any) -> list[str]:
    match value:
        case tuple():
            return list(value)
        case CalendarPeriod():
            return [value.text]
        case float():
            return [f"{value:.15g}"]
        case _:
            return [value] if value else []


class PromiseForm(ClaimForm):
    due_from = PeriodField(required=False)
    due_to = PeriodField(required=False)
    outcome = OneOf(("", *OUTCOMES))
    order = OneOf(("soonest", "latest", "newest", "district"), "soonest")

    def conditions(self) -> Q:
        """What is due sometime in 2024 is due by its last day."""
        first, last = self.cleaned_data["due_from"], self.cleaned_data["due_to"]
        condition = Q(due_by__gte=first.first) if first else Q()
        return condition & Q(due_by__lte=last.last) if last else condition


class FigureForm(ClaimForm):
    unit_name = UnitNames()
    sense = OneOf(("", *Figure.Sense.values))
    bound = OneOf(("", *BOUNDS))
    value_from = Number(required=False)
    value_to = Number(required=False)
    order = OneOf(("", "largest", "smallest", "newest", "oldest", "district"))
    across = OneOf(ACROSS, "district")

    @property
    def units(self) -> tuple[str, ...]:
        return tuple("" if name == NONE else name for name in self.cleaned_data["unit_name"])

    @property
    def sorting(self) -> str:
        """By size where there is one unit; among several, size would compare 元 with 个."""
        return str(self.cleaned_data["order"] or ("largest" if len(self.units) == 1 else "newest"))

    def conditions(self) -> Q:
        """All but the unit: the units are counted side by side."""
        cleaned = self.cleaned_data
        condition = Q(sense=cleaned["sense"]) if cleaned["sense"] else Q()
        condition &= Q(bound=BOUNDS[cleaned["bound"]]) if cleaned["bound"] else Q()
        condition &= Q(value__gte=cleaned["value_from"]) if cleaned["value_from"] is not None else Q()
        return condition & Q(value__lte=cleaned["value_to"]) if cleaned["value_to"] is not None else condition


class DocumentForm(ClaimForm):
    title = forms.CharField(required=False, max_length=100)
    role = OneOf(("", *Document.Role.values))
    document = forms.CharField(required=False, max_length=310)
    order = OneOf(("notices", "title"), "notices")

    def conditions(self) -> Q:
        cleaned = self.cleaned_data
        condition = Q(role=cleaned["role"]) if cleaned["role"] else Q()
        condition &= Q(title=cleaned["document"]) if cleaned["document"] else Q()
        words = pattern([cleaned["title"]])
        return condition & Q(title__regex=words) if words else condition

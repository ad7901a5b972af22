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

from notices.claims import Accountability, Document, Figure
from search.asking.addresses import pairs, query_string
from search.asking.facets import NONE
from search.asking.forms import OneOf, SearchForm, address_of
from search.claims.nearness import pattern

MOST_CHOSEN = 20  # units chosen at once
ACROSS = ("district", "year")
BOUNDS = {bound.name.lower(): bound.value for bound in Figure.Bound}  # `above`: an address escapes the signs
_PERIOD = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day as it is written (2024, 2024-06, 2024-06-30), with its first and last day."""

    text: str
    first: date
    last: date


class PeriodField(forms.CharField):
    """What is no period is dropped."""

    def clean(self, value: Any) -> Period | None:
        found = _PERIOD.fullmatch(str(value or "").strip())
        return _period(*(int(part) for part in found.groups() if part)) if found else None


def _period(year: int, month: int = 0, day: int = 0) -> Period | None:
    try:
        first, last = date(year, month or 1, day or 1), date(year, month or 12, day or 28)
    except ValueError:  # 2024-13
        return None
    last = last if day else last.replace(day=calendar.monthrange(year, last.month)[1])
    return Period(first.isoformat()[: 10 if day else 7 if month else 4], first, last)


class Number(forms.CharField):
    """What is no number is dropped."""

    def clean(self, value: Any) -> float | None:
        try:
            number = float(str(value or "").replace(",", "").replace("，", ""))
        except ValueError:
            return None
        return number if math.isfinite(number) else None


class Chosen(forms.MultipleChoiceField):
    """Some of a few values; unknown ones are dropped."""

    def __init__(self, values: Iterable[str]) -> None:
        super().__init__(required=False)
        self.values = tuple(values)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(one for one in dict.fromkeys(value or ()) if one in self.values)


class UnitNames(forms.MultipleChoiceField):
    """Units as figures have them (个, 座), `none` for figures without; unknown ones are dropped."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> tuple[str, ...]:
        given = tuple(dict.fromkeys(value or ()))[:MOST_CHOSEN]
        figures: QuerySet[Any] = Figure.objects.order_by()
        found = figures.filter(unit_name__in=given).values_list("unit_name", flat=True)
        known = {NONE, *found.distinct()} if given else set()
        return tuple(one for one in given if one in known)


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
        own = [
            (name, written)
            for name in self.base_fields
            if name not in SearchForm.base_fields
            for written in _written(self.cleaned_data[name])
            if written != self.base_fields[name].initial
        ]
        return query_string([*pairs(address_of(self.request())), *own])


def _written(value: Any) -> list[str]:
    match value:
        case tuple():
            return list(value)
        case Period():
            return [value.text]
        case float():
            return [f"{value:.15g}"]
        case _:
            return [value] if value else []


class PromiseForm(ClaimForm):
    due_from = PeriodField(required=False)
    due_to = PeriodField(required=False)
    order = OneOf(("soonest", "latest", "newest", "district"), "soonest")

    def conditions(self) -> Q:
        """What is due sometime in 2024 is due by its last day."""
        first, last = self.cleaned_data["due_from"], self.cleaned_data["due_to"]
        asked = Q(due_by__gte=first.first) if first else Q()
        return asked & Q(due_by__lte=last.last) if last else asked


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
        held = self.cleaned_data
        asked = Q(sense=held["sense"]) if held["sense"] else Q()
        asked &= Q(bound=BOUNDS[held["bound"]]) if held["bound"] else Q()
        asked &= Q(value__gte=held["value_from"]) if held["value_from"] is not None else Q()
        return asked & Q(value__lte=held["value_to"]) if held["value_to"] is not None else asked


class DocumentForm(ClaimForm):
    title = forms.CharField(required=False, max_length=100)
    role = OneOf(("", *Document.Role.values))
    document = forms.CharField(required=False, max_length=310)
    order = OneOf(("notices", "title"), "notices")

    def conditions(self) -> Q:
        held = self.cleaned_data
        asked = Q(role=held["role"]) if held["role"] else Q()
        asked &= Q(title=held["document"]) if held["document"] else Q()
        words = pattern([held["title"]])
        return asked & Q(title__regex=words) if words else asked


class AccountabilityForm(ClaimForm):
    kind = Chosen(Accountability.Kind.values)
    who = Chosen((*Accountability.Who.values, NONE))
    order = OneOf(("newest", "oldest", "most", "district"), "newest")
    across = OneOf(ACROSS, "year")

    @property
    def chosen(self) -> tuple[Q, Q]:
        """The kinds and the people: each is counted whatever is chosen of it."""
        kinds, who = self.cleaned_data["kind"], self.cleaned_data["who"]
        return (
            Q(kind__in=kinds) if kinds else Q(),
            Q(who__in=["" if one == NONE else one for one in who]) if who else Q(),
        )

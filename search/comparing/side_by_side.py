"""The page of columns: who may be chosen, what they found and did, area by area, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from notices.charts.bars import Amount, BarChart, bar_chart
from search.asking.addresses import pairs, without
from search.asking.facets import NONE
from search.asking.request import SearchRequest
from search.comparing import axes
from search.comparing.axes import AxisHead
from search.comparing.columns import ComparedColumn, columns
from search.comparing.counting import tally
from search.comparing.findings import ColumnAmounts, differences, filed, rows
from search.comparing.forms import ColumnsForm

OFFERED = 24  # places to tick; others are typed


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that can be chosen, and how many problems it has in the areas."""

    head: AxisHead
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """`areas` are those asked for, or all where none were."""

    columns: list[ComparedColumn]
    areas: list[AxisHead]
    chosen: tuple[str, ...]
    years: tuple[str, ...]
    units: list[tuple[int, int, str]]
    differences: list[ColumnAmounts]


def comparison(form: ColumnsForm) -> Comparison:
    cleaned = form.cleaned_data
    compared = columns(cleaned["district"], cleaned["notice"], cleaned["year"], form.address())
    chosen = tuple(area for area in cleaned["category"] if area != NONE)
    areas = axes.areas("category", chosen, unfiled=False)
    narrowing = pairs(without(form.address(), "district", "notice"))
    return Comparison(
        compared,
        areas,
        chosen,
        cleaned["year"],
        filed(compared, areas),
        differences(compared, areas if chosen else [], narrowing),
    )


def context(form: ColumnsForm, compared: Comparison) -> dict[str, Any]:
    return {
        "comparison": compared,
        "rows": rows(compared.columns, compared.areas, compared.units, compared.years),
        "chart": chart(compared) if compared.columns and compared.chosen else None,
        **choices(form),
    }


def choices(form: ColumnsForm) -> dict[str, Any]:
    """What can be chosen; also where too many were, so that some can be taken off."""
    cleaned = form.cleaned_data
    chosen = cleaned.get("category", ())
    return {
        "groups": axes.branches(),
        "chosen": chosen,
        "offers": offers(chosen, cleaned.get("district", ())),
        "notices": cleaned.get("notice", ()),
        "years": cleaned.get("year", ()),
    }


def offers(areas: tuple[str, ...], districts: tuple[str, ...]) -> list[Offer]:
    """The chosen places, then those with most problems in the areas."""
    facets = {"category": areas} if areas else {}
    counts = tally(SearchRequest(facets=facets)).by["district"]
    heads = axes.places(tally(SearchRequest(unit="notice")).by["district"], (), "")
    offered = [Offer(head, counts.get(head.value, 0), head.value in districts) for head in heads]
    offered.sort(key=lambda offer: (not offer.chosen, -offer.count))
    return [offer for number, offer in enumerate(offered) if number < OFFERED or offer.chosen]


def chart(compared: Comparison) -> BarChart:
    """The share of each column, with what it is a share of."""
    names = "、".join(head.label for head in compared.areas) if compared.chosen else _("全部领域")
    return bar_chart(
        _("%(areas)s：各占其问题的份额") % {"areas": names},
        _("括号内是这些领域的问题数与全部问题数。"),
        [
            Amount(
                difference.column.label,
                difference.share or 0.0,
                f"{100 * (difference.share or 0):.1f}% ({difference.problems}/{difference.base})",
            )
            for difference in compared.differences
        ],
    )

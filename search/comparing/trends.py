"""Hits by year, as counts and as shares of all there is in the notices of the year; and the same area by area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from notices.about.measured import area_run
from notices.charts.bars import Amount
from notices.charts.years import Multiples, Timeline, multiples, timeline
from search.asking.addresses import pairs, without
from search.asking.forms import address_of
from search.asking.request import SearchRequest
from search.asking.sentences import sentence
from search.comparing.axes import AxisHead
from search.comparing.counting import narrowed, tally, unchosen
from search.comparing.forms import SHOWN, TableForm
from search.comparing.matrix import Count, Matrix, MatrixLayout, counted, heads, matrix
from search.comparing.tables import asked_for, switches, written

PANEL = (300.0, 150.0)


@dataclass(frozen=True, slots=True)
class Trend:
    """The years, what the search finds in each, and the same for each group of areas, or for the areas chosen."""

    years: tuple[AxisHead, ...]
    counts: tuple[Count, ...]
    areas: Matrix

    @property
    def points(self) -> list[tuple[AxisHead, Count]]:
        return list(zip(self.years, self.counts, strict=True))


def trend(criteria: SearchRequest, shares: bool = False) -> Trend:
    layout = MatrixLayout("category" if criteria.facets.get("category") else "group", "year")
    counts = counted(criteria, layout)
    rows, years = heads(counts)
    hits = tally(criteria)
    each_year = unchosen(criteria, "year")
    return Trend(
        tuple(years),
        tuple(
            Count(
                hits.of("year", year.value),
                counts.wholes.of("year", year.value),
                counts.notices.of("year", year.value),
                address_of(narrowed(each_year, year=year.value)),
            )
            for year in years
        ),
        matrix(counts, rows, years, shares),
    )


def context(form: TableForm, counted: Trend) -> dict[str, Any]:
    query = form.address()
    return {
        "asked": asked_for(form.request(), query),
        "trend": counted,
        "shares": form.shares,
        "matrix": counted.areas,
        "area_figures": area_run().figures,
        "area_heads": [line.head for line in counted.areas.lines],
        "switches": switches(form, query, ["show"]),
        "chart": chart(form, counted),
        "panels": panels(form, counted).panels,
        "chart_url": reverse("trends-chart") + query,
        "panels_url": reverse("trends-areas") + query,
        "kept": pairs(without(query, "q")),
        "onward": address_of(form.request()),
    }


def chart(form: TableForm, counted: Trend) -> Timeline:
    return timeline(_title(form), _said(), _columns(counted.points, form.shares))


def panels(form: TableForm, counted: Trend) -> Multiples:
    """One small drawing an area, each on its own scale: what is to be seen is how it changes."""
    series = [
        (line.head.label, list(zip(counted.years, (cell.count for cell in line.cells), strict=True)))
        for line in counted.areas.lines
    ]
    return multiples(
        _title(form),
        _said(),
        [timeline(name, "", _columns(points, form.shares), size=PANEL) for name, points in series],
    )


def _columns(points: Iterable[tuple[AxisHead, Count]], shares: bool) -> Iterator[tuple[str, Amount | None]]:
    for year, count in points:
        amount = Amount(year.label, _amount(count, shares), written(count, shares), count.notices)
        yield year.label, None if count.is_gap else amount


def _amount(count: Count, shares: bool) -> float:
    return (count.share or 0.0) if shares else float(count.count)


def _title(form: TableForm) -> str:
    criteria = form.request()
    return _("%(what)s：历年%(shown)s") % {
        "what": sentence(criteria),
        "shown": SHOWN[form.cleaned_data["show"]],
    }


def _said() -> str:
    return _(
        "虚线是没有通报的年份。n 是当年的通报数，不足 5 份的画成空心。占比是占当年这些通报全部条数的份额。"
    )

"""Hits by year, as counts and as shares of all there is in the notices of the year; and the same area by area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from notices.charts.bars import Amount
from notices.charts.multiples import Multiples, multiples
from notices.charts.timeline import Timeline, timeline
from search.asking.addresses import pairs, without
from search.asking.forms import address_of
from search.comparing.axes import Head
from search.comparing.counting import narrowed, tally, unchosen
from search.comparing.forms import SHOWN, TableForm
from search.comparing.matrix import Count, Layout, Matrix, counted, heads, matrix
from search.comparing.tables import asked_for, switches, written
from search.query import SearchRequest
from search.results.switches import UNIT_NAMES

PANEL = (300.0, 120.0)


@dataclass(frozen=True, slots=True)
class Trend:
    """The years, what the search finds in each, and the same for each group of areas, or for the areas chosen."""

    years: tuple[Head, ...]
    counts: tuple[Count, ...]
    areas: Matrix

    @property
    def points(self) -> list[tuple[Head, Count]]:
        return list(zip(self.years, self.counts, strict=True))


def trend(asked: SearchRequest, shares: bool = False) -> Trend:
    layout = Layout("category" if asked.facets.get("category") else "group", "year")
    counts = counted(asked, layout)
    rows, years = heads(counts)
    hits = tally(asked)
    each_year = unchosen(asked, "year")
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


def context(form: TableForm, found: Trend) -> dict[str, Any]:
    query = form.address()
    return {
        "asked": asked_for(form.request(), query),
        "trend": found,
        "shares": form.shares,
        "matrix": found.areas,
        "switches": switches(form, query, ["show"]),
        "chart": chart(form, found),
        "panels": panels(form, found).panels,
        "chart_url": reverse("trends-chart") + query,
        "panels_url": reverse("trends-areas") + query,
        "kept": pairs(without(query, "q")),
        "onward": address_of(form.request()),
    }


def chart(form: TableForm, found: Trend) -> Timeline:
    return timeline(_title(form), _said(), _columns(found.points, form.shares))


def panels(form: TableForm, found: Trend) -> Multiples:
    """One small drawing an area, all on one scale."""
    series = [
        (line.head.label, list(zip(found.years, (cell.count for cell in line.cells), strict=True)))
        for line in found.areas.lines
    ]
    largest = max(
        (_amount(count, form.shares) for _name, points in series for _year, count in points), default=0.0
    )
    return multiples(
        _title(form),
        _said(),
        [
            timeline(name, "", _columns(points, form.shares), size=PANEL, largest=largest)
            for name, points in series
        ],
    )


def _columns(points: Iterable[tuple[Head, Count]], shares: bool) -> Iterator[tuple[str, Amount | None]]:
    for year, count in points:
        amount = Amount(year.label, _amount(count, shares), written(count, shares))
        yield year.label, None if count.is_gap else amount


def _amount(count: Count, shares: bool) -> float:
    return (count.share or 0.0) if shares else float(count.count)


def _title(form: TableForm) -> str:
    asked = form.request()
    words = {"unit": UNIT_NAMES[asked.unit], "shown": SHOWN[form.cleaned_data["show"]], "text": asked.text}
    return (_("历年%(unit)s%(shown)s：%(text)s") if asked.text else _("历年%(unit)s%(shown)s")) % words


def _said() -> str:
    return _("虚线是没有通报的年份。占比是占当年这些通报全部条数的份额。每个数都在页上的表里。")

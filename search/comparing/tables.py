"""The page of a table: what it is of, how else it can be laid out, its rows, its chart, its lines for a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from notices.about.measured import area_run
from notices.charts.heat import HeatChart, Value, heat_chart
from notices.public_ids import UNIT_NAMES
from search.asking.addresses import on_page, pairs, with_only, without
from search.asking.forms import address_of
from search.asking.request import SearchRequest
from search.asking.sentences import sentence
from search.comparing.axes import AxisHead, facet_of
from search.comparing.forms import LAYOUTS, LEVELS, ORDERS, SHOWN, TableForm
from search.comparing.matrix import Count, Matrix, TableCounts, matrix
from search.page.filters import Chip, chips
from search.page.localization import localized
from search.page.switches import Switch
from search.query import search

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS_A_PAGE = 50
CELL = 350  # bytes of a cell in table and chart, besides the address in its link
UPRIGHT = 12  # more columns than these have their names from top to bottom


def rows_a_page(form: TableForm, columns: int) -> int:
    """Fewer where there are many columns or a long question: a cell is a link that asks it; two rows are edges."""
    row = (columns + 2) * (CELL + len(address_of(form.request()).encode()))
    return max(1, min(ROWS_A_PAGE, settings.BOUNDS["page"] * 3 // 4 // row - 2))


def written(count: Count, shares: bool) -> str:
    """`12`, or as a share `8.3%`; nothing is `0` in both."""
    return f"{100 * count.share:.1f}%" if shares and count.count and count.share else str(count.count)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of numbers is about: the words, the filters with links that take them off, the hits."""

    request: SearchRequest
    sentence: str
    unit: str
    total: int
    chips: tuple[Chip, ...]
    hits: str  # the query string of the search


def asked_for(request: SearchRequest, query: str) -> Asked:
    results = search(request, 0, 0)
    taken_off = chips(localized(results.facets), query)
    return Asked(
        request,
        sentence(request),
        str(UNIT_NAMES[request.unit]),
        results.total,
        taken_off,
        address_of(request),
    )


def switches(form: TableForm, query: str, names: Sequence[str]) -> dict[str, list[Switch]]:
    """Each way to lay out the same numbers, as a link."""
    choices: Mapping[str, Mapping[str, StrOrPromise]] = {
        "table": {name: label for name, (label, _layout) in LAYOUTS.items()},
        "show": SHOWN,
        "level": LEVELS,
        "order": ORDERS,
    }
    return {
        name: [
            Switch(
                str(label),
                without(query, name)
                if value == form.base_fields[name].initial
                else with_only(query, name, value),
                form.cleaned_data[name] == value,
            )
            for value, label in choices[name].items()
        ]
        for name in names
    }


def context(
    form: TableForm, counted: TableCounts, page: Page[Any], columns: Sequence[AxisHead]
) -> dict[str, Any]:
    query = form.address()
    table = matrix(counted, list(page), columns, form.shares)
    names = ["table", "show", "order", *(["level"] if form.layout.rows == "district" else [])]
    return {
        "asked": asked_for(counted.request, query),
        "matrix": table,
        "shares": form.shares,
        "switches": switches(form, query, names),
        "chart": chart(form, table),
        "kept": pairs(without(query, "q")),
        "chart_url": reverse("matrix-chart") + on_page(query, page.number),
        "places": form.layout.rows == "district",
        "upright": len(columns) > UPRIGHT,
        "onward": address_of(counted.request),
        "area_figures": area_run().figures,
        "area_heads": [
            head
            for axis, heads in ((form.layout.rows, list(page)), (form.layout.columns, columns))
            if facet_of(axis) == "category"
            for head in heads
        ],
    }


def chart(form: TableForm, table: Matrix) -> HeatChart:
    def value(count: Count) -> Value:
        if count.is_gap:
            return None
        return (count.share or 0.0) if form.shares else float(count.count), written(count, form.shares)

    title = _("%(what)s，%(table)s：%(shown)s") % {
        "what": sentence(form.request()),
        "table": LAYOUTS[form.cleaned_data["table"]][0],
        "shown": SHOWN[form.cleaned_data["show"]],
    }
    return heat_chart(
        title,
        _("颜色按分位数分五级，各级的格数大致相等。占比是占同一些通报全部条数的份额。"),
        [line.head.label for line in table.lines],
        [head.label for head, _total in table.columns],
        [[value(cell.count) for cell in line.cells] for line in table.lines],
        nothing=_("未提及"),
        gap=_("没有通报"),
    )

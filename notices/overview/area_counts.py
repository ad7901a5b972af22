"""How many problems are filed under each area: as bars, and as rows for a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from notices.charts.bars import Amount, BarChart, bar_chart
from notices.columns import Row
from notices.overview.collection import GroupCounts
from notices.templatetags.naming import named


def chart(areas: Iterable[GroupCounts]) -> BarChart:
    return bar_chart(
        _("各领域的问题数"),
        _("一个问题可归入一至三个领域。每个数都在页上。"),
        [
            Amount(named(category), float(category.findings), str(category.findings))
            for area in areas
            for category in area.categories
        ],
    )


def columns() -> list[str]:
    return [_("领域代码"), _("领域组"), _("领域"), _("问题数")]


def rows(areas: Iterable[GroupCounts]) -> Iterator[Row]:
    for area in areas:
        for category in area.categories:
            yield category.slug, named(area.group), named(category), category.findings

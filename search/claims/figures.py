"""Figures: how many there are of each unit; of one unit where its values lie, across districts or years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from notices.charts.strip import Series, is_wide, strip_chart
from notices.columns import plain
from notices.models import Figure, Notice
from search.asking.facets import NONE, Facet, FacetValue
from search.claims.across import CountedHead, Key, heads
from search.claims.forms import FigureForm
from search.claims.labels import BOUNDS, SENSES
from search.claims.pictures import ClaimSummary, Gist, LinkedCell, Picture, Spread, lines, spread

SHOWN = 20  # districts or years in the drawing, those with most values


def narrowed(form: FigureForm, claims: QuerySet[Any]) -> QuerySet[Any]:
    claims = claims.filter(form.conditions())
    return claims.filter(unit_name__in=form.units) if form.units else claims


def summary(form: FigureForm, claims: QuerySet[Any]) -> ClaimSummary:
    by_unit = claims.filter(form.conditions()).order_by().values_list("unit_name")
    counts: dict[str, int] = dict(by_unit.annotate(Count("pk")))
    total = sum(counts.get(unit, 0) for unit in form.units or counts)
    values = _values(form, claims) if len(form.units) == 1 and total else []
    return ClaimSummary(
        total,
        (_facet(form, counts),),
        _picture(form, values) if values else None,
        _written(form, spread([value for value, _key in values])) if values else None,
    )


def gist(claim: Any) -> Gist:
    bound = Figure.Bound(claim.bound)
    hints = [*([BOUNDS[bound.name.lower()]] if bound != Figure.Bound.EQUAL else []), SENSES[claim.sense]]
    return Gist(f"{plain(claim.value)} {claim.unit_name}", _("，").join(map(str, hints)))


def _written(form: FigureForm, values: Spread) -> dict[str, str]:
    return {
        "unit": form.units[0],
        "least": plain(values.least),
        "median": plain(values.median),
        "most": plain(values.most),
    }


def _facet(form: FigureForm, counts: dict[str, int]) -> Facet:
    """The most frequent first; chosen ones also where there are none."""
    counts = dict.fromkeys(form.units, 0) | counts
    return Facet(
        "unit_name",
        _("计量单位"),
        tuple(
            FacetValue(unit or NONE, unit or _("没有单位"), None, count, unit in form.units, 0)
            for unit, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
    )


def _values(form: FigureForm, claims: QuerySet[Any]) -> list[tuple[float, Key]]:
    """Each value with its district or year."""
    of_unit = narrowed(form, claims).order_by()
    pairs = list(of_unit.values_list("value", "notice_id"))
    facts = Notice.objects.filter(pk__in=of_unit.values("notice_id")).only("place_id", "published", "signed")
    across = {
        row.pk: row.place_id if form.cleaned_data["across"] == "district" else row.year for row in facts
    }
    return [(value, across.get(notice)) for value, notice in pairs]


def _picture(form: FigureForm, values: Sequence[tuple[float, Key]]) -> Picture:
    groups: defaultdict[Key, list[float]] = defaultdict(list)
    for value, key in values:
        groups[key].append(value)
    every = heads(form.cleaned_data["across"], groups, form.address())
    most = sorted(groups, key=lambda key: -len(groups[key]))[:SHOWN]
    visible_heads = [head for head in every if head.key in most]
    chart = strip_chart(
        _title(form),
        _said([value for value, _key in values], len(visible_heads) < len(every)),
        [Series(head.label, groups[head.key]) for head in visible_heads],
        plain,
    )
    return Picture(
        chart,
        (
            _("地区") if form.cleaned_data["across"] == "district" else _("年份"),
            _("个数"),
            _("最小"),
            _("中位数"),
            _("最大"),
        ),
        lines(_line(head, spread(groups[head.key])) for head in visible_heads),
        len(every) - len(visible_heads),
        lines(_line(head, spread(groups[head.key])) for head in every),
    )


def _line(head: CountedHead, values: Spread) -> tuple[LinkedCell, ...]:
    return (
        LinkedCell(head.label),
        LinkedCell(values.count, head.url),
        LinkedCell(values.least),
        LinkedCell(values.median),
        LinkedCell(values.most),
    )


def _title(form: FigureForm) -> str:
    words = {"unit": form.units[0] or _("没有单位"), "text": form.request().text}
    return (_("以“%(unit)s”计的数值：%(text)s") if words["text"] else _("以“%(unit)s”计的数值")) % words


def _said(values: Sequence[float], is_part: bool) -> str:
    return " ".join(
        [
            _("每点一个数值，相近的合为一点；竖线是中位数。"),
            *([_("刻度逐格放大，不是等距。")] if is_wide(values) else []),
            *([_("只画数值最多的几行，其余在文件里。")] if is_part else []),
        ]
    )

"""Acts of accountability: how many there are of each kind, across years or districts. An act may be against many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, IntegerField, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.charts.heat import Value, heat_chart
from notices.columns import plain
from notices.models import Accountability
from search.asking.addresses import with_only
from search.asking.facets import NONE, Facet, FacetValue
from search.asking.forms import OneOf
from search.claims.across import CountedHead, Key, heads
from search.claims.forms import ACROSS, Chosen, ClaimForm
from search.claims.labels import KINDS, WHO
from search.claims.orders import DATED
from search.claims.pictures import ClaimSummary, Gist, LinkedCell, Picture, lines

REMARK = gettext_lazy("一条是通报写明的一处处理，可以涉及多人；人数写在各条里。")
SHOWN = 30  # districts in the drawing, those with most acts

Counts = Counter[tuple[str, str, Key]]  # by kind, people, and district or year
Cells = Counter[tuple[Key, str]]  # by district or year, and kind


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
            Q(who__in=["" if value == NONE else value for value in who]) if who else Q(),
        )


def narrowed(form: AccountabilityForm, claims: QuerySet[Any]) -> QuerySet[Any]:
    return claims.filter(*form.chosen)


def summary(form: AccountabilityForm, claims: QuerySet[Any]) -> ClaimSummary:
    counts = _counts(form, claims)
    kinds, people = form.cleaned_data["kind"], form.cleaned_data["who"]
    chosen = Counter({key: n for key, n in counts.items() if _is(key[0], kinds) and _is(key[1], people)})
    total = chosen.total()
    return ClaimSummary(
        total,
        (
            _facet("kind", _("方式"), KINDS, kinds, _summed(counts, 0, 1, people)),
            _facet("who", _("对象"), WHO, people, _summed(counts, 1, 0, kinds)),
        ),
        _picture(form, chosen) if total else None,
    )


def gist(claim: Any) -> Gist:
    hints = [KINDS[claim.kind], *([WHO[claim.who]] if claim.who else [])]
    words = "" if claim.count is None else f"{plain(claim.count)} {claim.unit_name}"
    return Gist(words, _("，").join(map(str, hints)))


def _counts(form: AccountabilityForm, claims: QuerySet[Any]) -> Counts:
    year = ExtractYear(DATED, output_field=IntegerField())
    claims = claims.order_by().annotate(filed_year=year)
    across = "filed_year" if form.cleaned_data["across"] == "year" else "notice__place_id"
    grouped = claims.values_list("kind", "who", across).annotate(Count("pk"))
    return Counter({(kind, who or NONE, key): count for kind, who, key, count in grouped})


def _is(value: str, chosen: Collection[str]) -> bool:
    return not chosen or value in chosen


def _summed(counts: Counts, axis: int, other_axis: int, chosen: Collection[str]) -> Counter[str]:
    """By what stands at one place of the keys, where the other is as chosen."""
    summed: Counter[str] = Counter()
    for key, count in counts.items():
        if _is(str(key[other_axis]), chosen):
            summed[str(key[axis])] += count
    return summed


def _facet(name: str, label: str, names: Any, chosen: Collection[str], counts: Counter[str]) -> Facet:
    return Facet(
        name,
        label,
        tuple(
            FacetValue(value, capfirst(str(name)), None, counts[value], value in chosen, 0)
            for value, name in names.items()
            if counts[value] or value in chosen
        ),
    )


def _picture(form: AccountabilityForm, counts: Counts) -> Picture:
    cells, sums = _cells(counts)
    kinds = _kinds(cells)
    every = heads(form.cleaned_data["across"], sums, form.address())
    most = {key for key, _count in sums.most_common(SHOWN)}
    visible_heads = [head for head in every if head.key in most]
    by_district = form.cleaned_data["across"] == "district"
    names = [capfirst(str(KINDS[kind])) for kind in kinds]
    chart = heat_chart(
        _("问责处理：各地各方式的次数") if by_district else _("问责处理：各年各方式的次数"),
        _("数的是通报写明的处理，一处可以涉及多人。颜色按分位数分五级。"),
        [head.label for head in visible_heads],
        names,
        [_amounts(head, kinds, cells) for head in visible_heads],
    )
    return Picture(
        chart,
        (_("地区") if by_district else _("年份"), *names, _("合计")),
        lines(_line(head, kinds, cells) for head in visible_heads),
        len(every) - len(visible_heads),
        lines(_line(head, kinds, cells) for head in every),
    )


def _cells(counts: Counts) -> tuple[Cells, Counter[Key]]:
    """By year or district and kind, and the sum of each year or district."""
    cells: Cells = Counter()
    sums: Counter[Key] = Counter()
    for (kind, _who, key), count in counts.items():
        cells[key, kind] += count
        sums[key] += count
    return cells, sums


def _kinds(cells: Cells) -> list[str]:
    counted = {kind for _key, kind in cells}
    return [kind for kind in Accountability.Kind.values if kind in counted]


def _amounts(head: CountedHead, kinds: Iterable[str], cells: Cells) -> list[Value]:
    counts = (cells[head.key, kind] for kind in kinds)
    return [(float(count), str(count)) for count in counts]


def _line(head: CountedHead, kinds: Iterable[str], cells: Cells) -> tuple[LinkedCell, ...]:
    counts = {kind: cells[head.key, kind] for kind in kinds}
    by_kind = (
        LinkedCell(count, with_only(head.url, "kind", kind) if head.url and count else "")
        for kind, count in counts.items()
    )
    return (LinkedCell(head.label), *by_kind, LinkedCell(sum(counts.values()), head.url))

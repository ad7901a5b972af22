"""The problem areas of a place: the share of each among its problems, beside the average of places of its level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from django.db.models import Count
from django.utils.translation import gettext as _

from notices.charts.bars import Amount, BarChart, bar_chart
from notices.columns import Row
from notices.models import Category, CollectionState, Labelling, Place, Problem
from notices.templatetags.naming import named
from search.asking.addresses import query_string
from search.place_pages.scope import place_at

FEW = 5  # problems: a share of fewer says little


@dataclass(frozen=True, slots=True)
class AreaShare:
    """`mean` is the average of the shares of the other places of its level, each place counting alike."""

    category: Category
    problems: int
    share: float
    mean: float | None
    url: str  # the query string of the search that finds them

    @property
    def percent(self) -> str:
        return percent(self.share)

    @property
    def mean_percent(self) -> str:
        return "" if self.mean is None else percent(self.mean)


@dataclass(frozen=True, slots=True)
class AreaShares:
    """`problems` are all of the place, `peers` the places it is held against."""

    place: Place
    problems: int
    peers: int
    areas: tuple[AreaShare, ...]

    @property
    def are_few(self) -> bool:
        return 0 < self.problems < FEW


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """The problems of each place of a level, by its key, and those of each area, by its key and the place's."""

    wholes: dict[int, int]
    by_area: dict[int, dict[int, int]]


# Of each level as last counted, and the state of the collection it is of: every place of a level asks for the same.
_counted: dict[str, tuple[tuple[int, datetime], LevelCounts]] = {}


def _level_counts(level: str) -> LevelCounts:
    state = CollectionState.objects.current()
    if level in _counted and _counted[level][0] == (state.generation, state.changed):
        return _counted[level][1]
    counts = LevelCounts(_wholes(level), _counts(level))
    if state.changed:
        _counted[level] = ((state.generation, state.changed), counts)
    return counts


def area_shares(place: Place) -> AreaShares:
    """What the place and the others have; those with most problems first. Two queries, two more after a change."""
    level = _level_counts(place.level)
    counts, total_here = level.by_area, level.wholes.get(place.pk, 0)
    wholes = {key: total for key, total in level.wholes.items() if key != place.pk}
    areas = [
        AreaShare(
            category,
            (by_place := counts[category.pk]).get(place.pk, 0),
            by_place.get(place.pk, 0) / total_here,
            fmean(by_place.get(key, 0) / total for key, total in wholes.items()) if wholes else None,
            query_string([("district", place.code), ("category", category.slug)]),
        )
        for category in Category.objects.select_related("group").order_by("position")
        if total_here and category.pk in counts
    ]
    return AreaShares(place, total_here, len(wholes), tuple(sorted(areas, key=lambda area: -area.problems)))


def _wholes(level: str) -> dict[int, int]:
    """The problems of each place of a level, by its key."""
    units = Problem.objects.units().annotate(at=place_at(level, "notice__")).filter(at__isnull=False)
    return dict(units.order_by().values_list("at").annotate(Count("pk")))


def _counts(level: str) -> dict[int, dict[int, int]]:
    """The problems of each area, by its key and the place's."""
    counts: defaultdict[int, dict[int, int]] = defaultdict(dict)
    filed = Labelling.objects.filter(problem__items=None).annotate(at=place_at(level, "problem__notice__"))
    filed = filed.filter(at__isnull=False).order_by()
    for category, key, count in filed.values_list("category", "at").annotate(Count("pk")):
        counts[category][key] = count
    return counts


def chart(shares: AreaShares) -> BarChart:
    return bar_chart(
        _("%(place)s：各领域占全部问题的份额") % {"place": shares.place},
        _("共 %(problems)d 个问题；竖线是同级其他地区的平均（n=%(others)d，每个地区同等计）。")
        % {"problems": shares.problems, "others": shares.peers},
        [Amount(named(area.category), area.share, area.percent, mean=area.mean) for area in shares.areas],
    )


def percent(share: float) -> str:
    return f"{share:.1%}"


def columns() -> list[str]:
    return [
        _("领域代码"), _("领域"), _("问题数"), _("全部问题数"), _("占比"),
        _("同级其他地区的平均占比"), _("同级其他地区数"),
    ]  # fmt: skip


def rows(shares: AreaShares) -> Iterator[Row]:
    for area in shares.areas:
        mean = None if area.mean is None else round(area.mean, 4)
        yield (
            area.category.slug,
            named(area.category),
            area.problems,
            shares.problems,
            round(area.share, 4),
            mean,
            shares.peers,
        )

"""How much of each province is covered, as a map of squares: its districts with notices among all it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from notices.charts.tile_map import Square, TileMap, tile_map
from notices.columns import Row
from notices.models import Place
from notices.places.gazetteer import official, short_names
from notices.places.tiles import tiles


@dataclass(frozen=True, slots=True)
class Cover:
    """A province with its notices, its districts by the national list, and how many of these have notices."""

    code: str
    name: str
    notices: int
    districts: int
    covered: int

    @property
    def share(self) -> float | None:
        """None where there is no notice at all, or no district to have one."""
        return self.covered / self.districts if self.notices and self.districts else None


def covers() -> list[Cover]:
    """All provinces, by code; one query. What is not on the national list, is in none of them."""
    places = Place.objects.filter(notices__isnull=False).order_by()
    counts = dict(places.values_list("code").annotate(Count("notices")))
    notices: Counter[str] = Counter()
    for code, count in counts.items():
        notices[code[:2]] += count
    today = official().of_today()
    totals = Counter(district.code[:2] for district in today["district"])
    covered = Counter(district.code[:2] for district in today["district"] if district.code in counts)
    return sorted(
        (
            Cover(
                province.code,
                province.name,
                notices[province.code[:2]],
                totals[province.code[:2]],
                covered[province.code[:2]],
            )
            for province in today["province"]
        ),
        key=lambda cover: cover.code,
    )


def chart(provinces: Iterable[Cover]) -> TileMap:
    return tile_map(
        _("各省有通报的区县占全部区县的份额"),
        _("每格一个省，位置是示意。n 是区县数；省、市自己的通报和不在区划代码表上的地区不算。"),
        [
            Square(
                min(short_names(cover.name), default=cover.name),
                *tiles()[cover.code],
                None if cover.share is None else (cover.share, f"{cover.share:.1%}"),
                str(cover.districts),
            )
            for cover in provinces
        ],
        nothing=_("有通报，但没有区县的"),
        gap=_("没有收录通报"),
    )


def columns() -> list[str]:
    return [_("代码"), _("省"), _("通报数"), _("区县数"), _("有通报的区县"), _("占比"), _("状态")]


def rows(provinces: Iterable[Cover]) -> Iterator[Row]:
    for cover in provinces:
        share = None if cover.share is None else round(cover.share, 4)
        state = _("有") if cover.notices else _("没有通报")
        yield cover.code, cover.name, cover.notices, cover.districts, cover.covered, share, state

"""Places by name: the official ones, found by full and by short name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from notices.places.codes import Level, OfficialPlace, official_places

__all__ = ["LEVELS", "Gazetteer", "Level", "OfficialPlace", "official"]

LEVELS: tuple[Level, ...] = ("province", "city", "district")
_LONGEST = 16  # 双江拉祜族佤族布朗族傣族自治县

# The nationality in a name of autonomy goes off its short name: 延边(朝鲜族)自治州, 新疆(维吾尔)自治区.
_NATIONALITY = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|裕固|保安|独龙|鄂伦春|各"
)
_AUTONOMY = re.compile(rf"(?P<bare>\w{{2,30}}?)(?:(?:{_NATIONALITY})族?){{0,9}}自治(?P<kind>[区州县旗])")
_ORDINARY = re.compile(r"(?P<bare>\w{2,30}?)(?:特别行政区|地区|新区|林区|[省市区县旗盟])")


def short_names(name: str) -> frozenset[str]:
    """深圳 for 深圳市, 恩施 and 恩施州 for 恩施土家族苗族自治州; none where one sign is left (沙县)."""
    if match := _AUTONOMY.fullmatch(name):
        bare, kind = match["bare"].removesuffix("族"), match["kind"]
        return frozenset({bare} if kind == "区" else {bare, bare + kind})
    match = _ORDINARY.fullmatch(name)
    return frozenset({match["bare"]} if match else ())


class Gazetteer:
    """The places that are known, by every name a text may use."""

    def __init__(self, places: Iterable[OfficialPlace]) -> None:
        self._full: defaultdict[str, list[OfficialPlace]] = defaultdict(list)
        self._short: defaultdict[str, list[OfficialPlace]] = defaultdict(list)
        self._of_today: dict[Level, list[OfficialPlace]] = {level: [] for level in LEVELS}
        for place in places:
            if not place.is_former:
                self._of_today[place.level].append(place)
            self._full[place.name].append(place)
            for name in short_names(place.name):
                self._short[name].append(place)

    def of_today(self) -> Mapping[Level, Sequence[OfficialPlace]]:
        """The places of today, by level."""
        return self._of_today

    def find(self, name: str, level: Level | None = None) -> list[OfficialPlace]:
        """The places of this full name, else of this short name; those in force come first."""
        namesakes = self._full.get(name) or self._short.get(name) or []
        return [namesake for namesake in namesakes if level in (None, namesake.level)]

    def opening(
        self, text: str, within: OfficialPlace | None = None
    ) -> list[tuple[str, list[OfficialPlace]]]:
        """The names a text begins with, longest first, each with the places below `within` that bear it."""
        return [
            (name, places)
            for length in range(min(_LONGEST, len(text)), 1, -1)
            if (places := self._below(within, name := text[:length]))
        ]

    def is_full(self, name: str) -> bool:
        """Whether this is somewhere's official name."""
        return name in self._full

    def _below(self, within: OfficialPlace | None, name: str) -> list[OfficialPlace]:
        namesakes = self._full.get(name) or self._short.get(name) or []
        inside = [namesake for namesake in namesakes if within is None or is_below(namesake, within)]
        first = min((LEVELS.index(namesake.level) for namesake in inside), default=0)
        return [namesake for namesake in inside if namesake.level == LEVELS[first]]


def is_below(inner: OfficialPlace, outer: OfficialPlace) -> bool:
    """Whether the first lies in the second."""
    return inner.parent is not None and (inner.parent == outer or is_below(inner.parent, outer))


@cache
def official() -> Gazetteer:
    """The gazetteer of the official codes."""
    return Gazetteer(official_places())

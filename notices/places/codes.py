"""The official places of China (GB/T 2260), read from the data file that python-stdnum ships.

The package keeps the years in which each name was in force, so that notices about a district that has since
been merged or renamed are read too. Nothing of the list is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Literal

Level = Literal["province", "city", "district"]

MUNICIPALITIES = ("11", "12", "31", "50")  # 北京 天津 上海 重庆: province and city at once
# 巡视 in today's form began in 2013; places abolished before then stand on no notice.
_OLDEST = 2013

_PROVINCE = re.compile(r'(\d\d) province="')
_ROW = re.compile(r' +(\d{4}) county="([^"]+)"')  # `  0309 county="[2016-]龙华区"`
_TERM = re.compile(r"(?:\[(\d*)-(\d*)\])?([^,\[\]]+)")
# Rows that head a group and are no places.
_HEADERS = re.compile(r"市辖区|县|林区|.*直辖(?:县级)?行政(?:单位|区划)")
_TRADITIONAL = str.maketrans("別區達嶺", "别区达岭")  # the file keeps six names as Wikipedia typed them

# Places in force that python-stdnum 2.2 lacks; a test tells when a release has them and the row can go.
_MISSING = (("330113", 2021, "临平区"), ("330114", 2021, "钱塘区"))


@dataclass(frozen=True, slots=True)
class OfficialPlace:
    """A place with a code; `since` and `until` are the years of its name, None where older or still used."""

    code: str
    name: str
    level: Level
    parent: OfficialPlace | None = None
    since: int | None = None
    until: int | None = None

    @property
    def is_former(self) -> bool:
        """Whether its name or code is no longer used."""
        return self.until is not None

    def in_force(self, year: int) -> bool:
        return (self.since or year) <= year <= (self.until or year)

    @property
    def province(self) -> OfficialPlace:
        return self.parent.province if self.parent else self

    @property
    def city(self) -> OfficialPlace | None:
        """Its prefecture; a municipality is its own city; None where the province administers it."""
        if self.level == "city" or self.code[:2] in MUNICIPALITIES:
            return self if self.level == "city" else self.province
        return self.parent if self.parent and self.parent.level == "city" else None


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    name: str
    since: int | None
    until: int | None


@cache
def official_places() -> tuple[OfficialPlace, ...]:
    """Every place in force at some time since 2013, those still in force first."""
    rows = sorted(_rows(), key=lambda row: (row.until is not None, -(row.until or 0)))
    parents: dict[str, OfficialPlace] = {}
    places = [_placed(row, parents) for level in (2, 4, 6) for row in rows if _width(row.code) == level]
    return tuple(sorted(_distinct(places), key=attrgetter("is_former")))


def _distinct(places: list[OfficialPlace]) -> Iterator[OfficialPlace]:
    """One place a name and parent: the file keeps some codes that were replaced without a change of name."""
    seen: set[tuple[str, OfficialPlace | None]] = set()
    for bearer in sorted(places, key=lambda bearer: (bearer.is_former, -int(bearer.code))):
        if (bearer.name, bearer.parent) not in seen:
            seen.add((bearer.name, bearer.parent))
            yield bearer


def _placed(row: _Row, parents: dict[str, OfficialPlace]) -> OfficialPlace:
    width = _width(row.code)
    level: Level = "province" if width == 2 else "city" if width == 4 else "district"
    parent = parents.get(row.code[:4]) or parents.get(row.code[:2]) if width > 2 else None
    place = OfficialPlace(row.code, row.name, level, parent, row.since, row.until)
    parents.setdefault(row.code[:width], place)
    return place


def _width(code: str) -> int:
    """How many digits of a code say something: 440000 two, 440300 four."""
    return 2 if code.endswith("0000") else 4 if code.endswith("00") else 6


def _rows() -> Iterator[_Row]:
    province = ""
    for line in _data().splitlines():
        if head := _PROVINCE.match(line):
            province = head[1]
        elif row := _ROW.match(line):
            yield from _terms(province + row[1], row[2])
    yield from (_Row(code, name, since, None) for code, since, name in _MISSING)


def _terms(code: str, printed: str) -> Iterator[_Row]:
    for since, until, name in _TERM.findall(printed.translate(_TRADITIONAL)):
        if not _HEADERS.fullmatch(name) and (not until or int(until) >= _OLDEST):
            yield _Row(code, name, int(since) if since else None, int(until) if until else None)


def _data() -> str:
    return files("stdnum.cn").joinpath("loc.dat").read_text(encoding="utf-8")

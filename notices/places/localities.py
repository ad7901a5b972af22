"""Where a notice is from: province, city and district, out of the words of its issuer.

Known places are read by the gazetteer. What it does not know, a new district or a functional area, is read by
the grammar of 省, 市, 区, 县, and has no code. Nothing is guessed: a name that several cities use stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from notices.places.areas import Area, area_at
from notices.places.gazetteer import Gazetteer, OfficialPlace
from notices.script import simplified
from notices.words import compiled, pattern

_WORDS = "places/names"
_NAME = rf"(?!{pattern(_WORDS, 'offices')})[^\W\dA-Za-z_]"
_AREA = pattern(_WORDS, "areas")
_PLAIN_AREA = compiled(_WORDS, "plain_areas")
_SIGN_OF_CITY = rf"市(?!{pattern(_WORDS, 'no_city')})"  # 云泽市, but not 云泽市场

_PROVINCE = re.compile(rf"(?:{_NAME}){{2,3}}省|(?:{_NAME}){{2,5}}自治区")  # 青岚省
_CITY = re.compile(rf"(?:{_NAME}){{2,5}}?(?:自治州|地区|{_SIGN_OF_CITY})")
_DISTRICT = re.compile(  # 临溪区, 沙县, but not 区域
    rf"(?:{_NAME}){{2,12}}?自治[县旗]|(?:{_NAME}){{1,4}}?县(?!{pattern(_WORDS, 'no_county')})"
    rf"|(?:{_NAME}){{2,4}}?(?:区(?!{pattern(_WORDS, 'no_district')})|旗|{_SIGN_OF_CITY})"
)
_FUNCTIONAL = re.compile(rf"(?P<name>(?:{_NAME}){{0,14}}?){_AREA}")  # 大鹏新区, 东湖高新区
_ZONE = re.compile(rf"(?P<name>(?:{_NAME}){{2,5}}?){pattern(_WORDS, 'zones')}")
_AREA_END = re.compile(rf"{_AREA}$")
_COMMON = compiled(_WORDS, "common")
_PREFIX = re.compile(rf"{pattern(_WORDS, 'prefixes')}*+")
_OTHER_PLACE = compiled(_WORDS, "other_places")
_AFTER_SHORT_DISTRICT = compiled(_WORDS, "after_short_district")
_SEATED = compiled(_WORDS, "seated")


@dataclass(frozen=True, slots=True)
class Locality:
    """What is known of where; `code` is that of the smallest place named, None where it has none."""

    province: str | None = None
    city: str | None = None
    district: str | None = None
    code: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """Places as one phrase names them; `candidates` are the official ones the smallest may be."""

    province: str | None = None
    city: str | None = None
    district: str | None = None
    candidates: tuple[OfficialPlace, ...] = ()
    invented: bool = False

    @property
    def names(self) -> tuple[str | None, str | None, str | None]:
        return self.province, self.city, self.district

    @property
    def depth(self) -> int:
        return max((level for level, name in enumerate(self.names, 1) if name), default=0)


def locate(
    places: Gazetteer,
    issuer: str,
    mentions: Iterable[str] = (),
    superior: str | None = None,
    year: int | None = None,
) -> Locality:
    """Where the issuer is; `mentions` are other phrases for it, `superior` is whose inspection it was."""
    where = _read(places, issuer, year)
    for mention in mentions:
        where = _filled(where, _read(places, mention, year))
    if superior:
        where = _governed(where, _read(places, superior, year))
    return _locality(_seat(where) if _SEATED.search(issuer) else where)


def _read(places: Gazetteer, phrase: str, year: int | None) -> _Whereabouts:
    """The places at the beginning of a phrase, largest first."""
    rest = simplified(re.sub(r"\s", "", phrase))
    rest = _PREFIX.sub("", rest, count=1)
    where, short = _Whereabouts(), ""
    while where.depth < 3 and (
        step := _area(places, rest, where)
        or _known(places, rest, where, year)
        or _unknown(rest, where, short)
    ):
        name, where = step
        rest = rest.removeprefix(name)
        short = name if places.find(name) and not places.is_full(name) else ""
    return where


def _area(places: Gazetteer, rest: str, where: _Whereabouts) -> tuple[str, _Whereabouts] | None:
    """An area whose name tells where it is, unless what was read before it says otherwise."""
    area = area_at(rest) or _area_of_county(places, rest)
    if not area or where.city not in (None, area.city) or where.province not in (None, area.province):
        return None
    return area.name, _Whereabouts(area.province, area.city, area.name, invented=True)


def _area_of_county(places: Gazetteer, rest: str) -> Area | None:
    """昆山经济技术开发区, 正定新区: a zone that bears the name of the one county or county-level city called so."""
    match = _ZONE.match(rest)
    if match and places.is_full(match[0]):
        return None
    bearers = (
        [county for county in places.find(match["name"], "district") if not county.is_former] if match else []
    )
    if len(bearers) != 1 or bearers[0].name[-1] not in "市县" or not match:
        return None
    return Area(match[0], bearers[0].province.name, bearers[0].city.name if bearers[0].city else None)


def _known(
    places: Gazetteer, rest: str, where: _Whereabouts, year: int | None
) -> tuple[str, _Whereabouts] | None:
    """The longest official name the rest begins with, below what was read."""
    within = where.candidates[0] if where.candidates else None
    if where.invented or len(where.candidates) > 1:
        return None
    for name, candidates in places.opening(rest, within):
        if (
            places.is_full(name)
            or name[-1] in "县旗州"
            or _is_short_name(places, rest.removeprefix(name), candidates[0], within)
        ):
            return name, _official(_of_year(candidates, year))
    return None


def _is_short_name(
    places: Gazetteer, after: str, candidate: OfficialPlace, within: OfficialPlace | None
) -> bool:
    if candidate.level == "district":
        return within is not None and bool(_AFTER_SHORT_DISTRICT.match(after))
    return not _OTHER_PLACE.match(after) or any(
        places.is_full(name) for name, _ in places.opening(after, candidate)
    )


def _of_year(candidates: list[OfficialPlace], year: int | None) -> list[OfficialPlace]:
    """Of places of one name those in force in the year; in force today where no year is known."""
    if len(candidates) == 1:
        return candidates
    then = [
        candidate
        for candidate in candidates
        if (candidate.in_force(year) if year else not candidate.is_former)
    ]
    return then or candidates


def _official(candidates: list[OfficialPlace]) -> _Whereabouts:
    """What several places of one name have in common, all there is of one."""
    provinces = {candidate.province.name for candidate in candidates}
    cities = {candidate.city.name if candidate.city else None for candidate in candidates}
    return _Whereabouts(
        provinces.pop() if len(provinces) == 1 else None,
        cities.pop() if len(cities) == 1 else None,
        candidates[0].name if candidates[0].level == "district" else None,
        tuple(candidates),
    )


def _unknown(rest: str, where: _Whereabouts, short: str) -> tuple[str, _Whereabouts] | None:
    """The next place by grammar alone, below what was read."""
    if where.depth < 1 and (match := _PROVINCE.match(rest)):
        return match[0], _Whereabouts(province=match[0], invented=True)
    if not where.city and (match := _CITY.match(rest)) and not _COMMON.fullmatch(match[0]):
        return match[0], replace(where, city=match[0], candidates=(), invented=True)
    if match := _DISTRICT.match(rest) or _FUNCTIONAL.match(rest):
        return _district(match[0], where, short)
    return None


def _district(name: str, where: _Whereabouts, short: str) -> tuple[str, _Whereabouts] | None:
    """A district by grammar; 工业园区 keeps the short name of its city, without which it says nothing."""
    area = _AREA_END.search(name)
    if (_COMMON.fullmatch(name) and not area) or (_PLAIN_AREA.fullmatch(name) and not where.city):
        return None
    printed = short + name if area and area[0] == name else name
    return name, replace(where, district=printed, candidates=(), invented=True)


def _filled(where: _Whereabouts, addition: _Whereabouts) -> _Whereabouts:
    """What was read, with what another phrase says of the same place."""
    if not addition.depth:
        return where
    if not where.depth or _is_part(where, addition):
        return addition
    if len(where.candidates) > 1:
        return _narrowed(where, addition)
    return _joined(where, addition) if _is_same(where, addition) else where


def _is_same(where: _Whereabouts, addition: _Whereabouts) -> bool:
    """Whether both name one district or city, or an area bears the city's name: 云泽(开发区) in 云泽市."""
    bears_city = bool(addition.city and where.district and where.district.startswith(addition.city[:-1]))
    return bears_city or any(
        ours and ours == theirs for ours, theirs in zip(where.names, addition.names, strict=True)
    )


def _is_part(where: _Whereabouts, addition: _Whereabouts) -> bool:
    """安岭市 alone reads as a city until 云泽市安岭市 says that it is a district."""
    return (
        where.invented and not where.district and where.city is not None and where.city == addition.district
    )


def _narrowed(where: _Whereabouts, addition: _Whereabouts) -> _Whereabouts:
    """The one of several places of a name that lies where the other phrase is."""
    fitting = [candidate for candidate in where.candidates if _fits(_official([candidate]), addition)]
    return _official(fitting) if len(fitting) == 1 else where


def _fits(where: _Whereabouts, addition: _Whereabouts) -> bool:
    pairs = ((where.province, addition.province), (where.city, addition.city))
    return any(theirs for _, theirs in pairs) and all(not theirs or ours == theirs for ours, theirs in pairs)


def _joined(where: _Whereabouts, addition: _Whereabouts) -> _Whereabouts:
    """Both, where they do not contradict each other; nothing is added below the smallest place read."""
    pairs = list(zip(where.names, addition.names, strict=True))
    if any(ours and theirs and ours != theirs for ours, theirs in pairs):
        return where
    province, city, district = (
        ours or (theirs if level < where.depth else None) for level, (ours, theirs) in enumerate(pairs, 1)
    )
    candidates = (
        addition.candidates if addition.candidates and addition.depth == where.depth else where.candidates
    )
    return replace(where, province=province, city=city, district=district, candidates=candidates)


def _governed(where: _Whereabouts, superior: _Whereabouts) -> _Whereabouts:
    """云泽市委 inspects what lies in 云泽市."""
    if len(where.candidates) > 1:
        return _narrowed(where, superior)
    if not where.invented or superior.district or where.city == superior.city:
        return _joined(where, superior) if where.invented else where
    if not where.district and where.city and superior.city:
        return replace(where, province=superior.province, city=superior.city, district=where.city)
    return replace(where, province=where.province or superior.province, city=where.city or superior.city)


def _seat(where: _Whereabouts) -> _Whereabouts:
    """Without the district."""
    cities = [
        candidate.city or candidate.province
        for candidate in where.candidates
        if candidate.level == "district"
    ]
    if not where.district or len(cities) != 1:
        return replace(where, district=None, candidates=where.candidates if not where.district else ())
    return replace(_official(cities), city=where.city)


def _locality(where: _Whereabouts) -> Locality:
    if len(where.candidates) > 1:
        cities = "、".join((candidate.city or candidate.province).name for candidate in where.candidates)
        return Locality(
            *where.names, doubt=f"“{where.candidates[0].name}”在{cities}都有，文中没有写明是哪一个"
        )
    return Locality(*where.names, code=where.candidates[0].code if where.candidates else None)

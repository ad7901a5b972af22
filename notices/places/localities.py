"""Where a notice is from: province, city and district, out of the words of its issuer.

Known places are read by the gazetteer. What it does not know, a new district or a functional area, is read by
the grammar of 省, 市, 区, 县, and has no code. Nothing is guessed: a name that several cities use stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from notices.places.gazetteer import Gazetteer, Place

# Characters that end the name of a place because an office or a sub-district begins: 云泽市[水利局]驻城区...
_NAME = r"[^\W\dA-Za-z_局委院厅办司校党组镇省市区县旗第关于]"
_AREA = (
    "经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|旅游度假区|风景名胜区|工业园区|产业园区?|开发区|高新区"
    "|经开区|度假区|示范区|管理区|保税区|合作区|先行区|试验区|集聚区|功能区|新区|新城"
)
_PLAIN_AREA = re.compile(
    "(?:新区|新城|开发区|示范区|管理区|合作区|先行区|试验区|功能区|产业园区?)"
)  # 新区党工委: which?

_PROVINCE = re.compile(rf"{_NAME}{{2,3}}省|{_NAME}{{2,5}}自治区")  # 青岚省
_CITY = re.compile(  # 云泽市, but not 云泽市场
    rf"{_NAME}{{2,5}}?(?:自治州|地区|市(?!场|容|值|价|民(?![政族宗])|政(?![府协法])))"
)
_DISTRICT = re.compile(  # 临溪区, 沙县, but not 区域
    rf"(?:{_NAME}{{2,12}}?自治[县旗]|{_NAME}{{1,4}}?县(?![城域级])|{_NAME}{{2,4}}?(?:区(?![域间位块别划])|旗"
    r"|市(?!场|容|值|价|民(?![政族宗])|政(?![府协法]))))"
)
_FUNCTIONAL = re.compile(rf"(?P<name>{_NAME}{{0,14}}?)(?:{_AREA})")  # 大鹏新区, 东湖高新区
_AREA_END = re.compile(rf"(?:{_AREA})$")
# Words that end like a place and are none.
_COMMON = re.compile(r"\w*(?:[社校景库灌小片军战辖市地厂院山老特牧园]区|保护区|[城都县超门]市)")
_PREFIX = re.compile(r"(?:中国共产党|中共|关于|我省|我市)")
# A short name is none where the next characters make another place of it: 安阳(区), 南京(路街道).
_OTHER_PLACE = re.compile(r"\w?[区县市旗州盟省]|\w{0,2}(?:街道|镇|乡)")
_AFTER_SHORT_DISTRICT = re.compile(r"$|党|纪委|工委|人大|政协|人民")
# A company or college has no district, wherever its seat is.
_SEATED = re.compile(r"公司|集团|学院|大学|高等专科学校|技工学校|职业学校|银行")


@dataclass(frozen=True, slots=True)
class Locality:
    """What is known of where; `code` is that of the smallest place named, None where it has none."""

    province: str | None = None
    city: str | None = None
    district: str | None = None
    code: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """Places as one phrase names them; `known` are the official ones the smallest may be."""

    province: str | None = None
    city: str | None = None
    district: str | None = None
    known: tuple[Place, ...] = ()
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
    found = _read(places, issuer, year)
    for mention in mentions:
        found = _filled(found, _read(places, mention, year))
    if superior:
        found = _governed(found, _read(places, superior, year))
    return _locality(_seat(found) if _SEATED.search(issuer) else found)


def _read(places: Gazetteer, phrase: str, year: int | None) -> _Named:
    """The places at the beginning of a phrase, largest first."""
    rest = re.sub(r"\s", "", phrase)
    if prefix := _PREFIX.match(rest):
        rest = rest[prefix.end() :]
    found, short = _Named(), ""
    while found.depth < 3 and (step := _known(places, rest, found, year) or _unknown(rest, found, short)):
        name, found = step
        rest = rest.removeprefix(name)
        short = name if places.find(name) and not places.is_full(name) else ""
    return found


def _known(places: Gazetteer, rest: str, found: _Named, year: int | None) -> tuple[str, _Named] | None:
    """The longest official name the rest begins with, below what was found."""
    within = found.known[0] if found.known else None
    if found.invented or len(found.known) > 1:
        return None
    for name, named in places.opening(rest, within):
        if (
            places.is_full(name)
            or name[-1] in "县旗州"
            or _is_short_name(places, rest.removeprefix(name), named[0], within)
        ):
            return name, _official(_of_year(named, year))
    return None


def _is_short_name(places: Gazetteer, after: str, place: Place, within: Place | None) -> bool:
    if place.level == "district":
        return within is not None and bool(_AFTER_SHORT_DISTRICT.match(after))
    return not _OTHER_PLACE.match(after) or any(
        places.is_full(name) for name, _ in places.opening(after, place)
    )


def _of_year(named: list[Place], year: int | None) -> list[Place]:
    """Of places of one name those in force in the year; in force today where no year is known."""
    if len(named) == 1:
        return named
    then = [place for place in named if (place.in_force(year) if year else place.until is None)]
    return then or named


def _official(named: list[Place]) -> _Named:
    """What several places of one name have in common, all there is of one."""
    provinces = {place.province.name for place in named}
    cities = {place.city.name if place.city else None for place in named}
    return _Named(
        provinces.pop() if len(provinces) == 1 else None,
        cities.pop() if len(cities) == 1 else None,
        named[0].name if named[0].level == "district" else None,
        tuple(named),
    )


def _unknown(rest: str, found: _Named, short: str) -> tuple[str, _Named] | None:
    """The next place by grammar alone, below what was found."""
    if found.depth < 1 and (match := _PROVINCE.match(rest)):
        return match[0], _Named(province=match[0], invented=True)
    if not found.city and (match := _CITY.match(rest)) and not _COMMON.fullmatch(match[0]):
        return match[0], replace(found, city=match[0], known=(), invented=True)
    if match := _DISTRICT.match(rest) or _FUNCTIONAL.match(rest):
        return _district(match[0], found, short)
    return None


def _district(name: str, found: _Named, short: str) -> tuple[str, _Named] | None:
    """A district by grammar; 工业园区 keeps the short name of its city, without which it says nothing."""
    area = _AREA_END.search(name)
    if (_COMMON.fullmatch(name) and not area) or (_PLAIN_AREA.fullmatch(name) and not found.city):
        return None
    own = short + name if area and area[0] == name else name
    return name, replace(found, district=own, known=(), invented=True)


def _filled(found: _Named, other: _Named) -> _Named:
    """What was found, with what another phrase says of the same place."""
    if not other.depth:
        return found
    if not found.depth or _is_part(found, other):
        return other
    if len(found.known) > 1:
        return _narrowed(found, other)
    return _joined(found, other) if _is_same(found, other) else found


def _is_same(found: _Named, other: _Named) -> bool:
    """Whether both name one district or city, or an area bears the city's name: 云泽(开发区) in 云泽市."""
    bears_city = bool(other.city and found.district and found.district.startswith(other.city[:-1]))
    return bears_city or any(
        ours and ours == theirs for ours, theirs in zip(found.names, other.names, strict=True)
    )


def _is_part(found: _Named, other: _Named) -> bool:
    """安岭市 alone reads as a city until 云泽市安岭市 says that it is a district."""
    return found.invented and not found.district and found.city is not None and found.city == other.district


def _narrowed(found: _Named, other: _Named) -> _Named:
    """The one of several places of a name that lies where the other phrase is."""
    fitting = [place for place in found.known if _fits(_official([place]), other)]
    return _official(fitting) if len(fitting) == 1 else found


def _fits(place: _Named, other: _Named) -> bool:
    pairs = ((place.province, other.province), (place.city, other.city))
    return any(theirs for _, theirs in pairs) and all(not theirs or ours == theirs for ours, theirs in pairs)


def _joined(found: _Named, other: _Named) -> _Named:
    """Both, where they do not contradict each other; nothing is added below the smallest place found."""
    pairs = list(zip(found.names, other.names, strict=True))
    if any(ours and theirs and ours != theirs for ours, theirs in pairs):
        return found
    province, city, district = (
        ours or (theirs if level < found.depth else None) for level, (ours, theirs) in enumerate(pairs, 1)
    )
    known = other.known if other.known and other.depth == found.depth else found.known
    return replace(found, province=province, city=city, district=district, known=known)


def _governed(found: _Named, superior: _Named) -> _Named:
    """云泽市委 inspects what lies in 云泽市."""
    if len(found.known) > 1:
        return _narrowed(found, superior)
    if not found.invented or superior.district or found.city == superior.city:
        return _joined(found, superior) if found.invented else found
    if not found.district and found.city and superior.city:
        return replace(found, province=superior.province, city=superior.city, district=found.city)
    return replace(found, province=found.province or superior.province, city=found.city or superior.city)


def _seat(found: _Named) -> _Named:
    """Without the district."""
    cities = [place.city or place.province for place in found.known if place.level == "district"]
    if not found.district or len(cities) != 1:
        return replace(found, district=None, known=found.known if not found.district else ())
    return replace(_official(cities), city=found.city)


def _locality(found: _Named) -> Locality:
    if len(found.known) > 1:
        cities = "、".join((place.city or place.province).name for place in found.known)
        return Locality(*found.names, doubt=f"“{found.known[0].name}”在{cities}都有，文中没有写明是哪一个")
    return Locality(*found.names, code=found.known[0].code if found.known else None)

"""Which team inspected: its name, whole or not at all, the body that sent it, and of which tier that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notices.parsing.facts.page import Page
from notices.parsing.numerals import ORDINAL
from notices.places.gazetteer import official
from notices.words import compiled, pattern, tables

_WORDS = "parsing/facts/inspection"
AUTHORITY = rf"(?:(?P<committee>{pattern(_WORDS, 'committees')})|(?P<body>{pattern(_WORDS, 'bodies')}))"
MANNER = rf"{pattern(_WORDS, 'manners')}{{0,2}}"
_NUMBER = rf"第?(?:{ORDINAL}|\({ORDINAL}\))"
_TEAM = re.compile(  # 市委第一巡察组, 区委巡察三组, 县委第二轮第五巡察组, 市委第八轮巡察第一巡察组, 市委巡察组第三组
    rf"{AUTHORITY}(?:第?{ORDINAL}轮(?:{MANNER}(?:巡视|巡察))?)?{MANNER}(?P<first>{_NUMBER})?{MANNER}"
    rf"(?P<kind>巡视|巡察)(?:工作)?(?P<second>{_NUMBER})?小?组(?P<third>第{ORDINAL}小?组)?"
)
_TERM = re.compile(rf"第?{ORDINAL}届$")
_SIGN = r"[^\W\d_由对经受于据在和的及与照按根日年月了向被接收省市区县届]"
_PLACE = re.compile(  # (云泽)市委, (青岚省云泽市临溪)区委; a word that is no place ends it
    r"(?:(?<![^\s,，。;；:：、(])|(?<=[日号由经届受据照]))(?:中共)?"
    rf"(?P<place>(?:{_SIGN}{{2,4}}[省市州]){{0,2}}(?:{_SIGN}{{2,4}})?|内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)$"
)
_NAME = re.compile(r"(?:[^\W\d_]|[“”·]){0,40}+$")
_LONGEST = 40
_OPENING = compiled(_WORDS, "openings")
_TIERS = tuple((re.compile(row.pattern), row.means) for row in tables(_WORDS)["tiers"])


@dataclass(frozen=True, slots=True)
class Team:
    """A team as the text names it; `name` is "" where its beginning cannot be told."""

    name: str
    authority: str  # 市委, 党组
    kind: str
    superior: str | None  # 云泽市 of 云泽市委
    numbered: bool


def tier_of(phrase: str) -> str | None:
    """The tier of the first body in a phrase that has one."""
    return next((tier for words, tier in _TIERS if words.search(phrase)), None)


def read_team(page: Page) -> Team | None:
    """The first numbered team of the opening; else the one the text numbers; else one without a number."""
    opening = list(_teams(page.folded, page.opening.start, page.opening.end))
    plain = opening[0] if opening else None
    everywhere = _teams(page.folded, 0, len(page.folded))
    return (
        next((team for team in opening if team.numbered), None)
        or next((team for team in everywhere if team.numbered and _is_like(team, plain)), None)
        or plain
    )


def _is_like(team: Team, plain: Team | None) -> bool:
    return plain is None or (team.authority, team.kind) == (plain.authority, plain.kind)


def _teams(folded: str, start: int, end: int) -> Iterator[Team]:
    for match in _TEAM.finditer(folded, start, end):
        place = place_before(folded, match.start()) if match["committee"] else ""
        front = front_of(match)
        yield Team(
            "" if front is None else front + match[0],
            match["committee"] or match["body"],
            match["kind"],
            _superior(place, match["committee"]) if place else None,
            bool(match["first"] or match["second"] or match["third"]),
        )


def _superior(place: str, committee: str) -> str:
    """云泽市 for 云泽市委: the place with the sign of its level."""
    return place + committee.removesuffix("党委").removesuffix("委")


def front_of(match: re.Match[str]) -> str | None:
    """What belongs to a body's name before the word that was matched; None where its beginning is not to be told."""
    if not match["committee"]:
        return _name_before(match.string, match.start())
    place = place_before(match.string, match.start())
    start = match.start() - len(place)
    term = _TERM.search(match.string, max(0, start - 8), start)
    return (term[0] if term else "") + place


def place_before(folded: str, end: int) -> str:
    """The place printed before 市委, "" where none is: by the shape of its name, else by its being one."""
    match = _PLACE.search(folded[max(0, end - 16) : end])
    if match and match["place"]:
        return match["place"]
    name = _name_before(folded, end) or ""
    return name if len(name) > 1 and official().is_full(name + folded[end : end + 1]) else ""


def _name_before(folded: str, end: int) -> str | None:
    """临溪大学 before 党委, as far as no word for what is done stands in between."""
    run = _NAME.search(folded, max(0, end - _LONGEST), end)
    name = run[0] if run else ""
    cut = max((match.end() for match in _OPENING.finditer(name)), default=0)
    if not cut and (len(name) == _LONGEST or folded[: end - len(name)].endswith(")")):
        return None
    return name[cut:]

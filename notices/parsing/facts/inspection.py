"""Whose inspection it was and when: kind, tier, team, round, and the three dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from notices.parsing.facts.page import Page
from notices.parsing.facts.period import Period, read_period
from notices.parsing.facts.team import AUTHORITY, MANNER, front_of, read_team, tier_of
from notices.parsing.numerals import ORDINAL
from notices.words import pattern

_WORDS = "parsing/facts/inspection"
_ROUND = re.compile(  # 七届市委第八轮巡察, 第七届市委第八轮专项巡察, 二十届中央第三轮巡视, 七届市委巡察第八轮
    rf"(?:中共[^\W\d]{{2,8}}(?=第{ORDINAL}届委员会))?"
    rf"第?{ORDINAL}届(?:{AUTHORITY}|[^\W\d]{{0,8}}(?:委员会|党委|党组))(?:任期内?)?"
    rf"(?:第?{ORDINAL}轮(?:第{ORDINAL}批)?{MANNER}(?P<kind>巡视|巡察)|(?P<kind_before>巡视|巡察)第?{ORDINAL}轮)"
)
_SHORT_ROUND = re.compile(  # 区委2023年第二轮巡察, 市委第八轮巡察, 学校党委第四轮巡察
    rf"{AUTHORITY}(?:\d{{4}}年)?第{ORDINAL}轮{MANNER}(?P<kind>巡视|巡察)"
)
_ORDERED = re.compile(  # 根据(市委)2023年巡察工作部署, 落实(省委)巡视反馈意见; but not 区委巡察整改工作
    rf"(?P<ordering>{pattern(_WORDS, 'tiers')})(?:\d{{4}}年|的|统一|工作|关于|{MANNER}){{0,4}}"
    r"(?:(?P<kind>巡视|巡察)(?!整改)|部署|安排|批准|要求|决定)"
)
_INSPECTED = re.compile(  # 对(珠海市斗门区)进行了巡视
    rf"(?:对|到|进驻)(?P<body>[^,。;:]{{2,60}}?)(?:\([^()]{{0,80}}\))?{pattern(_WORDS, 'inspects')}"
)
_INFORMED = re.compile(  # 向(斗门区委)反馈
    rf"向(?P<body>[^,。;:]{{2,40}}?)(?:党委|领导班子|主要负责人|进行)?{pattern(_WORDS, 'feeds_back')}"
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """`rounds` is how many the text names, `bodies` what was inspected and who was told, as printed."""

    kind: str | None
    tier: str | None
    team: str | None
    superior: str | None  # the place in 云泽市委第三巡察组
    round: str | None
    rounds: int
    bodies: tuple[str, ...]
    period: Period


def read_inspection(page: Page, title: str) -> Inspection:
    """The inspection as the title, its issuer off, the opening and, failing these, the text tell of it."""
    team = read_team(page)
    opening = page.words(page.opening)
    kind = team.kind if team else _kind(title) or _kind(opening)
    tier = tier_of(team.name or team.authority) if team else _tier_of_order(title + opening, kind)
    name, superior = (team.name or None, team.superior) if team else (None, None)
    round_, rounds = _round(page, title, kind, tier)
    return Inspection(
        kind,
        tier or tier_of(round_ or ""),
        name,
        superior,
        round_,
        rounds,
        _bodies(opening),
        read_period(page),
    )


def _kind(words: str) -> str | None:
    """巡视 or 巡察, whichever is said more; None where neither is."""
    counted = Counter(re.findall("巡视|巡察", words.replace("巡视巡察", "")))
    return counted.most_common(1)[0][0] if counted else None


def _tier_of_order(words: str, kind: str | None) -> str | None:
    """The tier of whoever ordered it: 根据(市委)巡察工作部署, 落实(省委)巡视反馈意见."""
    orders = [match for match in _ORDERED.finditer(words) if match["kind"] in (kind, None)]
    first = next((match for match in orders if match["kind"]), orders[0] if orders else None)
    return tier_of(first["ordering"]) if first else None


def _round(page: Page, title: str, kind: str | None, tier: str | None) -> tuple[str | None, int]:
    """The round as printed and how many rounds the text names; the nearest to the title first."""
    head = page.folded[: page.opening.start]
    opening = page.words(page.opening)
    for words, text in (
        (_ROUND, title),
        (_ROUND, opening),
        (_ROUND, head),
        (_SHORT_ROUND, title + "。" + opening),
    ):
        if round_ := next(_rounds(words, text, kind, tier), None):
            return round_, 1
    rounds = list(dict.fromkeys(_rounds(_ROUND, page.folded, kind, tier)))
    return (rounds[0] if rounds else None), len(rounds)


def _rounds(words: re.Pattern[str], text: str, kind: str | None, tier: str | None) -> Iterator[str]:
    """The rounds in a text, of this kind and tier where these are known."""
    for match in words.finditer(text):
        front = front_of(match) if match["body"] else ""
        kinds = {match["kind"], match.groupdict().get("kind_before")}
        if kind in kinds and tier in (None, tier_of(match[0]) or tier):
            yield (front or "") + match[0]


def _bodies(opening: str) -> tuple[str, ...]:
    return tuple(match["body"] for words in (_INSPECTED, _INFORMED) for match in words.finditer(opening))

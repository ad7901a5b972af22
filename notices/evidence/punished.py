"""Whom an act of accountability strikes, by the nouns around it."""

from __future__ import annotations

import re
from collections import defaultdict

from notices.evidence.passages import BLANK
from notices.evidence.shapes import Kind, Who
from notices.parsing.shapes import Span
from notices.words import PatternRow, compiled, tables


def _alternatives(rows: tuple[PatternRow, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<r{n}>{row.pattern})" for n, row in enumerate(rows)))


_WHO, _OWED = tables("evidence/accountability")["who"], tables("evidence/accountability")["owed"]
NOUN, _DEBT = _alternatives(_WHO), _alternatives(_OWED)
_OTHERS = compiled("evidence/accountability", "others")

_TO_BODIES = re.compile("监察建议书?")
_HANDED = re.compile("移[送交]")
_BY_DISCIPLINE = re.compile("(?:纪委|监委|纪检)[^,。]{0,20}(?:核查|调查)")
# Whom an act cannot strike: bodies hand over and receive, nobody detains a firm.
_OTHER_SIDE: defaultdict[str, frozenset[Who]] = defaultdict(
    frozenset, {"handed": frozenset({"bodies"}), "police": frozenset({"bodies", "firms"})}
)
# Whom an act strikes where the text names nobody.
_USUAL: dict[Kind, Who] = {"discipline": "officials", "talk": "officials", "police": "residents"}


def person(text: str, kind: Kind, words: Span, reach: Span, unit: str | None) -> Who | None:
    """By the last noun from the act on, else by the last before it, else as is usual.

    Whom money came from stands before its verb (向企业追缴); what stands after it is what the money was for.
    """
    after, before = who_in(text, (words[0], reach[1])), who_in(text, (reach[0], words[0]))
    spared = _OTHER_SIDE["handed" if _HANDED.search(text, *words) else kind]
    after, before = ([who for who in near if who not in spared] for near in (after, before))
    nearest = before or who_in(text, words) or after if kind == "money" else after or before
    if nearest:
        return nearest[-1]
    return _unnamed(text, kind, words, reach, unit)


def _unnamed(text: str, kind: Kind, words: Span, reach: Span, unit: str | None) -> Who | None:
    debt = _DEBT.search(text, *reach) if kind == "money" else None
    if debt:
        return _means(_OWED, debt)
    if kind == "case" and _BY_DISCIPLINE.search(text, *reach) and not _HANDED.search(text, *words):
        return "officials"
    if (unit == "个" and kind in ("discipline", "talk")) or _TO_BODIES.search(text, *words):
        return "bodies"  # people are counted otherwise, and get no such letter
    return "firms" if unit == "家" else _USUAL.get(kind)


def who_in(text: str, span: Span) -> list[Who]:
    """Who is named in `text[span]`, without those who act or receive."""
    clear = _OTHERS.sub(lambda match: BLANK * len(match[0]), text[slice(*span)])
    return [_means(_WHO, match) for match in NOUN.finditer(clear)]


def _means(rows: tuple[PatternRow, ...], match: re.Match[str]) -> Who:
    return rows[int((match.lastgroup or "r0")[1:])].means  # type: ignore[return-value]

"""Accountability: who was punished, warned or investigated, and what money came back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from notices.evidence.passages import Passages
from notices.evidence.shapes import Accountability, Figure, Kind, Who
from notices.evidence.words import pattern, tables
from notices.parsing.shapes import Span

_KINDS = tables("accountability")["acts"]
_WHOM = tables("accountability")["who"]
_ACT = re.compile("|".join(f"(?P<r{n}>{row.pattern})" for n, row in enumerate(_KINDS)))
_WHO = re.compile("|".join(f"(?P<r{n}>{row.pattern})" for n, row in enumerate(_WHOM)))
_MONEY = re.compile(pattern("accountability", "money"))
_NOUNS = re.compile(pattern("accountability", "nouns"))
_POLICY = re.compile(pattern("accountability", "policy"))
_CLAIMED = re.compile(pattern("accountability", "claimed"))

# Whom an act strikes where the text names nobody.
_USUAL: dict[Kind, Who] = {"discipline": "officials", "talk": "officials", "police": "residents"}
# Figures that count no people, cases or money: lengths and rates.
_NO_COUNT = frozenset({"%", "年", "个月", "天", "日", "小时", "个工作日", "倍", "个百分点", "方面", ""})
_LONGEST = 300  # characters of a clause that are looked at


@dataclass(frozen=True, slots=True)
class Act:
    """A word of accountability in a clause, and the count that belongs to it."""

    kind: Kind
    span: Span
    count: Figure | None


def read_accountability(passages: Passages, figures: tuple[Figure, ...]) -> tuple[Accountability, ...]:
    """The acts of accountability of the passages, in reading order."""
    counts = [figure for figure in figures if figure.unit not in _NO_COUNT]
    return tuple(entry for span in passages.spans for entry in _all(passages, span, counts))


def _all(passages: Passages, span: Span, counts: list[Figure]) -> Iterator[Accountability]:
    starts = [figure.span[0] for figure in counts]
    for start, end in passages.clauses(*span):
        clause = (start, min(end, start + _LONGEST))
        inside = counts[bisect_left(starts, start) : bisect_left(starts, clause[1])]
        for act in _acts(passages, clause, inside):
            if act.count or _is_claimed(passages, clause):
                yield _entry(passages, clause, act)


def _acts(passages: Passages, clause: Span, counts: list[Figure]) -> Iterator[Act]:
    """The acts of a clause, each with its count; of several words for one act the one with the count stays."""
    words = list(_words(passages, clause))
    found = []
    for place, (kind, span) in enumerate(words):
        since = words[place - 1][1][1] if place else clause[0]
        stop = words[place + 1][1][0] if place + 1 < len(words) else clause[1]
        found.append(Act(kind, span, _count(counts, kind, span, since, stop)))
    counted = [act for act in found if act.count]
    yield from counted or _one_a_kind(found)


def _one_a_kind(acts: list[Act]) -> list[Act]:
    return list({act.kind: act for act in reversed(acts)}.values())[::-1]


def _words(passages: Passages, clause: Span) -> Iterator[tuple[Kind, Span]]:
    text = passages.unquoted
    for match in _ACT.finditer(text, *clause):
        kind: Kind = _KINDS[_row(match)].means  # type: ignore[assignment]
        is_act = not _NOUNS.match(text, match.end(), clause[1])
        if is_act and _is_meant(passages, clause, kind, match):
            yield kind, match.span()


def _is_meant(passages: Passages, clause: Span, kind: Kind, match: re.Match[str]) -> bool:
    """Money must be named for 收回 to recover it, and officials for 处理 to punish them."""
    if kind == "money":
        return _MONEY.search(match.string, *clause) is not None
    if match[0].endswith("处理"):
        start = max(passages.sentence(match.start())[0], match.start() - _LONGEST)
        named = _WHO.finditer(passages.open, start, clause[1])
        return any(_WHOM[_row(found)].means == "officials" for found in named)
    return True


def _row(match: re.Match[str]) -> int:
    return int((match.lastgroup or "r0")[1:])


def _count(counts: list[Figure], kind: Kind, act: Span, since: int, stop: int) -> Figure | None:
    """The first count after the act, else the last before it; money where money came back."""
    fitting = [figure for figure in counts if (kind == "money") == figure.unit.endswith("元")]
    after = [figure for figure in fitting if act[0] <= figure.span[0] < stop]
    before = [figure for figure in fitting if since <= figure.span[0] < act[0]]
    return after[0] if after else before[-1] if before else None


def _is_claimed(passages: Passages, clause: Span) -> bool:
    """Without a count: does the clause speak of particular people, and of no standing practice?"""
    claimed = _CLAIMED.search(passages.open, *clause) is not None
    return claimed and not _POLICY.search(passages.open, *clause)


def _entry(passages: Passages, clause: Span, act: Act) -> Accountability:
    span, count = act.span, act.count
    if count:
        span = (min(span[0], count.span[0]), max(span[1], count.span[1]))
    who = _who(passages, clause, act.kind, span)
    return Accountability(span, act.kind, count.value if count else None, count.unit if count else None, who)


def _who(passages: Passages, clause: Span, kind: Kind, span: Span) -> Who | None:
    """By the last noun from the act on, else by the last before it, else as is usual."""
    text = passages.open
    named = [*_WHO.finditer(text, span[0], clause[1])] or [*_WHO.finditer(text, clause[0], span[0])]
    if named:
        return _WHOM[_row(named[-1])].means  # type: ignore[return-value]
    return _USUAL.get(kind)

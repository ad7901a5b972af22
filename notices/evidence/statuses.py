"""Statuses: what each measure says of itself, by the last claim in it that counts.

Every clause is weighed by itself. A claim has a weight: a result or a plan outweighs a preparation or work going
on (制定方案, 统筹推进), and that outweighs what recurs or only repeats (定期检查, 将继续加强). Of the heaviest
the last decides; only a plan for more does not undo what was counted (建成8处, 计划明年再建2处).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from notices.evidence.clauses import Clause, Marked
from notices.evidence.passages import BLANK, Passages
from notices.evidence.shapes import Figure, Promise, State, Status
from notices.evidence.words import compiled, pattern
from notices.parsing.shapes import Span


def _table(name: str) -> re.Pattern[str]:
    return compiled("status", name)


_PLANNED, _TAIL = _table("planned"), _table("tail")
_UNDERWAY = re.compile(f"{pattern('status', 'ongoing')}|{pattern('status', 'underway')}")
_BEGUN, _CONTINUING = _table("begun"), _table("continuing")
_RECURRING, _PERIODIC = _table("recurring"), _table("periodic")
_DONE, _HAPPENED, _EFFORT = map(_table, ("done", "happened", "effort"))
_IDLE = _table("idle")
_PUSHED = re.compile(f"{pattern('status', 'push')}[^,]{{0,2}}$")
_NOUNS = pattern("status", "nouns")
_ISSUED, _ACTS, _EVENTS, _COUNTED = (
    re.compile(f"(?<!、){pattern('status', table)}(?!{_NOUNS})")
    for table in ("issued", "acts", "events", "counted")
)

_RESULT, _STEP, _HABIT = 3, 2, 1  # how much a claim weighs
_SHOWN = 30  # characters of the deciding words
_AT_HEAD = 8  # characters of a clause within which 推进 is its predicate


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause says, how much that weighs, the words that say it, and whether they count a result."""

    state: State
    weight: int
    span: Span
    counted: bool = False

    def or_later(self, later: Claim) -> Claim:
        """Which of two claims decides."""
        more = later.state == "planned" and self.counted
        if later.weight < self.weight or more:
            return self
        return replace(later, counted=later.counted or (later.state == self.state and self.counted))


def read_statuses(
    passages: Passages, measures: Iterable[Span], figures: tuple[Figure, ...], promises: tuple[Promise, ...]
) -> tuple[Status, ...]:
    """A status for every measure, in their order."""
    marked = Marked(passages, figures, promises)
    return tuple(_status(marked, span) for span in measures)


def _status(marked: Marked, span: Span) -> Status:
    claims = [claim for clause in marked.clauses(span) if (claim := _claim(clause)) is not None]
    if not claims:
        return Status(*span, "unstated", None)
    deciding = reduce(Claim.or_later, claims)
    return Status(*span, deciding.state, deciding.span)


def _claim(clause: Clause) -> Claim | None:
    """At most one a clause: a plan before progress before an act, for 计划完成 is no completion."""
    return _plan(clause) or _progress(clause) or _act(clause) or _continuance(clause)


def _said(clause: Clause, state: State, weight: int, place: int) -> Claim:
    start = clause.start + place
    counted = weight == _RESULT and bool(clause.counts)
    return Claim(state, weight, (start, min(clause.end, start + _SHOWN)), counted)


def _plan(clause: Clause) -> Claim | None:
    match = _PLANNED.search(clause.text)
    if clause.promised:
        return _said(clause, "planned", _RESULT, match.start() if match else 0)
    if match:
        tail = _TAIL.match(clause.text, match.end()) or match.end() == len(clause.text)
        habit = tail or _PERIODIC.search(clause.text, 0, match.start())
        return _said(clause, "planned", _HABIT if habit else _RESULT, match.start())
    return None


def _progress(clause: Clause) -> Claim | None:
    match = None if clause.is_effect else _UNDERWAY.search(clause.text)
    if match:
        return _said(clause, "underway", _RESULT, match.start())
    begun = _BEGUN.search(clause.text)
    if begun and not _EFFORT.search(clause.text, 0, begun.start()):
        return _said(clause, "underway", _RESULT, begun.start())
    return None


def _act(clause: Clause) -> Claim | None:
    """The finished act of a clause: a result, or a preparation such as 制定方案."""
    match = _DONE.search(clause.text)
    happened = match and _HAPPENED.search(match[0])
    if clause.unfinished and not happened:
        return None
    if match and (happened or clause.counts or not _is_aimed_at(clause, match)):
        return _said(clause, "done", _RESULT, match.start())
    if clause.is_effect or (clause.asked and not clause.counts):
        return None
    act = _bare_act(clause)
    return None if act and _recurs(clause, act) else act


def _recurs(clause: Clause, act: Claim) -> bool:
    """每月走访20户 is a habit, 持续巡查120次 is not."""
    table = _RECURRING if not clause.counts else _PERIODIC
    recurs = table.search(clause.text)
    return recurs is not None and clause.start + recurs.start() < act.span[0]


def _bare_act(clause: Clause) -> Claim | None:
    """An act that 已 or 了 does not mark: papers and bodies always count, events beside a time or a count."""
    issued = _ISSUED.search(clause.text)
    if issued and not _PUSHED.search(clause.text[: issued.start()]):
        return _said(clause, "done", _STEP, issued.start())
    act = _ACTS.search(clause.text)
    if act and (clause.tallied or not _is_aimed_at(clause, act)):
        return _said(clause, "done", _RESULT if clause.tallied else _STEP, act.start())
    event = _EVENTS.search(clause.text)
    if event and clause.is_dated and not _is_aimed_at(clause, event):
        return _said(clause, "done", _RESULT if clause.counts else _STEP, event.start())
    return _counted_act(clause)


def _counted_act(clause: Clause) -> Claim | None:
    """清淤河道12公里: whatever the verb, what is counted was done, unless words of effort govern it."""
    if not clause.counts or _IDLE.search(clause.text):
        return None
    known = _EVENTS.search(clause.text) or _COUNTED.search(clause.text)
    place = known.start() if known else 0
    if clause.tallied:
        return _said(clause, "done", _RESULT, place)
    aimed = _EFFORT.search(clause.text, 0, place or len(clause.text))
    return None if aimed else _said(clause, "done", _STEP, place)


def _is_aimed_at(clause: Clause, match: re.Match[str]) -> bool:
    """Does a word of effort stand before the act? 加大查处力度 claims no 查处."""
    return clause.asked or _EFFORT.search(clause.text, 0, match.start()) is not None


def _continuance(clause: Clause) -> Claim | None:
    for table, weight in ((_CONTINUING, _STEP), (_RECURRING, _HABIT)):
        match = None if clause.is_effect else table.search(clause.text)
        if match and len(clause.text[: match.start()].replace(BLANK, "")) < _AT_HEAD:
            return _said(clause, "underway", weight, match.start())
    return None

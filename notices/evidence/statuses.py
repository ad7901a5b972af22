"""Statuses: what each measure says of itself, by the last claim in it that counts.

Every clause is weighed by itself. A claim has a weight: a result or a plan outweighs a preparation or work going
on (制定方案, 统筹推进), and that outweighs what recurs or only repeats (定期检查, 将继续加强). Of the heaviest
the last decides, but for what `clause_claims.py` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce

from notices.evidence.clause_claims import ClauseClaim
from notices.evidence.clauses import Clause, Marked
from notices.evidence.future import PLANNED
from notices.evidence.passages import BLANK, Passages
from notices.evidence.shapes import Figure, Promise, State, Status
from notices.parsing.shapes import Span
from notices.words import compiled, pattern


def _table(name: str) -> re.Pattern[str]:
    return compiled("evidence/status", name)


_TAIL, _COMPLETES, _MORE = _table("tail"), _table("completes"), _table("more")
_ATTRIBUTED = _table("attributed")
_ONGOING = _table("ongoing")
_UNDERWAY = re.compile(f"{_ONGOING.pattern}|{pattern('evidence/status', 'underway')}")
_BEGUN, _CONTINUING, _ADVANCING = _table("begun"), _table("continuing"), _table("advancing")
_RECURRING, _PERIODIC = _table("recurring"), _table("periodic")
_HABITUAL = re.compile(f"{_RECURRING.pattern}|{pattern('evidence/status', 'customary')}")
_HAPPENED, _EFFORT = _table("happened"), _table("effort")
_FINISHED = rf"{pattern('evidence/status', 'finished')}(?!{pattern('evidence/status', 'finished_not')})"
_DONE = re.compile(rf"{pattern('evidence/status', 'done')}|{_FINISHED}")
_IDLE, _REMAINDER, _IN_FORCE = _table("idle"), _table("remainder"), _table("in_force")
_PUSHED = re.compile(f"{pattern('evidence/status', 'push')}[^,]{{0,2}}$")
_NOUNS = pattern("evidence/status", "nouns")
_ISSUED, _ACTS, _EVENTS, _COUNTED = (
    re.compile(f"(?<!、){pattern('evidence/status', table)}(?!{_NOUNS})")
    for table in ("issued", "acts", "events", "counted")
)

_FUNDS, _PART = _table("funds"), _table("part")
_WHOLE = "全部"
_STATED = 3  # how much more what a field says
_RESULT, _STEP, _HABIT = 3, 2, 1  # how much a claim weighs
NOTHING: Mapping[Span, Iterable[Span]] = {}
# 正在推进, 已完成, 尚未启动 at the head of a cell of progress
_TELLS = re.compile(
    r"(?:目前|现)?[,，]?(?:已|正在?|持续|尚|未|基本|全部|仍在|推进中|进行中|预计|计划|拟|下一步|取得)"
)
_FINISHED_SINCE = re.compile(
    "[,;。][^,;。]{0,4}(?:已|均|全部|全面|重新)[^,;。]{0,6}(?:完成|到位|完毕|办结|销号)(?=[,;。]|$)"
)
_UNFINISHED = re.compile(f"(?:{pattern('evidence/status', 'unfinished')})(?=[,。;(]|$)")
_SHOWN = 30  # characters of the deciding words
_AT_HEAD = 8  # characters of a clause within which 推进 is its predicate


def read_statuses(
    passages: Passages,
    measures: Iterable[Span],
    figures: tuple[Figure, ...],
    promises: tuple[Promise, ...],
    today: date | None,
    progress: Mapping[Span, Iterable[Span]] = NOTHING,
) -> tuple[Status, ...]:
    """A status for every measure, in their order; `today` is when the notice was written, where that is known.

    `progress` are cells beside a measure that may tell how far it is.
    """
    marked = Marked(passages, figures, promises, today)
    return tuple(_with_progress(marked, _status(marked, span), progress.get(span, ())) for span in measures)


def _with_progress(marked: Marked, status: Status, cells: Iterable[Span]) -> Status:
    """正在推进，预计12月完成 in a cell of its own; a name, a date or a figure alone there says nothing.

    What a measure says is done is undone by a plan to finish it, or where the cell says that it is not finished and
    nothing of its being done; but what it counts as done (化解26件) stays where the cell says that work goes on.
    """
    for cell in cells:
        unfinished = _unfinished(marked.passages.open, *cell)
        if unfinished or _TELLS.match(marked.passages.open, *cell):
            state = _status(marked, cell).status
            state = "underway" if unfinished and state != "planned" else state
            undone = state == "planned" or _undoes(unfinished, marked, (status.start, status.end))
            if status.status in ({"unstated", "done"} if undone else {"unstated"}):
                return status if state == "unstated" else Status(status.start, status.end, state, None)
    return status


def _unfinished(text: str, start: int, end: int) -> re.Match[str] | None:
    """Of 持续推进，已完成 no more is open."""
    match = _UNFINISHED.match(text, start, end)
    return None if match and _FINISHED_SINCE.search(text, match.end(), end) else match


def _undoes(unfinished: re.Match[str] | None, marked: Marked, measure: Span) -> bool:
    deciding = _deciding(marked, measure)
    is_counted = deciding is not None and deciding.counted
    return unfinished is not None and ("未" in unfinished[0] or not is_counted)


def _status(marked: Marked, span: Span) -> Status:
    deciding = _deciding(marked, span)
    return Status(*span, deciding.state, deciding.span) if deciding else Status(*span, "unstated", None)


def _deciding(marked: Marked, span: Span) -> ClauseClaim | None:
    claims = [_in_context(claim, clause) for clause in marked.clauses(span) if (claim := _claim(clause))]
    return reduce(ClauseClaim.or_later, claims) if claims else None


def _in_context(claim: ClauseClaim, clause: Clause) -> ClauseClaim:
    """A field that says how far the measure is decides; money that was found is no more than a preparation."""
    is_part = _PART.match(clause.text) is not None
    is_rest = clause.is_rest and not _ONGOING.search(clause.text)
    amounts = {} if clause.is_rest else clause.amounts
    claim = replace(claim, dated=clause.promised, is_part=is_part, is_rest=is_rest, amounts=amounts)
    if clause.is_state:
        return replace(claim, weight=claim.weight + _STATED)
    if claim.state == "done" and clause.counts_money and _FUNDS.search(clause.text):
        return replace(claim, weight=_STEP, counted=False)
    return claim


def _claim(clause: Clause) -> ClauseClaim | None:
    """At most one a clause: a plan before progress before an act, for 计划完成 is no completion."""
    if clause.is_deadline:  # 完成时限: 立行立改、长期坚持 claims nothing, 2024年3月底前(已完成) does
        return _plan(clause) or (_act(clause) if _HAPPENED.search(clause.text) else None)
    plan = _plan(clause)
    if clause.is_rule and not clause.counts:
        return plan
    if plan and plan.weight == _HABIT and clause.is_asked_for:
        return _act(clause) or plan  # 已通报并限期25日前补报
    return plan or _progress(clause) or _act(clause) or _continuance(clause)


def _claimed(clause: Clause, state: State, weight: int, offset: int) -> ClauseClaim:
    start = clause.start + offset
    counted = state == "done" and weight == _RESULT and bool(clause.counts)
    sentence = clause.passages.sentence(start)[0]
    return ClauseClaim(state, weight, (start, min(clause.end, start + _SHOWN)), sentence, counted)


def _plan(clause: Clause) -> ClauseClaim | None:
    plans = (match for match in PLANNED.finditer(clause.text) if not clause.is_past(match.start()))
    match = next(plans, None)
    if not match and not clause.promised:
        return None
    claim = _claimed(clause, "planned", _weight_of_plan(clause, match), match.start() if match else 0)
    completes = bool(_COMPLETES.search(clause.text) and not _MORE.search(clause.text))
    return replace(claim, completes=completes, is_purpose=not clause.text.strip())


def _weight_of_plan(clause: Clause, match: re.Match[str] | None) -> int:
    """A date makes a result of it, unless it is asked of others; words alone do where they plan something new."""
    if _IN_FORCE.search(clause.text):
        return _HABIT
    if not match:
        return _HABIT if clause.is_asked_for else _RESULT  # 印发通知, 要求各镇7月底前报送
    tail = _TAIL.match(clause.text, match.end()) or match.end() == len(clause.text)
    habit = tail or _PERIODIC.search(clause.text, 0, match.start())
    return _HABIT if habit and not clause.promised else _RESULT


def _progress(clause: Clause) -> ClauseClaim | None:
    match = None if clause.is_effect else _UNDERWAY.search(clause.text)
    if match:
        return _claimed(clause, "underway", _RESULT, match.start())
    begun = _BEGUN.search(clause.text)
    if begun and not clause.tallied and not _EFFORT.search(clause.text, 0, begun.start()):
        return _claimed(clause, "underway", _RESULT, begun.start())
    return None


def _act(clause: Clause) -> ClauseClaim | None:
    """The finished act of a clause: a result, or a preparation such as 制定方案."""
    match = _DONE.search(clause.text)
    happened = match and _HAPPENED.search(match[0]) and not _is_attributed(clause, match)
    if clause.unfinished and not happened:
        return None
    if match and (happened or _accomplishes(clause, match)):
        return replace(_claimed(clause, "done", _RESULT, match.start()), is_whole=_WHOLE in match[0])
    return _unaccomplished(clause)


def _accomplishes(clause: Clause, match: re.Match[str]) -> bool:
    """Does a word of a result say that it was reached? Not of what is done each month: 每两周通报一次."""
    if _PERIODIC.search(clause.text, 0, match.start()):
        return False
    return bool(clause.counts) or not _is_aimed_at(clause, match)


def _unaccomplished(clause: Clause) -> ClauseClaim | None:
    """An act that no word says is finished."""
    if clause.is_effect or (clause.is_asked_for and not clause.counts):
        return None
    act = _bare_act(clause)
    return None if act and _recurs(clause, act) else act


def _is_attributed(clause: Clause, match: re.Match[str]) -> bool:
    """完善已建成小区的管理机制: the words of a result stand between a word of effort and 的."""
    effort = _ATTRIBUTED.search(clause.text, 0, match.start())
    return effort is not None and "的" in clause.text[match.end() : match.end() + 12]


def _recurs(clause: Clause, act: ClauseClaim) -> bool:
    """每月走访20户 is a habit, 持续巡查120次 is not."""
    table = _HABITUAL if not clause.counts else _PERIODIC
    recurs = table.search(clause.text)
    return recurs is not None and clause.start + recurs.start() < act.span[0]


def _bare_act(clause: Clause) -> ClauseClaim | None:
    """An act that 已 or 了 does not mark: papers and bodies always count, events beside a time or a count."""
    issued = _ISSUED.search(clause.text)
    if issued and not _PUSHED.search(clause.text[: issued.start()]):
        return _claimed(clause, "done", _STEP, issued.start())
    act = _ACTS.search(clause.text)
    if act and (clause.tallied or not _is_aimed_at(clause, act)):
        return _claimed(clause, "done", _RESULT if clause.tallied else _STEP, act.start())
    event = _EVENTS.search(clause.text)
    if event and clause.is_dated and not _is_aimed_at(clause, event):
        return _claimed(clause, "done", _RESULT if clause.counts else _STEP, event.start())
    return _counted_act(clause)


def _counted_act(clause: Clause) -> ClauseClaim | None:
    """清淤河道12公里: whatever the verb, what is counted was done, unless words of effort govern it."""
    if not clause.counts or _IDLE.search(clause.text) or _REMAINDER.match(clause.text):
        return None
    verb = _EVENTS.search(clause.text) or _COUNTED.search(clause.text)
    start = verb.start() if verb else 0
    if clause.tallied:
        return _claimed(clause, "done", _RESULT, start)
    aimed = _EFFORT.search(clause.text, 0, start or len(clause.text))
    return None if aimed else _claimed(clause, "done", _STEP, start)


def _is_aimed_at(clause: Clause, match: re.Match[str]) -> bool:
    """Does a word of effort stand before the act? 加大查处力度 claims no 查处."""
    return clause.is_asked_for or _EFFORT.search(clause.text, 0, match.start()) is not None


def _continuance(clause: Clause) -> ClauseClaim | None:
    if clause.is_effect:
        return None
    for table, weight in ((_CONTINUING, _STEP), (_RECURRING, _HABIT)):
        match = table.search(clause.text)
        if match and len(clause.text[: match.start()].replace(BLANK, "")) < _AT_HEAD:
            return _claimed(clause, "underway", weight, match.start())
    if match := _ADVANCING.search(clause.text):
        return _claimed(clause, "underway", _STEP, match.start())
    match = _PERIODIC.search(clause.text)
    return _claimed(clause, "underway", _HABIT, match.start()) if match else None

"""Promises as a page shows what became of them: what later notices may answer, what a curator said, who and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from notices.decisions.history import UNDOING, author_of
from notices.decisions.states import Subject, claim_anchor, followup_anchor, line
from notices.followups.deciding import opened
from notices.followups.later_measures import LaterMeasure, LaterPool
from notices.followups.matching import Promised
from notices.models import Decision, FollowUp, Promise
from notices.spans import Mark, html, runs

LONGEST = 200  # characters of a measure that are shown
_BEFORE = 40  # of them before the first that is marked


@dataclass(frozen=True, slots=True)
class MatchedMeasure:
    """A later measure; the words that make it a match are marked, those of one that a curator named are not."""

    measure: LaterMeasure
    words: SafeString


@dataclass(frozen=True, slots=True)
class Followed:
    """`later` are the notices looked into; `answer` has the words of `answer_id`, where that stands in one of them."""

    is_overdue: bool
    later: int
    candidates: tuple[MatchedMeasure, ...]
    opened: str
    verdict: FollowUp.Verdict | None = None
    answer: MatchedMeasure | None = None
    answer_id: str = ""
    decision: Decision | None = None
    author: str = ""
    undoable: bool = False


def followed(promises: Sequence[Promise], user: Any, today: date) -> dict[int, Followed]:
    """By the promise's key. Promises know their notices, problems with labellings; six queries for all of them."""
    pool = LaterPool({promise.notice_id: promise.notice for promise in promises}.values())
    names = {promise.notice_id: promise.notice.name for promise in promises}
    verdicts = {
        (row.notice_id, followup_anchor(row)): row for row in FollowUp.objects.filter(notice__in=names)
    }
    decisions = _decisions(names)
    return {
        promise.pk: _one(
            promise,
            pool,
            verdicts.get((promise.notice_id, anchor)),
            decisions.get((promise.notice.name, anchor)),
            user,
            today,
        )
        for promise, anchor in ((promise, line(claim_anchor(promise))) for promise in promises)
    }


def _decisions(names: Mapping[int, str]) -> dict[tuple[str, str], Decision]:
    """The last of each promise, by the notice's name and the promise's words."""
    rows = Decision.objects.filter(subject=Subject.FOLLOWUP, name__in=names.values()).select_related("author")
    return {(row.name, line(row.anchor)): row for row in rows.order_by("made", "pk")}


def _one(
    promise: Promise, pool: LaterPool, row: FollowUp | None, decision: Decision | None, user: Any, today: date
) -> Followed:
    later, is_overdue = len(pool.next_notices.get(promise.notice_id, ())), promise.due_by < today
    candidates = _candidates(promise, pool) if later else ()
    if row is None:
        return Followed(is_overdue, later, candidates, opened(promise, None))
    return Followed(
        is_overdue,
        later,
        candidates,
        opened(promise, row),
        FollowUp.Verdict(row.verdict),
        _answer(row, candidates, pool),
        row.answer,
        decision,
        author_of(decision, user) if decision else "",
        decision is not None and user.has_perm(UNDOING[Subject.FOLLOWUP]),
    )


def _candidates(promise: Promise, pool: LaterPool) -> tuple[MatchedMeasure, ...]:
    problem = promise.problem
    promised = Promised(
        promise.sentence,
        problem.heading if problem else "",
        frozenset(row.category_id for row in problem.labellings.all()) if problem else frozenset(),
    )
    return tuple(
        MatchedMeasure(pool.by_id[str(candidate.later.key)], _marked(candidate.later.text, candidate.spans))
        for candidate in pool.of(promise.notice).candidates(promised)
    )


def _answer(row: FollowUp, candidates: Sequence[MatchedMeasure], pool: LaterPool) -> MatchedMeasure | None:
    for candidate in candidates:
        if candidate.measure.public_id == row.answer:
            return candidate
    measure = pool.by_id.get(row.answer)
    return MatchedMeasure(measure, _marked(measure.text, ())) if measure else None


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> SafeString:
    """Of a long measure what stands around the first of these words."""
    start, end = 0, len(text)
    if end > LONGEST:
        start = max(0, (spans[0][0] if spans else 0) - _BEFORE)
        end = min(end, start + LONGEST)
    marks = [Mark(first - start, last - start) for first, last in spans if last > start and first < end]
    words = html(runs(text[start:end], [marks]))
    return mark_safe(f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}")  # noqa: S308  # escaped there

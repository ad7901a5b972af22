"""A curator says what became of a promise: written down, and taken back like every correction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject, claim_anchor
from notices.models import FollowUp, Measure, Notice, Promise
from notices.public_ids import units


def opened(promise: Promise, row: FollowUp | None) -> str:
    """What a form was opened with: the reading of the notice, and what had been said of the promise."""
    return "|".join((promise.notice.digest, row.verdict if row else "", row.answer if row else ""))


def decide(promise: Promise, act: Act, verdict: str, answer: str, opened_with: str) -> bool:
    """False where something else stands there than when the page was opened."""
    with recorded([promise.notice_id], act, Subject.FOLLOWUP):
        promise.notice = Notice.objects.get(pk=promise.notice_id)
        anchor = claim_anchor(promise)
        if opened_with != opened(promise, _row(promise.notice, anchor)):
            return False
        keep(promise.notice, anchor, verdict, answer)
    return True


def keep(notice: Notice, anchor: Mapping[str, Any], verdict: str, answer: str) -> None:
    """Nothing is kept of a promise without a verdict."""
    if verdict:
        FollowUp.objects.update_or_create(
            {"verdict": verdict, "answer": answer}, notice=notice, **_columns(anchor)
        )
    else:
        FollowUp.objects.filter(notice=notice, **_columns(anchor)).delete()


def may_answer(promise: Promise, public_id: str) -> bool:
    """Whether this is a measure of a later notice of the same place."""
    measure = units([public_id]).get(public_id)
    if not isinstance(measure, Measure):
        return False
    notice = measure.problem.notice
    is_later = notice.dated and promise.notice.dated and notice.dated > promise.notice.dated
    return bool(is_later and notice.place_id and notice.place_id == promise.notice.place_id)


def _row(notice: Notice, anchor: Mapping[str, Any]) -> FollowUp | None:
    return FollowUp.objects.filter(notice=notice, **_columns(anchor)).first()


def _columns(anchor: Mapping[str, Any]) -> dict[str, Any]:
    return {name: anchor[name] for name in ("sentence", "start", "words")}

"""A curator has looked at a doubt: it is closed, or open again, and what readers answered there is settled."""

from __future__ import annotations

from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.models import Doubt, Notice


def settle(notice: Notice, doubt: Doubt, act: Act, *, closed: bool) -> None:
    with recorded([notice.pk], act, Subject.DOUBT):
        same = notice.doubts.filter(reason=doubt.reason, words=doubt.words)
        same.update(closed=closed)
        if closed:
            notice.reader_answers.filter(reason=doubt.reason, words=doubt.words).update(settled=True)

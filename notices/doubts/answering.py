"""What readers answer at a doubt: taken without a name, up to a bound, for a curator to read."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.models import Doubt, Notice, ReaderAnswer
from notices.privacy.masking import masked

MOST = 20  # answers at one doubt that nobody has read yet: more say nothing new
LONGEST = 300


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("这一处读得对吗？"),
        choices=[("right", _("对")), ("wrong", _("不对"))],
        widget=forms.RadioSelect,
    )
    sentence = forms.CharField(
        label=_("您的说明（可以不填）"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def answers_at(notice: Notice, doubt: Doubt) -> list[ReaderAnswer]:
    """Those that no curator has settled."""
    return list(notice.reader_answers.filter(reason=doubt.reason, words=doubt.words, settled=False))


def takes_more(notice: Notice, doubt: Doubt) -> bool:
    return not doubt.closed and len(answers_at(notice, doubt)) < MOST


def keep(notice: Notice, doubt: Doubt, verdict: str, sentence: str) -> None:
    """What tells how to reach a person is covered in it, as everywhere."""
    ReaderAnswer.objects.create(
        notice=notice,
        reason=doubt.reason,
        words=doubt.words,
        verdict=verdict,
        sentence=masked(" ".join(sentence.split())),
    )


def settle(notice: Notice, doubt: Doubt, act: Act, *, closed: bool) -> None:
    """A curator has looked at it: it is closed, or open again, and what readers answered there is settled."""
    with recorded([notice.pk], act, Subject.DOUBT):
        same = notice.doubts.filter(reason=doubt.reason, words=doubt.words)
        same.update(closed=closed)
        if closed:
            notice.reader_answers.filter(reason=doubt.reason, words=doubt.words).update(settled=True)

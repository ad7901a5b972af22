"""What the page of one notice on the list shows: all that wants a look, in one place."""

from __future__ import annotations

from typing import Any

from notices.decisions.line_words import act_words
from notices.importing.likeness import likeness
from notices.models import Doubt, Measure, Notice, OutlineCorrection
from notices.parsing.lines import fold
from notices.parsing.outline.totals import read_totals
from notices.review.reasons import REASONS, alike, numbers_of, unsure_problems

MOST_SHOWN = 50  # of doubts, of answers
_SHOWN = 40  # characters of a line


def shown(notice: Notice) -> dict[str, Any]:
    """`notice` has its numbers (`with_numbers`)."""
    labels = {reason.name: reason.label for reason in REASONS}
    problems = unsure_problems().filter(notice=notice).select_related("notice", "parent__notice")
    doubts = notice.doubts.filter(closed=False)
    return {
        "notice": notice,
        "reasons": [(labels[name], number) for name, number in numbers_of(notice).items()],
        "doubts": doubts[:MOST_SHOWN],
        "answers": _answers(notice),
        "problems": problems.prefetch_related("labellings__category"),
        "corrections": [
            (row.anchor["words"][:_SHOWN], act_words(row.act, row.value), row.get_fate_display())
            for row in notice.outline_corrections.exclude(fate=OutlineCorrection.Fate.APPLIED)
        ],
        "duplicates": _duplicates(notice),
        "counts": _counts(notice),
        "stated": sorted({total.number for total in read_totals(fold(notice.text)).problems}),
    }


def _duplicates(notice: Notice) -> list[tuple[Notice, int]]:
    """Each with how much of the texts is the same, in percent, the likeliest first."""
    rows = Notice.objects.filter(pk__in=alike(notice.pk).values("notice"))[:MOST_SHOWN]
    compared = [(row, int(100 * likeness(notice.text, row.text))) for row in rows]
    return sorted(compared, key=lambda pair: -pair[1])


def _answers(notice: Notice) -> list[tuple[Any, str]]:
    """Each with the key of its doubt, whose page has it."""
    answers = notice.reader_answers.filter(settled=False)[:MOST_SHOWN]
    return [(answer, Doubt(reason=answer.reason, words=answer.words).key) for answer in answers]


def _counts(notice: Notice) -> dict[str, int]:
    problems = notice.problems.filter(parent=None).count()
    return {
        "problems": problems,
        "items": notice.problems.count() - problems,
        "measures": Measure.objects.filter(problem__notice=notice).count(),
    }

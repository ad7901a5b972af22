"""A doubt as its page shows it: its words in their paragraph, and what they were read as part of."""

from __future__ import annotations

from dataclasses import dataclass

from notices.models import Doubt, Measure, Notice, Problem
from notices.spans import lines

AROUND = 400  # characters of a long paragraph on either side of the words


@dataclass(frozen=True, slots=True)
class DoubtedPassage:
    """`unit` is the problem, item or measure that begins last before the words, if any does."""

    before: str
    words: str
    after: str
    unit: Problem | Measure | None


def doubts_called(notice: Notice, key: str) -> list[Doubt]:
    """The doubts of this key: the same words, doubted for the same reason, may stand in several places."""
    return [doubt for doubt in notice.doubts.all() if doubt.key == key]


def passage_of(notice: Notice, doubt: Doubt) -> DoubtedPassage:
    text = notice.text
    end = max(doubt.end, doubt.start + 1)
    around = [line for line in lines(text) if line.start < end and line.end > doubt.start]
    first = max(min((line.start for line in around), default=doubt.start), doubt.start - AROUND)
    last = min(max((line.end for line in around), default=end), end + AROUND)
    return DoubtedPassage(
        text[first : doubt.start].lstrip(),
        text[doubt.start : end],
        text[end:last].rstrip(),
        _unit(notice, doubt),
    )


def _unit(notice: Notice, doubt: Doubt) -> Problem | Measure | None:
    problems = notice.problems.select_related("notice", "parent__notice")
    measures = Measure.objects.filter(problem__notice=notice)
    measures = measures.select_related("problem__notice", "problem__parent__notice")
    problem = problems.filter(heading_start__lte=doubt.start).order_by("heading_start").last()
    measure = measures.filter(start__lte=doubt.start).order_by("start").last()
    if problem and measure:
        return measure if measure.start >= problem.heading_start else problem
    return problem or measure

"""A text taken apart and classified: the one path that commands and imports share. Pure: no Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from notices.classification.classifier import ItemText, ProblemLabels, ProblemText, classify_notice
from notices.evidence import Evidence, read_evidence
from notices.genre import other_genre
from notices.parsing import ParsedNotice, ParseError, parse
from notices.parsing.shapes import Doubt, Measure, Problem
from notices.places.gazetteer import official
from notices.script import simplified

_PARTIAL = "不是全文"  # what a reading remarks of one page of several: its outline is not the notice's


@dataclass(frozen=True, slots=True)
class Dissection:
    """A notice's outline, the labels of each of its problems in the same order, and what it claims."""

    outline: ParsedNotice
    labels: tuple[ProblemLabels, ...]
    evidence: Evidence


def dissect(text: str, remarks: Sequence[str] = ()) -> Dissection:
    """Raises ParseError where the text is no notice. What reading it remarked on is a doubt on its first line."""
    if genre := other_genre(text):
        raise ParseError(genre)
    try:
        outline = parse(text, official())
    except ParseError as error:
        raise ParseError("；".join((*remarks, str(error)))) from error
    heading = len(text) - len(text.lstrip())
    end = text.find("\n", heading) if "\n" in text[heading:] else len(text)
    doubts = (*(Doubt(heading, end, remark) for remark in remarks), *outline.doubts)
    is_partial = any(_PARTIAL in remark for remark in remarks)
    outline = replace(outline, doubts=doubts, confidence=0.0 if is_partial else outline.confidence)
    return of_outline(outline)


def of_outline(outline: ParsedNotice) -> Dissection:
    """An outline with its areas and what it claims, however it came to be."""
    problems = [_problem_text(outline, problem) for problem in outline.problems]
    return Dissection(outline, tuple(classify_notice(problems)), read_evidence(outline))


def _problem_text(outline: ParsedNotice, problem: Problem) -> ProblemText:
    """What areas are told from, in the script of their words."""
    return ProblemText(
        title=simplified(problem.title),
        aspect=simplified(outline.aspects[problem.aspect - 1].title) if problem.aspect else "",
        lead_in=simplified(_lead_in(outline, problem)),
        measures=_texts(outline, problem.measures),
        items=tuple(
            ItemText(simplified(item.title), item.kind, _texts(outline, item.measures))
            for item in problem.items
        ),
    )


def _texts(outline: ParsedNotice, measures: tuple[Measure, ...]) -> tuple[str, ...]:
    return tuple(simplified(outline.text[measure.start : measure.end]) for measure in measures)


def _lead_in(outline: ParsedNotice, problem: Problem) -> str:
    """The lead-ins between a problem's heading and its first item or measure."""
    starts = [*(item.heading[0] for item in problem.items), *(measure.start for measure in problem.measures)]
    stop = min(starts, default=problem.heading[1])
    return "".join(
        outline.text[fragment.start : fragment.end]
        for fragment in outline.other
        if fragment.kind == "lead-in" and problem.heading[1] <= fragment.start < stop
    )

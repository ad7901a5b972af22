"""A text taken apart and classified: the one path that commands and imports share. Pure: no Django."""

from __future__ import annotations

from dataclasses import dataclass

from notices.classification.classifier import ItemText, ProblemLabels, ProblemText, classify_notice
from notices.evidence import Evidence, read_evidence
from notices.parsing import ParsedNotice, parse
from notices.parsing.shapes import Measure, Problem
from notices.places.gazetteer import official


@dataclass(frozen=True, slots=True)
class Dissection:
    """A notice's outline, the labels of each of its problems in the same order, and what it claims."""

    outline: ParsedNotice
    labels: tuple[ProblemLabels, ...]
    evidence: Evidence


def dissect(text: str) -> Dissection:
    """Raises ParseError where the text is no notice."""
    outline = parse(text, official())
    problems = [_problem_text(outline, problem) for problem in outline.problems]
    return Dissection(outline, tuple(classify_notice(problems)), read_evidence(outline))


def _problem_text(outline: ParsedNotice, problem: Problem) -> ProblemText:
    return ProblemText(
        title=problem.title,
        aspect=outline.aspects[problem.aspect - 1].title if problem.aspect else "",
        lead_in=_lead_in(outline, problem),
        measures=_texts(outline, problem.measures),
        items=tuple(
            ItemText(item.title, item.kind, _texts(outline, item.measures)) for item in problem.items
        ),
    )


def _texts(outline: ParsedNotice, measures: tuple[Measure, ...]) -> tuple[str, ...]:
    return tuple(outline.text[measure.start : measure.end] for measure in measures)


def _lead_in(outline: ParsedNotice, problem: Problem) -> str:
    """The lead-ins between a problem's heading and its first item or measure."""
    below = [*(item.heading[0] for item in problem.items), *(measure.start for measure in problem.measures)]
    stop = min(below, default=problem.heading[1])
    return "".join(
        outline.text[fragment.start : fragment.end]
        for fragment in outline.other
        if fragment.kind == "lead-in" and problem.heading[1] <= fragment.start < stop
    )

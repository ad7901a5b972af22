"""What is given out of a notice: its problems and measures as they stood, with what the data said of them."""

from __future__ import annotations

from typing import Any

from notices.corrections.shapes import as_json
from notices.decisions.states import path_of
from notices.models import Measure, Notice, Problem

NO_AREA = "none"  # a coder's word that a problem belongs to no area
BETWEEN_AREAS = ";"  # the main one first

Frame = dict[str, Any]


def frame_of(notice: Notice) -> Frame:
    """`problems` in reading order, each with its measures; an area is asked for where a search counts a problem.

    `original` and `corrections` are what its outline was read from, and by.
    """
    rows = notice.problems.select_related("notice", "parent__notice").prefetch_related(
        "labellings__category", "measures", "items"
    )
    corrections = [as_json(row.correction()) for row in notice.outline_corrections.all()]
    return {
        "original": notice.original.sha256,
        "corrections": corrections,
        "problems": [_problem(row) for row in rows],
    }


def _problem(row: Problem) -> dict[str, Any]:
    parent = row.parent
    return {
        "path": path_of(row),
        "words": row.heading,
        "above": parent.heading if parent else "",
        "area": None if row.items.all() else areas_written([area.slug for area in row.labels()]),
        "measures": [_measure(row, measure) for measure in row.measures.all()],
    }


def _measure(problem: Problem, row: Measure) -> dict[str, Any]:
    return {"path": f"{path_of(problem)}/m{row.number}", "words": row.text, "status": row.status or None}


def areas_written(slugs: list[str]) -> str:
    return BETWEEN_AREAS.join(slugs) or NO_AREA


def units_to_code(frame: Frame, variable: str) -> list[str]:
    """The paths that an answer is asked for; of an outline there are none before it is coded."""
    problems = frame["problems"]
    if variable == "area":
        return [problem["path"] for problem in problems if problem["area"] is not None]
    if variable == "status":
        return [measure["path"] for problem in problems for measure in problem["measures"]]
    return []

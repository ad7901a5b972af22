"""Steps that state what was found, and then what was done: 一是台账不全的问题。补齐台账12本。 Each is an item.

Told once the outline is chosen: where all steps of a problem are so, their labels number what was found.
"""

from __future__ import annotations

import re
from dataclasses import replace

from notices.parsing.headings import finding_title
from notices.parsing.lines import as_printed, strip
from notices.parsing.outline.build import Outline
from notices.parsing.outline.views import View
from notices.parsing.shapes import Item, Measure, Problem

_STATED = re.compile(r"[^。;:!?\n]{3,80}问题[。:](?= ?[^\n]{6})")
_LEAST = 2  # steps


def with_stated_items(view: View, outline: Outline) -> Outline:
    """The outline, such steps its problems' items."""
    return replace(outline, problems=tuple(_problem(view, problem) for problem in outline.problems))


def _problem(view: View, problem: Problem) -> Problem:
    stated = [_STATED.match(view.folded, step.start, step.end) for step in problem.measures if step.label]
    if problem.items or len(stated) < max(_LEAST, len(problem.measures)) or not all(stated):
        return problem
    items = (
        _item(view, step, match.end()) for step, match in zip(problem.measures, stated, strict=True) if match
    )
    return replace(problem, measures=(), items=tuple(items))


def _item(view: View, step: Measure, end: int) -> Item:
    words = view.folded[step.start : end]
    title = as_printed(view.text, view.folded, finding_title(words), step.start, end)
    done = strip(view.folded, end, step.end)
    start = view.text.rindex(step.label, 0, step.start)
    return Item(step.label, "problem", title, (start, end), (Measure("", done.start, done.end),))

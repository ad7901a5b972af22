"""Steps that say by themselves what they are, once the outline is chosen.

The number of a first step that no second follows (1.补齐台账12本。 and nothing else) is its label: while outlines are
weighed, it speaks for a heading as much as for a step. Steps that all state what was found, and then what was done
(一是台账不全的问题。补齐台账12本。), are items.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from notices.parsing.headings import finding_title
from notices.parsing.lines import as_printed, strip
from notices.parsing.outline.build import Outline
from notices.parsing.outline.labels import Label, label_at
from notices.parsing.outline.view import View
from notices.parsing.shapes import Item, Measure, Problem

N = TypeVar("N", Problem, Item)
_SINGLE = "①❶⑴⒈㈠⓵"
_STATED = re.compile(r"[^。;:!?\n]{3,80}问题[。:](?= ?[^\n]{6})")
_LEAST_STATED = 2  # steps


def with_steps_named(view: View, outline: Outline) -> Outline:
    return replace(outline, problems=tuple(_problem(view, problem) for problem in outline.problems))


def _problem(view: View, problem: Problem) -> Problem:
    problem = replace(
        _with_lone_label(view, problem), items=tuple(_with_lone_label(view, item) for item in problem.items)
    )
    return problem if problem.items else _with_stated_items(view, problem)


# A lone label


def _with_lone_label(view: View, node: N) -> N:
    first, *others = node.measures or (None,)
    if first is None or first.label:
        return node
    label = label_at(view.folded, first.start, first.end)
    if label is None or not _is_lone(label) or label.body >= first.end:
        return node
    step = strip(view.folded, label.body, first.end)
    measure = Measure(view.text[label.start : label.end], step.start, step.end)
    return replace(node, measures=(measure, *others))


def _is_lone(label: Label) -> bool:
    form = label.form
    is_marked = bool(form.opening or form.closing) or form.system in _SINGLE
    return label.number == 1 and is_marked and not form.word and form.system in f"1{_SINGLE}"


# Findings among steps


def _with_stated_items(view: View, problem: Problem) -> Problem:
    stated = [_STATED.match(view.folded, step.start, step.end) for step in problem.measures if step.label]
    if len(stated) < max(_LEAST_STATED, len(problem.measures)) or not all(stated):
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

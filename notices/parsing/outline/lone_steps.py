"""The label of a first step that no second follows: 1.补齐台账12本。 and nothing else, as where a page ends.

Told once the outline is chosen: while outlines are weighed, a lone 1. speaks for a heading as much as for a step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from notices.parsing.lines import strip
from notices.parsing.outline.build import Outline
from notices.parsing.outline.labels import Label, label_at
from notices.parsing.outline.views import View
from notices.parsing.shapes import Item, Measure, Problem

N = TypeVar("N", Problem, Item)
_SINGLE = "①❶⑴⒈㈠⓵"


def with_lone_labels(view: View, outline: Outline) -> Outline:
    """The outline, a first step's number its label and no part of its words."""
    return replace(outline, problems=tuple(_problem(view, problem) for problem in outline.problems))


def _problem(view: View, problem: Problem) -> Problem:
    return replace(_node(view, problem), items=tuple(_node(view, item) for item in problem.items))


def _node(view: View, node: N) -> N:
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

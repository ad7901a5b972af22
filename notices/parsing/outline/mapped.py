"""An outline of a view, in the places of the text that the view was made from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from notices.parsing.outline.build import Outline
from notices.parsing.outline.view import View
from notices.parsing.shapes import Fragment, Item, Measure, Part, Problem, nodes_of

T = TypeVar("T", Part, Fragment, Measure)
N = TypeVar("N", Problem, Item)
_WORDS = re.compile(r"\S(?:.*\S)?")


def mapped(text: str, view: View, outline: Outline) -> Outline:
    """What a view leaves out between the outline's spans is its `other`, as page numbers are."""
    if view.text is text:
        return outline
    moved = Outline(
        tuple(_moved(view, part) for part in outline.parts),
        tuple(
            replace(aspect, start=view.span(aspect.start, aspect.start + 1)[0]) for aspect in outline.aspects
        ),
        tuple(_problem(view, problem) for problem in outline.problems),
        tuple(_moved(view, fragment) for fragment in outline.other),
    )
    other = (*moved.other, *_left_out(text, view, moved))
    return replace(moved, other=tuple(sorted(other, key=lambda fragment: fragment.start)))


def _moved(view: View, node: T) -> T:
    start, end = view.span(node.start, node.end)
    return replace(node, start=start, end=end)


def _problem(view: View, problem: Problem) -> Problem:
    items = tuple(_node(view, item) for item in problem.items)
    return replace(_node(view, problem), items=items)


def _node(view: View, node: N) -> N:
    measures = tuple(_moved(view, measure) for measure in node.measures)
    return replace(node, heading=view.span(*node.heading), measures=measures)


def _left_out(text: str, view: View, outline: Outline) -> Iterator[Fragment]:
    """The words that the view does not have and that no span of the outline holds."""
    spans = sorted(_spans(outline))
    starts = [start for start, _ in spans]
    edges = [0, *(edge for place in zip(view.starts, view.ends, strict=True) for edge in place), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < end and (match := _WORDS.search(text, start, end)):
            index = bisect_right(starts, match.start()) - 1
            if index < 0 or spans[index][1] <= match.start():
                yield Fragment("field", *match.span())


def _spans(outline: Outline) -> Iterator[tuple[int, int]]:
    for node in nodes_of(outline.problems):
        yield node.heading
        yield from ((measure.start, measure.end) for measure in node.measures)
    yield from ((fragment.start, fragment.end) for fragment in outline.other)

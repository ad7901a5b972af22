"""A draft as a person checks it: its outline, and beside it the text with units and doubts in their places. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from notices.classification.classifier import Labels
from notices.dissection import Dissection
from notices.parsing.shapes import Item, Measure, Problem
from notices.taxonomy import Category, load_taxonomy

Kind = Literal["heading", "measure", ""]


@dataclass(frozen=True, slots=True)
class Node:
    """A problem, item or measure of the outline; `anchor` is its place in the text."""

    anchor: str
    label: str
    title: str
    kind: str
    categories: tuple[Category, ...] = ()
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    number: int
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters in a row of one unit, or of none; `doubt` is the number of the doubt they stand under, or 0."""

    text: str
    kind: Kind = ""
    doubt: int = 0
    anchor: str = ""  # where the piece is the first of its unit
    doubt_starts: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    nodes: tuple[Node, ...]
    doubts: tuple[Doubt, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    kind: Kind
    anchor: str


def preview(dissection: Dissection) -> Preview:
    outline = dissection.outline
    nodes = tuple(
        _node(outline.text, f"p{problem.n}", problem, labels.own, labels.items)
        for problem, labels in zip(outline.problems, dissection.labels, strict=True)
    )
    doubts = tuple(
        Doubt(number, doubt.reason, " ".join(outline.text[doubt.start : doubt.end].split())[:80])
        for number, doubt in enumerate(outline.doubts, 1)
    )
    return Preview(nodes, doubts, tuple(_paragraphs(dissection)))


def _node(text: str, anchor: str, node: Problem | Item, labels: Labels, items: Sequence[Labels] = ()) -> Node:
    below = [
        Node(f"{anchor}-m{number}", measure.label, text[measure.start : measure.end], "measure")
        for number, measure in enumerate(node.measures, 1)
    ]
    if isinstance(node, Problem):
        below += [
            _node(text, f"{anchor}-i{number}", item, own)
            for number, (item, own) in enumerate(zip(node.items, items, strict=True), 1)
        ]
    kind = "problem" if isinstance(node, Problem) else node.kind
    title = node.title or text[slice(*node.heading)]
    categories = tuple(load_taxonomy().category(slug) for slug in labels.slugs)
    return Node(anchor, node.label, title, kind, categories, tuple(below))


# The text


def _paragraphs(dissection: Dissection) -> Iterator[tuple[Piece, ...]]:
    """Line by line. Places and doubts are walked along with the lines, so that long texts cost no more than once."""
    text = dissection.outline.text
    places = sorted(_places(dissection), key=lambda place: place.start)
    doubts = [(doubt.start, max(doubt.end, doubt.start + 1)) for doubt in dissection.outline.doubts]
    start = first = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        while first < len(places) and places[first].end <= start:
            first += 1
        if line.strip():
            here = [place for place in _until(places, first, end) if place.end > start]
            yield tuple(_pieces(text, start, start + len(line.rstrip()), here, doubts))
        start = end


def _until(places: Sequence[_Place], first: int, end: int) -> Iterator[_Place]:
    for index in range(first, len(places)):
        if places[index].start >= end:
            return
        yield places[index]


def _places(dissection: Dissection) -> Iterator[_Place]:
    for problem in dissection.outline.problems:
        yield from _places_of(f"p{problem.n}", problem)
        for number, item in enumerate(problem.items, 1):
            yield from _places_of(f"p{problem.n}-i{number}", item)


def _places_of(anchor: str, node: Problem | Item) -> Iterator[_Place]:
    yield _Place(*node.heading, "heading", anchor)
    measures: Sequence[Measure] = node.measures
    for number, measure in enumerate(measures, 1):
        yield _Place(measure.start, measure.end, "measure", f"{anchor}-m{number}")


def _pieces(
    text: str, start: int, end: int, places: Sequence[_Place], doubts: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    """The line, cut wherever a unit or a doubt begins or ends."""
    unsure = [(number, *span) for number, span in enumerate(doubts, 1) if span[0] < end and span[1] > start]
    edges = {start, end}
    for first, last in [*((p.start, p.end) for p in places), *((first, last) for _, first, last in unsure)]:
        edges |= {edge for edge in (first, last) if start < edge < end}
    starts = [place.start for place in places]
    for here, there in pairwise(sorted(edges)):
        before = places[bisect_right(starts, here) - 1] if places else None  # units never overlap
        place = before if before and before.start <= here < before.end else None
        number, began = next(((n, first) for n, first, last in unsure if first <= here < last), (0, -1))
        yield Piece(
            text[here:there],
            place.kind if place else "",
            number,
            place.anchor if place and here == place.start else "",
            doubt_starts=number > 0 and max(began, start) == here and began >= start,
        )

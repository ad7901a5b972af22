"""A draft as a person checks it: its outline, and beside it the text with units and doubts where they stand. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notices.classification.classifier import Labels
from notices.dissection import Dissection
from notices.parsing import ParsedNotice
from notices.parsing.shapes import Item, Measure, Problem
from notices.spans import Mark, Run, by_span, lines, runs
from notices.taxonomy import Category, load_taxonomy


@dataclass(frozen=True, slots=True)
class PreviewNode:
    """A problem, item or measure of the outline; `anchor` is its place in the text."""

    anchor: str
    label: str
    title: str
    kind: str
    categories: tuple[Category, ...] = ()
    nodes: tuple[PreviewNode, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewDoubt:
    number: int
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    nodes: tuple[PreviewNode, ...]
    doubts: tuple[PreviewDoubt, ...]
    paragraphs: tuple[tuple[Run, ...], ...]  # under their line, doubts and units


def preview(dissection: Dissection) -> Preview:
    outline = dissection.outline
    nodes = tuple(
        _node(outline.text, f"p{problem.n}", problem, labels.own, labels.items)
        for problem, labels in zip(outline.problems, dissection.labels, strict=True)
    )
    doubts = tuple(
        PreviewDoubt(number, doubt.reason, " ".join(outline.text[doubt.start : doubt.end].split())[:80])
        for number, doubt in enumerate(outline.doubts, 1)
    )
    return Preview(nodes, doubts, tuple(_paragraphs(outline)))


def _node(
    text: str, anchor: str, node: Problem | Item, labels: Labels, items: Sequence[Labels] = ()
) -> PreviewNode:
    nodes = [
        PreviewNode(f"{anchor}-m{number}", measure.label, text[measure.start : measure.end], "measure")
        for number, measure in enumerate(node.measures, 1)
    ]
    if isinstance(node, Problem):
        nodes += [
            _node(text, f"{anchor}-i{number}", item, item_labels)
            for number, (item, item_labels) in enumerate(zip(node.items, items, strict=True), 1)
        ]
    kind = "problem" if isinstance(node, Problem) else node.kind
    title = node.title or text[slice(*node.heading)]
    categories = tuple(load_taxonomy().category(slug) for slug in labels.slugs)
    return PreviewNode(anchor, node.label, title, kind, categories, tuple(nodes))


# The text


def _paragraphs(outline: ParsedNotice) -> Iterator[tuple[Run, ...]]:
    doubts = [
        Mark(doubt.start, max(doubt.end, doubt.start + 1), "mark", "doubt", f"d{number}")
        for number, doubt in enumerate(outline.doubts, 1)
    ]
    for line, line_runs in by_span(runs(outline.text, [lines(outline.text), doubts, list(_units(outline))])):
        if line:
            yield line_runs


def _units(outline: ParsedNotice) -> Iterator[Mark]:
    for problem in outline.problems:
        yield from _units_of(f"p{problem.n}", problem)
        for number, item in enumerate(problem.items, 1):
            yield from _units_of(f"p{problem.n}-i{number}", item)


def _units_of(anchor: str, node: Problem | Item) -> Iterator[Mark]:
    yield Mark(*node.heading, "span", "spot spot-heading", f"o-{anchor}")
    measures: Sequence[Measure] = node.measures
    for number, measure in enumerate(measures, 1):
        yield Mark(measure.start, measure.end, "span", "spot spot-measure", f"o-{anchor}-m{number}")

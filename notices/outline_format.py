"""A dissection written out: as one JSON object in the format of the hand-read gold files, or as a tree to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from notices.classification.classifier import Labels
from notices.dissection import Dissection
from notices.evidence import evidence_json
from notices.parsing.shapes import Item, Masthead, Measure, Problem

_SHOWN = 60  # characters of a measure that the tree prints


def as_json(dissection: Dissection) -> dict[str, Any]:
    """The gold format, with the text its spans index, what belongs to nothing else, and the doubts."""
    outline = dissection.outline
    return {
        "notice": _facts(outline.masthead),
        "parts": [asdict(part) for part in outline.parts],
        "aspects": [asdict(aspect) for aspect in outline.aspects],
        "problems": [
            {
                "n": problem.n,
                "aspect": problem.aspect,
                **_node(problem, labels.own),
                "items": [
                    {"kind": item.kind, **_node(item, item_labels)}
                    for item, item_labels in zip(problem.items, labels.items, strict=True)
                ],
            }
            for problem, labels in zip(outline.problems, dissection.labels, strict=True)
        ],
        "other": [asdict(fragment) for fragment in outline.other],
        "doubts": [asdict(doubt) for doubt in outline.doubts],
        "confidence": outline.confidence,
        "evidence": evidence_json(dissection.evidence),
        "text": outline.text,
    }


def _facts(masthead: Masthead) -> dict[str, Any]:
    facts = asdict(masthead)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def _node(node: Problem | Item, labels: Labels) -> dict[str, Any]:
    return {
        "label": node.label,
        "title": node.title,
        "heading": list(node.heading),
        "categories": list(labels.slugs),
        "confidence": labels.confidence,
        "cues": {label.slug: list(label.cues) for label in labels.labels},
        "measures": [asdict(measure) for measure in node.measures],
    }


def as_tree(dissection: Dissection) -> str:
    """The outline as an indented tree that a person can check against the text."""
    return "\n".join(_tree(dissection))


def _tree(dissection: Dissection) -> Iterator[str]:
    outline = dissection.outline
    yield from _facts_lines(outline.masthead)
    yield from (f"{part.label}{part.title}  [{part.role}]" for part in outline.parts)
    aspect: int | None = None
    for problem, labels in zip(outline.problems, dissection.labels, strict=True):
        if problem.aspect and problem.aspect != aspect:
            aspect = problem.aspect
            yield f"\n{outline.aspects[aspect - 1].label} {outline.aspects[aspect - 1].title}"
        yield f"  p{problem.n} {problem.label}{problem.title}  [{', '.join(labels.own.slugs)}]"
        yield from _measure_lines(outline.text, problem.measures, "    ")
        for number, (item, item_labels) in enumerate(zip(problem.items, labels.items, strict=True), 1):
            yield f"    i{number} {item.label}{item.title}  <{item.kind}> [{', '.join(item_labels.slugs)}]"
            yield from _measure_lines(outline.text, item.measures, "      ")
    yield from (
        f"? {doubt.reason}: {outline.text[doubt.start : doubt.end][:_SHOWN]}" for doubt in outline.doubts
    )


def _facts_lines(masthead: Masthead) -> Iterator[str]:
    for name, value in _facts(masthead).items():
        if isinstance(value, dict):
            value = ", ".join(f"{key}={fields}" for key, fields in value.items() if fields)
        if value:
            yield f"{name:18}{value}"
    yield ""


def _measure_lines(text: str, measures: tuple[Measure, ...], indent: str) -> Iterator[str]:
    for number, measure in enumerate(measures, 1):
        words = " ".join(text[measure.start : measure.end].split())
        yield f"{indent}m{number} {measure.label}{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"

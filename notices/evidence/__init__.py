"""What a notice claims about its measures, pure: outline in, statuses, promises, figures and more out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from notices.evidence.accountability import read_accountability
from notices.evidence.documents import read_documents
from notices.evidence.figures import read_figures
from notices.evidence.passages import passages_of
from notices.evidence.promises import read_promises
from notices.evidence.shapes import (
    Accountability,
    Document,
    Evidence,
    Figure,
    Promise,
    Status,
)
from notices.evidence.statuses import read_statuses
from notices.parsing import ParsedNotice
from notices.parsing.shapes import Masthead, Span

__all__ = [
    "Accountability",
    "Document",
    "Evidence",
    "Figure",
    "Promise",
    "Status",
    "evidence_json",
    "read_evidence",
]


_RECTIFYING = timedelta(days=90)  # that are usually given before a notice is due


def read_evidence(outline: ParsedNotice) -> Evidence:
    """The evidence in the rectification parts of a notice."""
    passages = passages_of(outline)
    figures = read_figures(passages)
    today = _written(outline.masthead)
    promises = read_promises(passages, today)
    return Evidence(
        statuses=read_statuses(passages, _measures(outline), figures, promises, today, _progress(outline)),
        promises=promises,
        figures=figures,
        documents=read_documents(passages),
        accountability=read_accountability(passages, figures, promises),
    )


def _measures(outline: ParsedNotice) -> list[Span]:
    """The measures' places in reading order."""
    return sorted((m.start, m.end) for problem, item in outline.nodes() for m in (item or problem).measures)


def _progress(outline: ParsedNotice) -> dict[Span, list[Span]]:
    """The fields below the only measure of a heading, as far as the next: in a table, the other cells of its row."""
    nodes = [item or problem for problem, item in outline.nodes()]
    ends = [node.heading[0] for node in nodes[1:]] + [len(outline.text)]
    fields = [fragment for fragment in outline.other if fragment.kind in ("field", "lead-in", "heading")]
    progress: dict[Span, list[Span]] = {}
    for node, end in zip(nodes, ends, strict=True):
        if len(node.measures) == 1:
            measure = node.measures[0]
            fields_after = (fragment for fragment in fields if measure.end <= fragment.start < end)
            cells = takewhile(lambda fragment: fragment.kind == "field", fields_after)
            progress[measure.start, measure.end] = [(cell.start, cell.end) for cell in cells]
    return progress


def _written(masthead: Masthead) -> date | None:
    """When the notice was written, as near as its masthead says: a while after what it answers."""
    answered = masthead.feedback_date or masthead.inspection_end
    return masthead.signed or masthead.published or (answered + _RECTIFYING if answered else None)


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """The evidence in the format of the hand-read gold files."""
    return asdict(evidence)

"""What a notice claims about its measures, pure: outline in, statuses, promises, figures and more out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
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


def read_evidence(outline: ParsedNotice) -> Evidence:
    """The evidence in the rectification parts of a notice."""
    passages = passages_of(outline)
    figures = read_figures(passages)
    promises = read_promises(passages, _written(outline.masthead))
    return Evidence(
        statuses=read_statuses(passages, _measures(outline), figures, promises),
        promises=promises,
        figures=figures,
        documents=read_documents(passages),
        accountability=read_accountability(passages, figures),
    )


def _measures(outline: ParsedNotice) -> list[Span]:
    """The measures' places in reading order."""
    return sorted((m.start, m.end) for problem, item in outline.nodes() for m in (item or problem).measures)


def _written(masthead: Masthead) -> date | None:
    """When the notice was written, as near as its masthead says."""
    return masthead.signed or masthead.published or masthead.feedback_date or masthead.inspection_end


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """The evidence in the format of the hand-read gold files."""
    return asdict(evidence)

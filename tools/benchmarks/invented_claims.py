"""What the sentences of an invented notice claim: read once a sentence, as the importer reads a notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from notices.claim_kinds import CLAIM_KINDS
from notices.evidence import Evidence
from notices.evidence.accountability import read_accountability
from notices.evidence.documents import read_documents
from notices.evidence.figures import read_figures
from notices.evidence.passages import Passages
from notices.evidence.promises import read_promises
from notices.models import Claim

WRITTEN = date(2020, 6, 1)  # the same for all notices: what a sentence promises lies ahead, or does not


def claims(sentences: list[str], start: int) -> Iterator[tuple[type[Claim], dict[str, Any]]]:
    """The rows, but for what they belong to, of sentences that follow one another from a place in a text."""
    for sentence in sentences:
        for kind, first, last, columns in _claims(sentence):
            yield (
                kind,
                {
                    "words": sentence[first:last],
                    "sentence": sentence,
                    "sentence_start": start,
                    "start": start + first,
                    "end": start + last,
                    **columns,
                },
            )
        start += len(sentence)


@cache
def _claims(sentence: str) -> tuple[tuple[type[Claim], int, int, dict[str, Any]], ...]:
    passages = Passages(sentence, ((0, len(sentence)),))
    figures = read_figures(passages)
    evidence = Evidence(
        statuses=(),
        promises=read_promises(passages, WRITTEN),
        figures=figures,
        documents=read_documents(passages),
        accountability=read_accountability(passages, figures),
    )
    return tuple(
        (kind.model, *claim.span, kind.columns_of(claim))
        for kind in CLAIM_KINDS
        for claim in kind.evidence(evidence)
    )

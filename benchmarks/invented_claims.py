"""What the sentences of an invented notice claim: read once a sentence, as the importer reads a notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from notices.claims import Accountability, Claim, Document, Figure, Promise
from notices.evidence.accountability import read_accountability
from notices.evidence.documents import read_documents
from notices.evidence.figures import read_figures
from notices.evidence.passages import Passages
from notices.evidence.promises import read_promises
from notices.importing.claim_rows import columns_of

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
    found = (
        (Promise, read_promises(passages, WRITTEN)),
        (Figure, figures),
        (Document, read_documents(passages)),
        (Accountability, read_accountability(passages, figures)),
    )
    return tuple((kind, *claim.span, columns_of(claim)) for kind, some in found for claim in some)

"""The rows of what a notice claims, written anew on every import; what a curator rejected stays rejected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from notices.claims import CLAIMS, Accountability, Claim, Document, Figure, Promise
from notices.evidence import Evidence, shapes
from notices.evidence.due_dates import last_day
from notices.evidence.passages import passages_of
from notices.models import Measure, Notice, Problem
from notices.parsing import ParsedNotice

Rejected = frozenset[tuple[type[Claim], str, int, int]]  # the sentence, and where in it the words stand
Owner = Callable[[int], Problem | None]  # the problem or item that a place belongs to


def rejected(notice: Notice) -> Rejected:
    """To be asked before the claims are written anew."""
    return frozenset(
        (kind, row.sentence, row.start - row.sentence_start, row.end - row.start)
        for kind in CLAIMS
        for row in kind.objects.filter(notice=notice, rejected=True)
    )


def replace_claims(
    notice: Notice,
    outline: ParsedNotice,
    evidence: Evidence,
    measures: Iterable[Measure],
    owner: Owner,
    earlier: Rejected,
) -> None:
    writer = _ClaimWriter(notice, outline, measures, owner, earlier)
    for kind, found in (
        (Promise, evidence.promises),
        (Figure, evidence.figures),
        (Document, evidence.documents),
        (Accountability, evidence.accountability),
    ):
        kind.objects.filter(notice=notice).delete()
        kind.objects.bulk_create(writer.rows(kind, found))


class _ClaimWriter:
    def __init__(
        self,
        notice: Notice,
        outline: ParsedNotice,
        measures: Iterable[Measure],
        owner: Owner,
        earlier: Rejected,
    ) -> None:
        self.notice, self.owner, self.earlier = notice, owner, earlier
        self.passages = passages_of(outline)
        self.measures = sorted(measures, key=lambda measure: measure.start)
        self.starts = [measure.start for measure in self.measures]

    def rows(self, kind: type[Claim], found: Iterable[Any]) -> Iterator[Any]:
        """A row for each claim read; a kind's columns are its shape's fields, but for the names below."""
        for claim in found:
            start, end = claim.span
            measure = self._measure(start)
            sentence_start, sentence = self._sentence(start, end, measure.start if measure else 0)
            yield kind(
                notice=self.notice,
                problem=measure.problem if measure else self.owner(start),
                measure=measure,
                words=self.passages.text[start:end],
                start=start,
                end=end,
                sentence=sentence,
                sentence_start=sentence_start,
                rejected=(kind, sentence, start - sentence_start, end - start) in self.earlier,
                **columns_of(claim),
            )

    def _measure(self, place: int) -> Measure | None:
        at = bisect_right(self.starts, place) - 1
        return self.measures[at] if at >= 0 and place < self.measures[at].end else None

    def _sentence(self, start: int, end: int, earliest: int) -> tuple[int, str]:
        """The sentence that holds the words, with its full stop; the words may run over its end."""
        text = self.passages.text
        first, last = self.passages.sentence(start)
        first = max(first, earliest)
        first += len(text[first:start]) - len(text[first:start].lstrip())
        return first, text[first : max(end, last + 1)].rstrip()


def columns_of(
    claim: shapes.Promise | shapes.Figure | shapes.Document | shapes.Accountability,
) -> dict[str, Any]:
    """What a claim says, as a row of its kind has it."""
    columns = asdict(claim)
    del columns["span"]
    if isinstance(claim, shapes.Promise):
        columns["due_by"] = last_day(claim.due)
    if "unit" in columns:
        columns["unit_name"] = columns.pop("unit") or ""
    if "who" in columns:
        columns["who"] = columns["who"] or ""
    return columns

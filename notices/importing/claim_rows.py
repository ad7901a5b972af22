"""The rows of what a notice claims, written anew on every import; what a curator rejected stays rejected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from notices.claim_kinds import CLAIM_KINDS, ClaimKind
from notices.evidence import Evidence
from notices.evidence.passages import passages_of
from notices.models import CLAIMS, Claim, Measure, Notice, Problem
from notices.parsing import ParsedNotice

Rejected = frozenset[tuple[type[Claim], str, int, int]]  # the sentence, and where in it the words stand
Owner = Callable[[int], Problem | None]  # the problem or item that an offset belongs to


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
    for kind in CLAIM_KINDS:
        kind.model.objects.filter(notice=notice).delete()
        kind.model.objects.bulk_create(writer.rows(kind, kind.evidence(evidence)))


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

    def rows(self, kind: ClaimKind, claims: Iterable[Any]) -> Iterator[Any]:
        for claim in claims:
            start, end = claim.span
            measure = self._measure(start)
            sentence_start, sentence = self._sentence(start, end, measure.start if measure else 0)
            yield kind.model(
                notice=self.notice,
                problem=measure.problem if measure else self.owner(start),
                measure=measure,
                words=self.passages.text[start:end],
                start=start,
                end=end,
                sentence=sentence,
                sentence_start=sentence_start,
                rejected=(kind.model, sentence, start - sentence_start, end - start) in self.earlier,
                **kind.columns_of(claim),
            )

    def _measure(self, offset: int) -> Measure | None:
        index = bisect_right(self.starts, offset) - 1
        return self.measures[index] if index >= 0 and offset < self.measures[index].end else None

    def _sentence(self, start: int, end: int, earliest: int) -> tuple[int, str]:
        """The sentence that holds the words, with its full stop; the words may run over its end."""
        text = self.passages.text
        first, last = self.passages.sentence(start)
        first = max(first, earliest)
        first += len(text[first:start]) - len(text[first:start].lstrip())
        return first, text[first : max(end, last + 1)].rstrip()

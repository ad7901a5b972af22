"""Claims as a page lists them, each with its sentence and where it stands; a fixed number of SQL queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.safestring import SafeString, mark_safe

from notices.followups.followed import Followed, followed
from notices.models import Category, Claim, Labelling, Notice
from notices.spans import Mark, html, runs
from search.claims.kinds import ClaimPage
from search.claims.pictures import Gist
from search.highlighting import Span, spans


@dataclass(frozen=True, slots=True)
class ClaimRow:
    claim: Any
    gist: Gist
    notice: Notice
    sentence: SafeString
    areas: tuple[Category, ...]
    followed: Followed | None = None  # of a promise, where what became of it is asked for


def rows(kind: ClaimPage, keys: Sequence[int], terms: Sequence[str]) -> list[ClaimRow]:
    """In the order of the keys; what is gone meanwhile is left out."""
    by_key = _with_context(kind.model).in_bulk(keys)
    return [_row(by_key[key], kind.gist(by_key[key]), terms) for key in keys if key in by_key]


def with_outcomes(listed: Sequence[ClaimRow], user: Any, today: date) -> list[ClaimRow]:
    """Promises with what became of them: a fixed number of queries for all."""
    outcomes = followed([row.claim for row in listed], user, today)
    return [replace(row, followed=outcomes[row.claim.pk]) for row in listed]


def _with_context(kind: Any) -> QuerySet[Any]:
    labellings = Prefetch("problem__labellings", Labelling.objects.select_related("category"))
    claims: QuerySet[Any] = kind.objects.select_related(
        "notice__place__parent__parent", "problem__parent", "measure"
    )
    return claims.defer("notice__text", "measure__text").prefetch_related(labellings)


def _row(claim: Claim, words: Gist, terms: Sequence[str]) -> ClaimRow:
    claim.settle()
    start = claim.start - claim.sentence_start
    span = (start, start + claim.end - claim.start)
    return ClaimRow(
        claim,
        words,
        claim.notice,
        marked(claim.sentence, span, claim.type_name, terms),
        tuple(claim.problem.labels()) if claim.problem else (),
    )


def marked(sentence: str, claim: Span, kind: str, terms: Iterable[str]) -> SafeString:
    """A sentence with a claim's own words set off, and the words that were asked for marked; everything is escaped.

    `claim` is where the claim's own words stand in the sentence; `kind` its class in the stylesheet.
    """
    marks = [Mark(*span) for span in spans(sentence, terms)]
    layers = [[Mark(*claim, "b", f"claimed {kind}")], marks]
    return mark_safe(html(runs(sentence, layers)))  # noqa: S308  # escaped there

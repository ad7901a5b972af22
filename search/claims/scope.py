"""Which claims a page is about: those in exactly the units that a search finds, and that no curator has rejected."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet

from notices.models import Claim, Problem
from search.asking.reading import Reading
from search.asking.request import SearchRequest
from search.claims.key_tables import Among, KeyTable, key_table
from search.claims.nearness import pattern
from search.language.folding import fold
from search.query import every_key


def terms_of(reading: Reading) -> tuple[str, ...]:
    """What was asked for, as snippets mark it; what joins words is left out here as in the search."""
    return tuple(term for term in reading.marked if fold(term) not in reading.left_out)


def standing(
    kind: type[Claim], criteria: SearchRequest, tables: ExitStack, near: Sequence[str] = ()
) -> QuerySet[Any]:
    """With `near`, only those whose sentence holds one of these terms. To be looked at while `tables` are there."""
    within = _within(criteria, tables)
    if within is None:
        return kind.objects.none()
    claims = kind.objects.filter(within, rejected=False)
    if not near:
        return claims
    # Looked for once, and not again for every count: a pattern is what costs time.
    near_claims = tables.enter_context(key_table())
    near_claims.add_rows(claims.filter(sentence__regex=pattern(near)).values("pk"))
    return kind.objects.filter(Among("pk", near_claims))


def _within(criteria: SearchRequest, tables: ExitStack) -> Q | None:
    """None where nothing is found, or it is not known yet: no table is made for that."""
    if asks_for_everything(criteria):
        return {
            "notice": Q(),
            "problem": Q(problem__isnull=False),
            "measure": Q(measure__isnull=False),
        }[criteria.unit]
    batches = filter(None, every_key(criteria))
    first = next(batches, None)
    if first is None:
        return None
    units = tables.enter_context(key_table())
    units.add(chain([first], batches))
    if criteria.unit == "problem":
        units.add_rows(_above(units))
    return Q(Among(f"{criteria.unit}_id", units))


def _above(problems: KeyTable) -> QuerySet[Any, Any]:
    """The problems that items stand under: what their headings claim is read with each of the items."""
    return Problem.objects.filter(Among("pk", problems), parent__isnull=False).values("parent_id")


def asks_for_everything(criteria: SearchRequest) -> bool:
    narrowing = (criteria.text, criteria.facets, criteria.excluded, criteria.within, criteria.without)
    return not any((*narrowing, criteria.notice, criteria.outside))

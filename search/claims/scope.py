"""Which claims a page is about: those in exactly the units that a search finds, and that no curator has rejected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from notices.claims import Claim
from notices.models import Problem
from search.asking.reading import Reading
from search.claims.among import Among
from search.claims.nearness import pattern
from search.keys import keys
from search.language.folding import fold
from search.query import SearchRequest


def terms_of(reading: Reading) -> tuple[str, ...]:
    """What was asked for, as snippets mark it; what joins words is left out here as in the search."""
    return tuple(term for term in reading.marked if fold(term) not in reading.left_out)


def standing(kind: type[Claim], asked: SearchRequest, near: Sequence[str] = ()) -> QuerySet[Any]:
    """With `near`, only those whose sentence holds one of these terms."""
    found = kind.objects.filter(_within(asked), rejected=False)
    if not near:
        return found
    # Looked for once, and not again for every count: a pattern is what costs time.
    held = found.filter(sentence__regex=pattern(near)).order_by().values_list("pk", flat=True)
    return kind.objects.filter(Among("pk", held))


def _within(asked: SearchRequest) -> Q:
    if asks_for_everything(asked):
        return {
            "notice": Q(),
            "problem": Q(problem__isnull=False),
            "measure": Q(measure__isnull=False),
        }[asked.unit]
    found = keys(asked)
    if asked.unit == "problem":
        found += _above(found)
    return Q(Among(f"{asked.unit}_id", found))


def _above(problems: Iterable[int]) -> list[int]:
    """The problems that items stand under: what their headings claim is read with each of the items."""
    above = Problem.objects.filter(Among("pk", problems), parent__isnull=False).order_by()
    return list(above.values_list("parent_id", flat=True).distinct())


def asks_for_everything(asked: SearchRequest) -> bool:
    return not any(
        (asked.text, asked.facets, asked.excluded, asked.within, asked.without, asked.notice, asked.outside)
    )

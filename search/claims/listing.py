"""The claims that a question finds, with what is counted of them: what pages, files and drawings are made of."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from search.asking.request import SearchRequest
from search.claims.forms import ClaimForm
from search.claims.kinds import ClaimPage
from search.claims.pictures import ClaimSummary
from search.claims.scope import standing, terms_of
from search.query import Results, search


@dataclass
class Listing:
    """Asked of the database as far as it is looked at, each thing once.

    `with Listing(…) as listing:` what it keeps there for that is gone afterwards.
    """

    kind: ClaimPage
    form: ClaimForm
    request: SearchRequest = field(init=False)
    _tables: ExitStack = field(init=False, default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.request = self.form.request()

    def __enter__(self) -> Listing:
        return self

    def __exit__(self, *_error: object) -> None:
        self._tables.close()

    @cached_property
    def searched(self) -> Results:
        """No hits: how the words were read, and the facets."""
        return search(self.request, 0, 0)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        return terms_of(self.searched.reading)

    @property
    def is_near(self) -> bool:
        """Whether only sentences with one of the words count."""
        return bool(self.terms) and self.form.is_near

    @cached_property
    def found(self) -> QuerySet[Any]:
        return standing(self.kind.model, self.request, self._tables, self.terms if self.is_near else ())

    @cached_property
    def summary(self) -> ClaimSummary:
        return self.kind.summary(self.form, self.found)

    @property
    def of_titles(self) -> bool:
        """Documents stand under their titles, until one of these is chosen."""
        return self.kind.slug == "documents" and not self.form.cleaned_data["document"]

    def keys(self, start: int = 0, stop: int | None = None) -> list[int]:
        return list(self.kind.listed(self.form, self.found)[start:stop])

    def count(self) -> int:
        """Of all keys."""
        return self.kind.listed(self.form, self.found).count()

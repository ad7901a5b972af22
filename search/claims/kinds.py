"""The pages of the kinds of claims (`notices.claim_kinds`): what each is asked, counted and sorted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from notices.claim_kinds import KIND_OF, ClaimKind
from notices.models import Claim
from search.claims import accountability, documents, figures, promises
from search.claims.forms import ClaimForm, DocumentForm, FigureForm, PromiseForm
from search.claims.orders import NEWEST, ORDERS
from search.claims.pictures import ClaimSummary, Gist

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A kind of claim with its page: `narrowed` are the claims that its own filters leave, `orders` those offered."""

    claim: ClaimKind
    form: type[ClaimForm]
    narrowed: Callable[[Any, QuerySet[Any]], QuerySet[Any]]
    summary: Callable[[Any, QuerySet[Any]], ClaimSummary]
    gist: Callable[[Any], Gist]
    remark: StrOrPromise = ""  # what a reader of the counts should know

    @property
    def slug(self) -> str:
        return self.claim.plural

    @property
    def name(self) -> str:
        return self.claim.name

    @property
    def label(self) -> StrOrPromise:
        return self.claim.label

    @property
    def model(self) -> type[Claim]:
        return self.claim.model

    def listed(self, form: ClaimForm, claims: QuerySet[Any]) -> QuerySet[Any]:
        """The keys of the claims, in their order."""
        narrowed = self.narrowed(form, claims)
        return narrowed.order_by(*ORDERS.get(form.sorting, NEWEST)).values_list("pk", flat=True)

    @property
    def orders(self) -> tuple[str, ...]:
        return tuple(value for value in self.form.base_fields["order"].values if value)  # type: ignore[attr-defined]


def _kind(name: str, form: type[ClaimForm], page: ModuleType) -> ClaimPage:
    return ClaimPage(KIND_OF[name], form, page.narrowed, page.summary, page.gist, getattr(page, "REMARK", ""))


KINDS: Mapping[str, ClaimPage] = MappingProxyType(
    {
        kind.slug: kind
        for kind in (
            _kind("figure", FigureForm, figures),
            _kind("promise", PromiseForm, promises),
            _kind("document", DocumentForm, documents),
            _kind("accountability", accountability.AccountabilityForm, accountability),
        )
    }
)
ACTS = KINDS["accountability"]

"""The four kinds of claims: what each is called, asked, counted and sorted by. A page is made from one of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from notices.claims import Accountability, Claim, Document, Figure, Promise
from notices.exporting.variables import Table
from search.claims import accountability, documents, figures, promises
from search.claims.forms import AccountabilityForm, ClaimForm, DocumentForm, FigureForm, PromiseForm
from search.claims.orders import NEWEST, ORDERS
from search.claims.pictures import Said, Summary

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Kind:
    """`narrowed` are the claims that its own filters leave, `orders` those offered; `name` is that of its table."""

    slug: str
    name: Table
    label: StrOrPromise
    model: type[Claim]
    form: type[ClaimForm]
    narrowed: Callable[[Any, QuerySet[Any]], QuerySet[Any]]
    summary: Callable[[Any, QuerySet[Any]], Summary]
    said: Callable[[Any], Said]

    def listed(self, form: ClaimForm, found: QuerySet[Any]) -> QuerySet[Any]:
        """The keys of the claims, in their order."""
        narrowed = self.narrowed(form, found)
        return narrowed.order_by(*ORDERS.get(form.sorting, NEWEST)).values_list("pk", flat=True)

    @property
    def orders(self) -> tuple[str, ...]:
        return tuple(value for value in self.form.base_fields["order"].values if value)  # type: ignore[attr-defined]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.slug: kind
        for kind in (
            Kind(
                "figures",
                "figure",
                _("数字"),
                Figure,
                FigureForm,
                figures.narrowed,
                figures.summary,
                figures.said,
            ),
            Kind(
                "promises",
                "promise",
                _("承诺"),
                Promise,
                PromiseForm,
                promises.narrowed,
                promises.summary,
                promises.said,
            ),
            Kind(
                "documents",
                "document",
                _("制度文件"),
                Document,
                DocumentForm,
                documents.narrowed,
                documents.summary,
                documents.said,
            ),
            Kind(
                "accountability",
                "accountability",
                _("追责"),
                Accountability,
                AccountabilityForm,
                accountability.narrowed,
                accountability.summary,
                accountability.said,
            ),
        )
    }
)

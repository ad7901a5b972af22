"""Claims: what was misread is rejected, and taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from notices.admin.conflicts import ReadOnly, SharedAdmin
from notices.claim_kinds import CLAIM_KINDS, ClaimKind
from notices.decisions.recording import Act, recorded
from notices.models import Claim, Decision
from notices.versioning.changes import counted


class ClaimAdmin(ReadOnly, SharedAdmin):
    """What was read may be rejected, and taken back; the rest is the notice's. `columns` are a kind's own.

    No index holds claims: nobody need be told. The version of the collection counts them.
    """

    columns: tuple[str, ...] = ()
    own_filters: tuple[str, ...] = ()
    list_display = ("words", "sentence", "notice", "rejected")
    list_editable = ("rejected",)
    list_per_page = 50
    search_fields = ("words", "sentence", "notice__name", "notice__title")
    actions = ("reject", "restore")

    def get_list_display(self, _request: HttpRequest) -> tuple[str, ...]:
        first, *more = self.list_display
        return (first, *self.columns, *more)

    @property
    def fields(self) -> tuple[str, ...]:  # type: ignore[override]
        return (*self.get_readonly_fields(), "rejected")

    def get_list_filter(self, _request: HttpRequest) -> tuple[str, ...]:
        return ("rejected", *self.own_filters, "notice__is_sample")

    def get_readonly_fields(self, *_: Any) -> tuple[str, ...]:
        return ("page", "words", "sentence", *self.columns, "start", "end")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).select_related("notice").defer("notice__text")

    @admin.display(description="所在")
    def page(self, claim: Claim) -> str:
        return format_html('<a href="{}">{}</a>', claim.unit.get_absolute_url(), claim.unit.public_id)

    @admin.action(description="否定所选（误读）", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._judge(request, queryset, rejected=True)

    @admin.action(description="恢复所选", permissions=["change"])
    def restore(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._judge(request, queryset, rejected=False)

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:  # noqa: ARG002
        """Only the judgement: where a new reading has put other rows in their place, nothing comes back."""
        with recorded([obj.notice_id], Act.of(request), Decision.Subject.CLAIM):
            type(obj)._default_manager.filter(pk=obj.pk).update(rejected=obj.rejected)
            counted([obj.notice.name])

    def _judge(self, request: HttpRequest, queryset: QuerySet[Claim], *, rejected: bool) -> None:
        notices = dict(queryset.order_by().values_list("notice_id", "notice__name").distinct())
        with recorded(notices, Act.of(request), Decision.Subject.CLAIM):
            queryset.update(rejected=rejected)
            counted(notices.values())


def _admin_of(kind: ClaimKind) -> type[ClaimAdmin]:
    dates = [
        name for name in kind.own_fields if isinstance(kind.model._meta.get_field(name), models.DateField)
    ]
    attributes = {
        "columns": kind.own_fields,
        "own_filters": kind.filters,
        "date_hierarchy": next(iter(dates), None),
    }
    return type(f"{kind.model.__name__}Admin", (ClaimAdmin,), attributes)


for claim_kind in CLAIM_KINDS:
    admin.site.register(claim_kind.model, _admin_of(claim_kind))

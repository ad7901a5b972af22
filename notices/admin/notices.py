"""Notices: facts are corrected, originals fetched, doubts closed. A notice is taken out on its own page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from notices.admin.conflicts import ReadOnly, SharedAdmin, with_initial
from notices.decisions.recording import Act, recorded
from notices.facts import CORRECTABLE
from notices.models import Decision, Doubt, Notice, Original
from notices.models.notice import CONFIDENCE_BANDS
from notices.versioning.changes import corrected


class OriginalInline(ReadOnly, admin.TabularInline):
    model = Original
    fields = readonly_fields = ("name", "media_type", "size", "sha256", "imported", "download")
    extra = 0

    @admin.display(description="下载")
    def download(self, original: Original) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:original", args=[original.pk]), original.name
        )


class DoubtInline(ReadOnly, admin.TabularInline):
    model = Doubt
    fields = ("reason", "words", "closed")
    readonly_fields = ("reason", "words")
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **more: Any) -> Any:
        return with_initial(super().formfield_for_dbfield(db_field, request, **more), db_field)


class ReadingConfidenceFilter(admin.SimpleListFilter):
    """How sure the reading of the outline is; what is hardly sure wants a look."""

    title = "读法把握"
    parameter_name = "sure"

    def lookups(self, *_: Any) -> list[tuple[str, str]]:
        return [(name, f"{low:.1f} – {min(high, 1):.1f}") for name, (low, high) in CONFIDENCE_BANDS.items()]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Notice]) -> QuerySet[Notice]:
        if band := CONFIDENCE_BANDS.get(self.value() or ""):
            return queryset.filter(confidence__gte=band[0], confidence__lt=band[1])
        return queryset


@admin.register(Notice)
class NoticeAdmin(ReadOnly, SharedAdmin):
    notice_path = ""
    subjects = (Decision.Subject.FACT, Decision.Subject.DOUBT)
    list_display = ("title", "place", "kind", "tier", "published", "confidence", "name", "is_sample")
    list_filter = (
        "kind",
        "tier",
        ReadingConfidenceFilter,
        "is_sample",
        ("place__parent", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("title", "name", "issuer", "place__name", "place__parent__name")
    date_hierarchy = "published"
    list_select_related = ("place__parent__parent",)
    autocomplete_fields = ("place",)
    fields = ("name", *CORRECTABLE, "fetched", "curated_facts", "reader_version", "parser_version")
    readonly_fields = ("name", "fetched", "curated_facts", "reader_version", "parser_version")
    inlines = (DoubtInline, OriginalInline)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # noqa: RUF012  # as Django declares it

    def save_model(self, request: HttpRequest, obj: Notice, form: ModelForm, change: bool) -> None:
        """What a curator changed is remembered by name: later imports leave it alone."""
        changed = (name for name in form.changed_data if name in CORRECTABLE)
        obj.curated_facts = sorted({*obj.curated_facts, *changed})
        super().save_model(request, obj, form, change)
        corrected([obj.name])

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.download_original)
        return [path("original/<int:pk>/", view, name="original"), *super().get_urls()]

    def download_original(self, request: HttpRequest, pk: int) -> FileResponse:
        """The bytes as they came, never shown in the browser: they are somebody else's page."""
        if not request.user.has_perm("notices.view_original"):
            raise PermissionDenied
        original = get_object_or_404(Original, pk=pk)
        return FileResponse(original.content.open(), as_attachment=True, filename=original.name)


@admin.register(Doubt)
class DoubtAdmin(ReadOnly, SharedAdmin):
    list_display = ("reason", "words", "notice", "closed")
    list_editable = ("closed",)
    list_filter = ("closed", "notice__is_sample", "reason")
    search_fields = ("reason", "words", "notice__name", "notice__title")
    list_select_related = ("notice",)
    fields = ("notice", "reason", "words", "closed")
    readonly_fields = ("notice", "reason", "words")
    actions = ("close",)

    def save_model(self, request: HttpRequest, obj: Doubt, form: Any, change: bool) -> None:  # noqa: ARG002
        """Only this: where a new reading has put other rows in their place, nothing comes back."""
        with recorded([obj.notice_id], Act.of(request), Decision.Subject.DOUBT):
            Doubt.objects.filter(pk=obj.pk).update(closed=obj.closed)

    @admin.action(description="标为已处理", permissions=["change"])
    def close(self, request: HttpRequest, queryset: QuerySet[Doubt]) -> None:
        notices = set(queryset.order_by().values_list("notice_id", flat=True))
        with recorded(notices, Act.of(request), Decision.Subject.DOUBT):
            queryset.update(closed=True)

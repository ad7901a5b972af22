"""The curator's pages: search, filter and correct facts and categories, reject claims; fetch an original."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from notices.claims import Accountability, Claim, Document, Figure, Promise
from notices.importing.importer import CORRECTABLE
from notices.models import (
    Category,
    CategoryGroup,
    Doubt,
    Labelling,
    Measure,
    Notice,
    Original,
    Place,
    Problem,
)
from notices.signals import notices_changed
from notices.versioning.changes import corrected, noted


class _ReadOnly:
    """Rows that come from a notice's text: they are imported, never typed."""

    def has_add_permission(self, *_: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any) -> bool:
        return False


class OriginalInline(_ReadOnly, admin.TabularInline):
    model = Original
    fields = readonly_fields = ("name", "media_type", "size", "sha256", "imported", "download")
    extra = 0

    @admin.display(description="下载")
    def download(self, original: Original) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:original", args=[original.pk]), original.name
        )


class DoubtInline(_ReadOnly, admin.TabularInline):
    model = Doubt
    fields = ("reason", "words", "closed")
    readonly_fields = ("reason", "words")
    extra = 0


@admin.register(Notice)
class NoticeAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("title", "place", "kind", "tier", "published", "name", "is_sample")
    list_filter = ("kind", "tier", "is_sample", ("place__parent", admin.RelatedOnlyFieldListFilter))
    search_fields = ("title", "name", "issuer", "place__name", "place__parent__name")
    date_hierarchy = "published"
    list_select_related = ("place__parent__parent",)
    autocomplete_fields = ("place",)
    fields = ("name", *CORRECTABLE, "fetched", "curated_facts", "reader_version", "parser_version")
    readonly_fields = ("name", "fetched", "curated_facts", "reader_version", "parser_version")
    inlines = (DoubtInline, OriginalInline)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # noqa: RUF012  # as Django declares it

    def has_delete_permission(self, request: HttpRequest, *_: Any) -> bool:
        return request.user.has_perm("notices.delete_notice")

    def save_model(self, request: HttpRequest, obj: Notice, form: ModelForm, change: bool) -> None:
        """What a curator changed is remembered by name: later imports leave it alone."""
        changed = (name for name in form.changed_data if name in CORRECTABLE)
        obj.curated_facts = sorted({*obj.curated_facts, *changed})
        super().save_model(request, obj, form, change)
        corrected(Notice, [obj.name])

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What stands in a notice goes with it, though none of it can be deleted by itself."""
        named, counts, _forbidden, protected = super().get_deleted_objects(objs, request)
        return named, counts, set(), protected

    def delete_model(self, request: HttpRequest, obj: Notice) -> None:
        super().delete_model(request, obj)
        notices_changed.send(sender=Notice, names=[obj.name])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Notice]) -> None:
        names = list(queryset.values_list("name", flat=True))
        super().delete_queryset(request, queryset)
        notices_changed.send(sender=Notice, names=names)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.download_original)
        return [path("original/<int:pk>/", view, name="original"), *super().get_urls()]

    def download_original(self, _request: HttpRequest, pk: int) -> FileResponse:
        """The bytes as they came, never shown in the browser: they are somebody else's page."""
        original = get_object_or_404(Original, pk=pk)
        return FileResponse(original.content.open(), as_attachment=True, filename=original.name)


class LabellingFormSet(BaseInlineFormSet):
    """Saving a changed set of categories makes the problem a curated one."""

    def save(self, commit: bool = True) -> Any:
        changed = self.has_changed()
        saved = super().save(commit)
        if changed:
            Problem.objects.filter(pk=self.instance.pk).update(curated=True)
        return saved


class LabellingInline(admin.TabularInline):
    model = Labelling
    formset = LabellingFormSet
    fields = ("rank", "category", "score", "cues")
    readonly_fields = ("score", "cues")
    extra = 1
    max_num = 3


class ConfidenceFilter(admin.SimpleListFilter):
    """How sure the classifier was of a problem's areas; the unsure ones are a curator's work."""

    title = "归类把握"
    parameter_name = "confidence"
    bands = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))

    def lookups(self, *_: Any) -> list[tuple[str, str]]:
        return [
            (str(number), f"{low:.1f} – {min(high, 1):.1f}") for number, (low, high) in enumerate(self.bands)
        ]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Problem]) -> QuerySet[Problem]:
        bands = {str(number): band for number, band in enumerate(self.bands)}
        if band := bands.get(self.value() or ""):
            return queryset.filter(confidence__gte=band[0], confidence__lt=band[1])
        return queryset


@admin.register(Problem)
class ProblemAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("__str__", "public_id", "kind", "confidence", "curated")
    list_filter = (ConfidenceFilter, "kind", "curated", "labellings__category__group", "notice__is_sample")
    search_fields = ("title", "heading", "notice__title", "notice__name")
    list_select_related = ("notice", "parent__notice")
    ordering = ("confidence", "pk")
    fields = ("public_id", "heading", "title", "kind", "label", "confidence", "curated")
    readonly_fields = ("public_id", "heading", "title", "kind", "label", "confidence")
    inlines = (LabellingInline,)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        corrected(Problem, [form.instance.notice.name])


@admin.register(Doubt)
class DoubtAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("reason", "words", "notice", "closed")
    list_editable = ("closed",)
    list_filter = ("closed", "notice__is_sample", "reason")
    search_fields = ("reason", "words", "notice__name", "notice__title")
    list_select_related = ("notice",)
    fields = ("notice", "reason", "words", "closed")
    readonly_fields = ("notice", "reason", "words")
    actions = ("close",)

    @admin.action(description="标为已处理")
    def close(self, _request: HttpRequest, queryset: QuerySet[Doubt]) -> None:
        queryset.update(closed=True)


@admin.register(Measure)
class MeasureAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("__str__", "public_id", "label", "status", "status_words")
    list_filter = ("status", "problem__labellings__category__group", "problem__notice__is_sample")
    search_fields = ("text", "problem__title", "problem__notice__name")
    list_select_related = ("problem__notice", "problem__parent__notice")
    fields = readonly_fields = ("public_id", "label", "text", "start", "end", "status", "status_words")


class ClaimAdmin(_ReadOnly, admin.ModelAdmin):
    """What was read may be rejected, and taken back; the rest is the notice's. `said` are a kind's own columns.

    No index holds claims: nobody need be told. The version of the collection counts them.
    """

    said: tuple[str, ...] = ()
    own_filters: tuple[str, ...] = ()
    list_display = ("words", "sentence", "notice", "rejected")
    list_editable = ("rejected",)
    list_per_page = 50
    search_fields = ("words", "sentence", "notice__name", "notice__title")
    actions = ("reject", "restore")

    def get_list_display(self, _request: HttpRequest) -> tuple[str, ...]:
        first, *others = self.list_display
        return (first, *self.said, *others)

    def get_list_filter(self, _request: HttpRequest) -> tuple[str, ...]:
        return ("rejected", *self.own_filters, "notice__is_sample")

    def get_readonly_fields(self, *_: Any) -> tuple[str, ...]:
        return ("page", "words", "sentence", *self.said, "start", "end")

    def get_fields(self, *_: Any) -> tuple[str, ...]:
        return (*self.get_readonly_fields(), "rejected")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).select_related("notice").defer("notice__text")

    @admin.display(description="所在")
    def page(self, claim: Claim) -> str:
        return format_html('<a href="{}">{}</a>', claim.unit.get_absolute_url(), claim.unit.public_id)

    @admin.action(description="否定所选（误读）")
    def reject(self, _request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._judge(queryset, rejected=True)

    @admin.action(description="恢复所选")
    def restore(self, _request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._judge(queryset, rejected=False)

    def save_model(self, request: HttpRequest, obj: Claim, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        noted([obj.notice.name])

    def _judge(self, queryset: QuerySet[Claim], *, rejected: bool) -> None:
        names = list(queryset.order_by().values_list("notice__name", flat=True).distinct())
        with transaction.atomic():
            queryset.update(rejected=rejected)
            noted(names)


@admin.register(Promise)
class PromiseAdmin(ClaimAdmin):
    said = ("due", "due_by")
    date_hierarchy = "due_by"


@admin.register(Figure)
class FigureAdmin(ClaimAdmin):
    said = ("value", "unit_name", "bound", "sense")
    own_filters = ("sense", "bound")


@admin.register(Document)
class DocumentAdmin(ClaimAdmin):
    said = ("title", "role")
    own_filters = ("role",)


@admin.register(Accountability)
class AccountabilityAdmin(ClaimAdmin):
    said = ("kind", "count", "unit_name", "who")
    own_filters = ("kind", "who")


@admin.register(Category)
class CategoryAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("name", "slug", "group", "scope")
    list_filter = ("group",)
    search_fields = ("name", "slug", "scope")
    readonly_fields = ("name", "name_en", "slug", "group", "scope", "position")


@admin.register(CategoryGroup)
class CategoryGroupAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("name", "slug")
    readonly_fields = ("name", "name_en", "slug", "position")


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    list_display = ("name", "level", "parent", "code")
    list_filter = ("level",)
    search_fields = ("name", "code")
    autocomplete_fields = ("parent",)
    list_select_related = ("parent__parent__parent",)

    def save_model(self, request: HttpRequest, obj: Place, form: ModelForm, change: bool) -> None:
        """What is filed under a place is filed under its name and what is above it."""
        super().save_model(request, obj, form, change)
        below = Q(place=obj) | Q(place__parent=obj) | Q(place__parent__parent=obj)
        if names := list(Notice.objects.filter(below).values_list("name", flat=True)):
            corrected(Place, names)

"""Sources of the collector, and what it saw there: taken, left and why, failed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from notices.admin.conflicts import ReadOnly
from notices.models import CollectedPage, SourceSite

_PAGES = {
    "taken": Q(pages__status=CollectedPage.Status.TAKEN),
    "left": Q(pages__status=CollectedPage.Status.LEFT),
    "failed": Q(pages__status=CollectedPage.Status.FAILED),
    "due": Q(pages__due=True),
}


@admin.register(SourceSite)
class SourceSiteAdmin(admin.ModelAdmin):
    list_display = ("name", "place", "active", "begun", "ended", "taken", "left", "failed", "due", "log")
    list_filter = ("active",)
    search_fields = ("name", "address", "place__name")
    autocomplete_fields = ("place",)
    list_select_related = ("place__parent__parent",)
    readonly_fields = ("begun", "ended", "batch")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # noqa: RUF012  # as Django declares it

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceSite]:
        counts: dict[str, Any] = {
            f"{name}_pages": Count("pages", filter=condition) for name, condition in _PAGES.items()
        }
        rows: QuerySet[SourceSite] = super().get_queryset(request)
        return rows.annotate(**counts)

    @admin.display(description="收下", ordering="taken_pages")
    def taken(self, site: Any) -> int:
        return int(site.taken_pages)

    @admin.display(description="未收", ordering="left_pages")
    def left(self, site: Any) -> int:
        return int(site.left_pages)

    @admin.display(description="失败", ordering="failed_pages")
    def failed(self, site: Any) -> int:
        return int(site.failed_pages)

    @admin.display(description="待访问", ordering="due_pages")
    def due(self, site: Any) -> int:
        return int(site.due_pages)

    @admin.display(description="记录")
    def log(self, site: SourceSite) -> str:
        address = reverse("admin:notices_collectedpage_changelist")
        return format_html('<a href="{}?site__id__exact={}">查看</a>', address, site.pk)


@admin.register(CollectedPage)
class CollectedPageAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("address", "words", "kind", "status", "reason", "checked", "file_status", "notice")
    list_filter = ("status", "kind", "due", "site")
    search_fields = ("address", "words", "reason")
    list_select_related = ("file__notice",)

    def has_change_permission(self, *_: Any) -> bool:
        return False

    @admin.display(description="导入")
    def file_status(self, page: CollectedPage) -> str:
        return f"{page.file.get_status_display()} {page.file.reason}".strip() if page.file else ""

    @admin.display(description="通报")
    def notice(self, page: CollectedPage) -> str:
        row = page.file.notice if page.file else None
        return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.name) if row else ""

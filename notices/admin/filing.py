"""What notices are filed under: areas, from the taxonomy, and places."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from notices.admin.conflicts import ReadOnly
from notices.decisions.opened_form import OpenedForm
from notices.importing.place_rows import filed_anew
from notices.models import Category, CategoryGroup, Place


@admin.register(Category)
class CategoryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "slug", "group", "scope")
    list_filter = ("group",)
    search_fields = ("name", "slug", "scope")
    readonly_fields = ("name", "name_en", "slug", "group", "scope", "position")


@admin.register(CategoryGroup)
class CategoryGroupAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "slug")
    readonly_fields = ("name", "name_en", "slug", "position")


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    list_display = ("name", "level", "parent", "code")
    list_filter = ("level",)
    search_fields = ("name", "code")
    autocomplete_fields = ("parent",)
    list_select_related = ("parent__parent__parent",)
    form = OpenedForm
    fields = ("name", "level", "code", "parent", "opened")

    def save_model(self, request: HttpRequest, obj: Place, form: ModelForm, change: bool) -> None:
        """What is filed under a place is filed under its name and what is above it."""
        super().save_model(request, obj, form, change)
        filed_anew(obj)

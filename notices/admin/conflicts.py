"""Admin pages of rows that several curators, and new readings, may be writing: locked, recorded, conflicts told."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import BooleanField
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from notices.decisions.opened_form import OWN, OpenedForm
from notices.decisions.recording import Act, locked, recorded


class ReadOnly:
    """Rows that come from a notice's text: they are imported, never typed."""

    def has_add_permission(self, *_: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any) -> bool:
        return False


class Identified:
    """Rows that have a public identifier, and a page of their own on the site."""

    @admin.display(description=_("编号"))
    def identifier(self, row: Any) -> str:
        return str(row.public_id)


class SharedAdmin(admin.ModelAdmin):
    """Rows of notices, which others may be writing: they are locked before they are read to be changed."""

    form = OpenedForm
    notice_path = "notice"  # from a row to its notice
    subjects: tuple[str, ...] = ()  # what is written down of what a page of one row changes

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_fields(request, obj)
        return [*fields, *OWN] if self.has_change_permission(request, obj) else fields

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        page = partial(super().changeform_view, request, object_id, form_url, extra_context)
        key = object_id and self.model._default_manager.filter(pk=unquote(object_id)).values_list(
            self.notice_path or "pk"
        )
        if request.method != "POST" or not self.subjects or not key:
            return page()
        with recorded([notice for (notice,) in key], Act.of(request), *self.subjects):
            return page()

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """What was saved is seen on the site by one click."""
        response = super().response_change(request, obj)
        if address := getattr(obj, "get_absolute_url", None):
            self.message_user(request, format_html('<a href="{}">{}</a>', address(), _("在站上看")))
        return response

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST":
            return row
        list(locked(row.pk for row in [getattr(row, self.notice_path) if self.notice_path else row]))
        return super().get_object(request, object_id, from_field)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **more: Any) -> Any:
        return with_initial(super().formfield_for_dbfield(db_field, request, **more), db_field)


def with_initial(field: Any, db_field: Any) -> Any:
    """Many boxes on one page: only those that a person ticked or cleared there are changed."""
    if field and isinstance(db_field, BooleanField):
        field.show_hidden_initial = True
    return field

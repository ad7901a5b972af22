"""One page of a list, with the addresses of those beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Page as Slice
from django.db.models import QuerySet
from django.http import HttpRequest

from notices.pagination import page_of
from notices.public_ids import permanent
from search.api.parameters import Paging


def slice_of(rows: Sequence[Any] | QuerySet[Any], form: Paging) -> Slice[Any]:
    return page_of(rows, form.rows_a_page, form.page_number)


def described(request: HttpRequest, page: Slice[Any]) -> dict[str, Any]:
    """The fields of `shapes.Page`."""
    return {
        "total": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "size": page.paginator.per_page,
        "next": _address(request, page.next_page_number) if page.has_next() else None,
        "previous": _address(request, page.previous_page_number) if page.has_previous() else None,
    }


def _address(request: HttpRequest, number: Callable[[], int]) -> str:
    parameters = request.GET.copy()
    parameters["page"] = str(number())
    return permanent(f"{request.path}?{parameters.urlencode()}")

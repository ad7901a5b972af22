"""Links to the pages of a long list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page's number and address; no address stands for pages left out."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class PageLinks:
    count: int
    links: tuple[PageLink, ...]
    previous: str
    next: str


def page_of(rows: Any, size: int, number: Any) -> Page[Any]:
    """The page that was asked for, of a sequence or a query. Raises Http404 where there is none."""
    try:
        return Paginator(rows, size).page(number)
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing


def page_links(page: Page[Any], url: Callable[[int], str]) -> PageLinks:
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return PageLinks(
        page.paginator.num_pages,
        tuple(_link(number, url, page.number) for number in numbers),
        url(page.previous_page_number()) if page.has_previous() else "",
        url(page.next_page_number()) if page.has_next() else "",
    )


def _link(number: str | int, url: Callable[[int], str], current: int) -> PageLink:
    if not isinstance(number, int):
        return PageLink(0, "", current=False)
    return PageLink(number, url(number), current=number == current)

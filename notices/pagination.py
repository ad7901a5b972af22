"""Links to the pages of a long list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page


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

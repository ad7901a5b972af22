"""What there is still to ask for: rows of pages that were linked to, each address once, with why one is left."""

from __future__ import annotations

from dataclasses import dataclass

from notices.collecting.links import Link, ListPage
from notices.collecting.visits import Visits
from notices.genre import no_title
from notices.models import CollectedPage, SourceSite
from notices.reading import ReadError

Kind, Status = CollectedPage.Kind, CollectedPage.Status

_TOO_MANY = "列表页已到上限（{} 页）"


@dataclass(frozen=True, slots=True)
class Added:
    """How many links a list had, and how many of them nobody had seen, of them how many to be asked for."""

    links: int
    unseen: int
    due: int


def begin(site: SourceSite, address: str) -> None:
    """A run's first page."""
    page, _ = CollectedPage.objects.get_or_create(
        address=address, defaults={"site": site, "kind": Kind.LIST, "is_first": True}
    )
    page.site, page.kind, page.is_first, page.due, page.attempts = site, Kind.LIST, True, True, 0
    page.save()


def add_links(page: CollectedPage, listed: ListPage, visits: Visits) -> Added:
    """A list's articles; its further pages only where something on this one was new, so that no pager is endless."""
    addresses = [link.address for link in listed.articles]
    seen_before = set(CollectedPage.objects.filter(address__in=addresses).values_list("address", flat=True))
    unseen = [
        _article(page.site, link, visits) for link in listed.articles if link.address not in seen_before
    ]
    CollectedPage.objects.bulk_create(unseen)
    if unseen:
        _add_lists(page, listed.further, page.depth, visits, is_first=False)
    if page.depth < page.site.depth:
        _add_lists(page, listed.lists, page.depth + 1, visits, is_first=True)
    return Added(len(listed.articles), len(unseen), sum(row.due for row in unseen))


def moved(page: CollectedPage, address: str) -> None:
    """The address that a page was moved to takes its place, unless it has been seen."""
    CollectedPage.objects.get_or_create(
        address=address,
        defaults={
            "site": page.site,
            "kind": page.kind,
            "words": page.words,
            "depth": page.depth,
            "is_first": page.is_first,
            "due": True,
        },
    )


def _article(site: SourceSite, link: Link, visits: Visits) -> CollectedPage:
    row = CollectedPage(site=site, address=link.address, words=link.words, kind=Kind.ARTICLE)
    if reason := no_title(link.words) or _out_of_reach(link, visits):
        row.status, row.reason = Status.LEFT, reason
    else:
        row.due = True
    return row


def _add_lists(
    page: CollectedPage, links: tuple[Link, ...], depth: int, visits: Visits, is_first: bool
) -> None:
    """Lists that this run has not asked for yet, up to the source's bound."""
    site = page.site
    room = site.most_lists - site.pages.filter(kind=Kind.LIST, checked__gte=site.begun).count()
    room -= site.pages.due().filter(kind=Kind.LIST).count()
    for link in links:
        row = CollectedPage.objects.filter(address=link.address).first()
        if row and not _may_be_listed(row):
            continue
        row = row or CollectedPage(
            site=site, address=link.address, words=link.words, kind=Kind.LIST, depth=depth, is_first=is_first
        )
        reason = _out_of_reach(link, visits) or ("" if room > 0 else _TOO_MANY.format(site.most_lists))
        row.due, row.reason = not reason, reason
        row.status = Status.LEFT if reason else row.status
        row.save()
        room -= row.due


def _may_be_listed(row: CollectedPage) -> bool:
    """A list that this run has not asked for and is not about to."""
    begun, checked = row.site.begun, row.checked
    return row.kind == Kind.LIST and not row.due and not (checked and begun and checked >= begun)


def _out_of_reach(link: Link, visits: Visits) -> str:
    try:
        visits.allowed(link.address)
    except ReadError as error:
        return str(error)
    return ""

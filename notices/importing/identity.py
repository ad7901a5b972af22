"""Which notice a file is: by its bytes, by the address it came from, or by its name where what it says agrees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from notices.importing.likeness import likeness
from notices.importing.naming import stem_name
from notices.importing.sources import Draft
from notices.models import Notice, Reprint

NEAR = 0.8

CameAlong = Callable[[Notice], bool]  # whether it was taken in from another file of the same batch


class Headed(Protocol):
    """What has the facts by which notices are told apart."""

    @property
    def title(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def feedback_date(self) -> date | None: ...


def nothing_came_along(_notice: Notice) -> bool:
    return False


def same_notice(draft: Draft, came_along: CameAlong = nothing_came_along) -> Notice | None:
    """The notice of these very bytes, else that of this address, else the one of this name that is plainly it.

    Of files handed in together a name says nothing: one notice in four formats has one, and so have two of two folders.
    """
    if notice := Notice.objects.filter(originals__sha256=draft.sha256).first() or _of_address(draft):
        return notice
    namesake = _namesake(draft)
    return None if namesake and came_along(namesake) else namesake


def _of_address(draft: Draft) -> Notice | None:
    """A page that was read before and has changed, also much, but is not another notice at the old one's address."""
    url = draft.source.url
    notice = Notice.objects.filter(url=url).first() if url else None
    is_it = notice and (agrees(notice, draft.facts) or likeness(notice.text, draft.text) >= NEAR)
    return notice if is_it else None


def _namesake(draft: Draft) -> Notice | None:
    """Sites number their files alike: of two addresses, a name says nothing."""
    notice = Notice.objects.filter(name=stem_name(draft.source.name) or "").first()
    if notice is None or (draft.source.url and notice.url):
        return None
    return notice if agrees(notice, draft.facts) else None


def agrees(notice: Headed, facts: Headed) -> bool:
    """A page that was read again, not another page whose file happens to bear the name: by what it says of itself."""
    if facts.title and notice.title == facts.title:
        return True
    return any(_inspection(facts)) and _inspection(notice) == _inspection(facts)


def _inspection(of: Headed) -> tuple[str, str, date | None]:
    return of.issuer, of.kind or "", of.feedback_date


def note_reprint(notice: Notice, draft: Draft) -> bool:
    """The draft's address as another place where the notice stands; False where it is none, or the notice's own."""
    source = draft.source
    if not source.url or source.url == notice.url:
        return False
    add_reprint(notice, source.url, draft.sha256, source.fetched)
    return True


def add_reprint(notice: Notice, url: str, sha256: str, fetched: datetime | None) -> None:
    Reprint.objects.update_or_create(notice=notice, url=url, defaults={"sha256": sha256, "fetched": fetched})

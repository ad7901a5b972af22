"""What changes the collection: an import, a curator's correction, a notice taken out.

Each is noted in the transaction that writes the rows (`notices_changed`): whatever happens afterwards, what has to
follow the rows finds what it has not done yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from notices.models import CollectionState, Notice
from notices.signals import changes_committed, notices_changed
from notices.versioning.canonical_form import digest

TOGETHER = 50  # changes of a run that are worked off at once: an index writes many as fast as one

_changes_of_run: ContextVar[list[int] | None] = ContextVar("changes_of_run", default=None)


def written(notice: Notice) -> None:
    """To be called last in the transaction that writes a notice's rows."""
    _record(notice)
    _announce([notice.name])


def corrected(names: Iterable[str]) -> None:
    """A curator has changed rows of these notices: counts into the version, and is told to whoever listens."""
    names = list(names)
    with transaction.atomic():
        counted(names)
        _announce(names)


def counted(names: Iterable[str]) -> None:
    """What was changed in these notices counts into the version; no index holds it."""
    with transaction.atomic():
        # Whoever changes the same notice meanwhile waits, and then sees this change too.
        for notice in Notice.objects.select_for_update(of=("self",)).filter(name__in=names).order_by("pk"):
            _record(notice)


def taken_out(instance: Notice, **_signal: Any) -> None:
    """A notice has gone, by whatever way (`post_delete`, which is sent inside of the transaction)."""
    CollectionState.objects.move()
    _announce([instance.name])


def put_back(notice: Notice) -> None:
    """A notice that had been taken out is there again: its digest is what it was, the collection's is not."""
    CollectionState.objects.move()
    _announce([notice.name])


@contextmanager
def run_of_changes() -> Iterator[None]:
    """Changes one after the other, each committed by itself, are worked off together; what waited before goes first."""
    changes_committed.send_robust(sender=CollectionState)
    token = _changes_of_run.set([0])
    try:
        yield
    finally:
        _changes_of_run.reset(token)
        changes_committed.send_robust(sender=CollectionState)


def brought_back(names_before: Iterable[str]) -> list[str]:
    """All rows come from a backup, in place of those of other notices; gives whose rows make another digest."""
    notices = Notice.objects.defer("text").order_by("pk").iterator(chunk_size=100)
    differing = [notice.name for notice in notices if digest(notice) != notice.digest]
    with transaction.atomic():
        _announce(sorted({*names_before, *Notice.objects.values_list("name", flat=True)}))
    return differing


def bring_in_digests() -> None:
    """Digests of notices that were there before there were any, or that an upgrade has changed."""
    for notice in Notice.objects.filter(digest="").order_by("pk").iterator(chunk_size=100):
        with transaction.atomic():
            _record(notice)
            notices_changed.send(sender=Notice, names=[notice.name])


def _record(notice: Notice) -> None:
    """The same rows again move nothing."""
    notice.digest = digest(notice)
    if Notice.objects.filter(pk=notice.pk).exclude(digest=notice.digest).update(digest=notice.digest):
        CollectionState.objects.move()


def _announce(names: list[str]) -> None:
    notices_changed.send(sender=Notice, names=names)
    transaction.on_commit(_committed)


def _committed() -> None:
    """A listener that fails is logged and takes nothing with it: the rows and its note of them are there to stay."""
    run = _changes_of_run.get()
    if run is not None:
        run[0] += 1
    if run is None or run[0] % TOGETHER == 0:
        changes_committed.send_robust(sender=CollectionState)

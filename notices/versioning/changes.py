"""What changes the collection: an import, a curator's correction, a notice taken out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from notices.models import Notice
from notices.signals import notices_changed
from notices.versioning.canonical_form import digest
from notices.versioning.state import moved


def recorded(notice: Notice) -> None:
    """To be called last in the transaction that writes a notice's rows; the same rows again change nothing."""
    notice.digest = digest(notice)
    if Notice.objects.filter(pk=notice.pk).exclude(digest=notice.digest).update(digest=notice.digest):
        moved()


def corrected(sender: Any, names: Iterable[str]) -> None:
    """A curator has changed rows of these notices: counts into the version, and is told to whoever listens."""
    named = list(names)
    noted(named)
    notices_changed.send(sender=sender, names=named)


def noted(names: Iterable[str]) -> None:
    """What was changed in these notices counts into the version."""
    with transaction.atomic():
        # Whoever changes the same notice meanwhile waits, and then sees this change too.
        for notice in Notice.objects.select_for_update(of=("self",)).filter(name__in=names).order_by("pk"):
            recorded(notice)


def taken_out(**_sent: Any) -> None:
    """A notice has gone, by whatever way (`post_delete`)."""
    moved()


def bring_in_digests() -> None:
    """Digests of notices that were there before there were any."""
    for notice in Notice.objects.filter(digest="").order_by("pk").iterator(chunk_size=100):
        with transaction.atomic():
            recorded(notice)

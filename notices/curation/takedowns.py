"""A notice is taken out, with its bytes deleted or sealed; what was sealed is put back as it was.

Its rows go, so that no page, index, export or feed has anything to leave out. Sealed, they are kept as text with their
keys, which no other row is ever given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import NestedObjects
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.files.storage import default_storage
from django.db import connection, transaction

from notices.decisions.recording import Act
from notices.decisions.states import Subject
from notices.importing.likeness import fingerprint
from notices.importing.recognitions import forget
from notices.models import (
    Decision,
    DoubleCoding,
    Fingerprint,
    ImportFile,
    ListedText,
    Notice,
    Original,
    Problem,
    SealedFile,
    Takedown,
)
from notices.versioning.changes import put_back


def take_down(notice: Notice, act: Act, *, sealed: bool) -> Takedown:
    originals = list(notice.originals.all())
    with transaction.atomic():
        takedown = Takedown.objects.create(
            name=notice.name,
            reason=act.reason,
            author=act.author,
            sealed=_rows(notice) if sealed else "",
        )
        values = {fingerprint(notice.text), *(original.sha256 for original in originals)}
        Fingerprint.objects.bulk_create(Fingerprint(takedown=takedown, value=value) for value in values)
        if sealed:
            SealedFile.objects.bulk_create(
                SealedFile(takedown=takedown, sha256=original.sha256, content=original.content.name)
                for original in originals
            )
        else:
            Decision.objects.filter(name=notice.name).delete()  # they repeat what it said
            _forget_log(notice)
            _forget_files(originals)
        _noted(notice.name, {}, "sealed" if sealed else "deleted", act)
        codings = list(DoubleCoding.objects.filter(notices__notice=notice))
        notice.delete()
        for coding in codings:  # its sheets may have been the last that were open
            coding.reveal_if_complete()
    return takedown


def restore(takedown: Takedown, act: Act) -> None:
    """What was sealed stands as before, at its addresses; its rows are those that were taken out."""
    with transaction.atomic():
        for row in serializers.deserialize("json", takedown.sealed, ignorenonexistent=True):
            row.save()
        notice = Notice.objects.get(name=takedown.name)
        imported = ImportFile.objects.filter(sha256__in=takedown.files.values("sha256"), notice=None)
        imported.exclude(status=ImportFile.Status.SKIPPED).update(notice=notice)
        _noted(takedown.name, {"state": "sealed"}, "restored", act)
        takedown.delete()
        put_back(notice)


# In force whatever comes back


@dataclass(frozen=True, slots=True)
class Ban:
    """What stays of a takedown when all rows are replaced by older ones."""

    name: str
    reason: str
    author: str
    time: datetime
    is_sealed: bool
    fingerprints: frozenset[str]


def bans() -> list[Ban]:
    rows = Takedown.objects.select_related("author").prefetch_related("fingerprints").order_by("pk")
    return [
        Ban(
            row.name,
            row.reason,
            row.author.get_username() if row.author else "",
            row.made,
            bool(row.sealed),
            frozenset(fingerprint.value for fingerprint in row.fingerprints.all()),
        )
        for row in rows
    ]


def enforce(bans: Iterable[Ban]) -> list[str]:
    """Takes out again what older rows have brought back; gives the names of what they did not know to be taken out."""
    names = set(Takedown.objects.values_list("name", flat=True))
    unknown_bans = [ban for ban in bans if ban.name not in names]
    for ban in unknown_bans:
        _enforce(ban)
    return [ban.name for ban in unknown_bans]


def _enforce(ban: Ban) -> None:
    author = get_user_model().objects.filter(username=ban.author).first()
    if notice := Notice.objects.filter(name=ban.name).first():
        takedown = take_down(notice, Act(author, ban.reason), sealed=ban.is_sealed)
    else:
        takedown = Takedown.objects.create(name=ban.name, reason=ban.reason, author=author)
    Takedown.objects.filter(pk=takedown.pk).update(made=ban.time)
    values = ban.fingerprints - {row.value for row in takedown.fingerprints.all()}
    Fingerprint.objects.bulk_create(Fingerprint(takedown=takedown, value=value) for value in sorted(values))


def _noted(name: str, before: dict[str, Any], state: str, act: Act) -> None:
    Decision.objects.create(
        name=name,
        subject=Subject.TAKEDOWN,
        before=before,
        after={"state": state},
        reason=act.reason,
        author=act.author,
    )


def _rows(notice: Notice) -> str:
    """All that is deleted with it, as JSON."""
    collector = NestedObjects(using=connection.alias)
    collector.collect([notice])
    return str(serializers.serialize("json", (row for rows in collector.data.values() for row in rows)))


def _forget_log(notice: Notice) -> None:
    """The admin's own log repeats titles."""
    problems = map(str, notice.problems.values_list("pk", flat=True))
    for model, keys in ((Notice, [str(notice.pk)]), (Problem, list(problems))):
        kind = ContentType.objects.get_for_model(model)
        LogEntry.objects.filter(content_type=kind, object_id__in=keys).delete()


def _forget_files(originals: list[Original]) -> None:
    """Bytes that no other notice was read from, also those that were handed in; they go once the rows have gone."""
    keys = [original.pk for original in originals]
    for original in originals:
        if Original.objects.filter(sha256=original.sha256).exclude(pk__in=keys).exists():
            continue
        name = original.content.name or ""
        default_storage.exists(name)  # nothing is done where bytes could not be deleted afterwards
        ListedText.objects.filter(file__sha256=original.sha256).delete()
        ImportFile.objects.filter(sha256=original.sha256).update(
            status=ImportFile.Status.SKIPPED, reason="已下架，内容已删除", content=""
        )
        transaction.on_commit(partial(default_storage.delete, name))
        transaction.on_commit(partial(forget, original.sha256))
    if connection.vendor == "sqlite":
        transaction.on_commit(_empty_journal)


def _empty_journal() -> None:
    """What was overwritten in SQLite's file still stands in its journal until that is begun anew."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

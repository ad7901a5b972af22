"""A batch's files on their way: added, claimed and finished by one worker at a time, tried again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from notices.importing import within_batch
from notices.importing.importer import Outcome
from notices.importing.sources import Source
from notices.models import ImportBatch, ImportFile, ListedText
from notices.privacy.masking import masked

LEASE = timedelta(seconds=60)  # a worker that has not finished a file by then counts as dead
NOT_HERE = "处理它的机器上没有这份文件的内容，等待另一台"
NO_ANSWER = "存放文件的地方没有回应，等它恢复"
MOST_ATTEMPTS = 5  # a file that takes its worker down with it is given up in the end


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How far a batch is; `states` holds each state that a file is in, its name, and how many are.

    `suggestions` the same of what is suggested for those that wait for a person.
    """

    total: int
    done: int
    left: int
    failed: int
    states: tuple[tuple[str, Any, int], ...]
    suggestions: tuple[tuple[str, Any, int], ...]


def progress(batch: ImportBatch) -> BatchProgress:
    counts = batch.counts()
    left = counts[ImportFile.Status.WAITING] + counts[ImportFile.Status.WORKING]
    states = tuple(
        (value, label, counts[value]) for value, label in ImportFile.Status.choices if counts[value]
    )
    total = sum(counts.values())
    failed = counts[ImportFile.Status.FAILED]
    return BatchProgress(total, total - left, left, failed, states, _suggestions(batch))


def _suggestions(batch: ImportBatch) -> tuple[tuple[str, Any, int], ...]:
    waiting = batch.files.undecided().order_by().values_list("suggestion").annotate(Count("pk"))
    counts = dict(waiting)
    return tuple(
        (value, label, counts[value]) for value, label in ImportFile.Suggestion.choices if value in counts
    )


def add(batch: ImportBatch, name: str, data: bytes, **columns: Any) -> ImportFile:
    """A file with its bytes; each batch numbers its own."""
    sha256 = hashlib.sha256(data).hexdigest()
    number = batch.files.count() + 1
    file = ImportFile(
        batch=batch, number=number, name=masked(name)[-255:], sha256=sha256, size=len(data), **columns
    )
    file.content.save(sha256, ContentFile(data), save=False)
    file.save()
    return file


def add_addresses(batch: ImportBatch, addresses: Iterable[str]) -> None:
    """Pages that the worker fetches: rows without bytes as yet."""
    first = batch.files.count() + 1
    ImportFile.objects.bulk_create(
        ImportFile(batch=batch, number=number, name=masked(address)[-255:], url=address, size=0)
        for number, address in enumerate(addresses, first)
    )


def fetched(file: ImportFile, source: Source) -> None:
    """The bytes of an address are there: from now on it is a file like the others."""
    file.name, file.url, file.fetched = masked(source.name)[-255:], source.url or file.url, source.fetched
    file.sha256, file.size = hashlib.sha256(source.data).hexdigest(), len(source.data)
    file.content.save(file.sha256, ContentFile(source.data), save=False)
    file.save(update_fields=["name", "url", "fetched", "sha256", "size", "content"])


def source_of(file: ImportFile) -> Source:
    return Source(file.name, file.data(), file.url, file.fetched)


def claim(worker: str, lease: timedelta = LEASE, excluded: Collection[int] = ()) -> ImportFile | None:
    """The next file that is none of these, now this worker's; two workers never get the same one."""
    now = timezone.now()
    claimable = ImportFile.objects.claimable(now).exclude(pk__in=excluded)
    # What is another file again waits until that one is done.
    waiting = Q(same_as__status__in=(ImportFile.Status.WAITING, ImportFile.Status.WORKING))
    while file := claimable.exclude(waiting).order_by("pk").first():
        # Only who still finds the row as it was read gets it.
        if claimable.filter(pk=file.pk, attempts=file.attempts).update(
            status=ImportFile.Status.WORKING,
            worker=worker,
            leased_until=now + lease,
            attempts=F("attempts") + 1,
        ):
            file.refresh_from_db()
            return file
    return None


def extend(file: ImportFile, seconds: int) -> None:
    """More time for a worker that says it needs it: else another would take the file up."""
    until = timezone.now() + LEASE + timedelta(seconds=seconds)
    ImportFile.objects.filter(pk=file.pk, status=file.status, worker=file.worker).update(leased_until=until)


def leave(file: ImportFile, reason: str) -> None:
    """To a worker that can read it, or to a time when one can: nothing was tried."""
    ImportFile.objects.filter(pk=file.pk, status=file.status, worker=file.worker).update(
        status=ImportFile.Status.WAITING, worker="", attempts=F("attempts") - 1, reason=reason
    )


def locked(file: ImportFile) -> ImportBatch:
    """Its batch, until the transaction ends: of files handed in together one is taken in after the other."""
    return ImportBatch.objects.select_for_update().get(pk=file.batch_id)


@transaction.atomic
def finish(file: ImportFile, outcome: Outcome) -> bool:
    """Writes down what became of it, once: False where another has finished or taken it meanwhile."""
    batch = locked(file)
    unchanged = ImportFile.objects.filter(pk=file.pk, status=file.status, worker=file.worker)
    columns: dict[str, Any] = {}
    if outcome.status == "duplicate" and outcome.notice:
        columns["same_as"] = file.taken_in_as(outcome.notice)
    elif outcome.status == "created":
        columns["same_as"] = None  # a notice of its own, whatever was seen in the list
    if not unchanged.update(
        status=outcome.status,
        reason=outcome.reason,
        notice=outcome.notice,
        doubt_count=outcome.doubts,
        suggestion=outcome.suggestion,
        finished=timezone.now(),
        **columns,
    ):
        return False
    if outcome.status != "held":
        ListedText.objects.filter(file=file.pk).delete()
    # Whatever a worker ends with: others may have been decided while the last one was read.
    by_worker = file.status == ImportFile.Status.WORKING
    if by_worker and batch.duplicates == ImportBatch.Duplicates.LIST and not batch.files.open().exists():
        within_batch.compare(batch)
    return True


def retry(batch: ImportBatch) -> int:
    """Hands the files that failed to the workers once more; gives how many."""
    failed = batch.files.filter(status=ImportFile.Status.FAILED)
    return failed.update(status=ImportFile.Status.WAITING, attempts=0, reason="", finished=None)

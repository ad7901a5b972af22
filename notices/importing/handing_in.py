"""From what was handed in to a batch: a row for each file, also for each in a zip file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from notices.importing import batches
from notices.importing.confined import drafted
from notices.importing.sources import Source, unpacked
from notices.models import ImportBatch, ImportFile
from notices.parsing import ParseError
from notices.reading import ReadError


@transaction.atomic
def batch_of(
    sources: Iterable[Source], owner: Any, duplicates: str, addresses: Iterable[str] = ()
) -> ImportBatch:
    """One file alone waits for a person to look at it; several wait for the worker, and so do scans and addresses."""
    batch = ImportBatch.objects.create(title="…", owner=owner, duplicates=duplicates)
    for source in sources:
        _add(batch, source)
    batches.add_addresses(batch, addresses)
    rows = list(batch.files.all()[:2])
    batch.title = rows[0].name[:150] + ("" if len(rows) == 1 else f" 等 {batch.files.count()} 个文件")
    batch.save(update_fields=["title"])
    if len(rows) == 1 and rows[0].status == ImportFile.Status.WAITING:
        _hold(rows[0])
    return batch


def _add(batch: ImportBatch, source: Source) -> None:
    """A zip file that turns out bad is one row that says why; nothing of it is taken."""
    try:
        with transaction.atomic():
            for inner in unpacked(source.name, source.data):
                batches.add(batch, inner.name, inner.data, url=source.url, fetched=source.fetched)
    except ReadError as error:
        _fail(batches.add(batch, source.name, source.data), error)


def _hold(file: ImportFile) -> None:
    """Ready to be looked at, if there is anything to see; what takes long is left to the worker."""
    try:
        draft = drafted(Source(file.name, file.data()), _refuse)
    except _LongError:
        return
    except (ReadError, ParseError) as error:
        _fail(file, error)
    else:
        file.status = ImportFile.Status.HELD
        file.doubt_count = len(draft.dissection.outline.doubts)
        file.save(update_fields=["status", "doubt_count"])


class _LongError(Exception):
    """It takes longer than a person waits for a page."""


def _refuse(_seconds: int) -> None:
    raise _LongError


def _fail(file: ImportFile, error: Exception) -> None:
    file.status, file.reason, file.finished = ImportFile.Status.FAILED, str(error), timezone.now()
    file.save(update_fields=["status", "reason", "finished"])

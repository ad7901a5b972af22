"""Working off batches: one file at a time, each exactly once, whatever happens to the worker.

A file is claimed, read, and written in one transaction that also marks it as finished: a worker that dies before its
commit has done nothing, one that dies after it has done everything. What it left claimed is taken up when its lease
has run out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import OperationalError, transaction

from notices.importing import duplicates
from notices.importing.batches import LEASE, MOST_ATTEMPTS, ImportBatch, ImportFile
from notices.importing.importer import Outcome, import_draft
from notices.importing.sources import Draft, Source, drafted
from notices.parsing import ParseError
from notices.reading import ReadError
from notices.signals import notices_changed

ANNOUNCED_TOGETHER = 50  # notices indexed at once: an index writes many as fast as one

logger = logging.getLogger(__name__)


def work_off(
    worker: str,
    lease: timedelta = LEASE,
    progress: Callable[[ImportFile], object] = lambda _file: None,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Files until none can be claimed, or until told to stop; gives how many were worked on."""
    done = 0
    while not stopped() and (file := ImportFile.objects.claim(worker, lease)):
        work(file)
        progress(file)
        done += 1
        if done % ANNOUNCED_TOGETHER == 0:
            announce()
    announce()
    return done


def work(file: ImportFile) -> None:
    """One claimed file, whatever is in it: only a busy database leaves it to the next claim."""
    try:
        _work(file)
    except OperationalError as busy:
        logger.warning("%s: %s", file.name, busy)
    except Exception:  # a fault of ours in one file must not stop the others; the report names the file
        logger.exception("Import of %s (file %s) failed", file.name, file.pk)
        file.finish(Outcome(file.name, "failed", reason="程序出错，没有导入；错误已记入日志"))


def _work(file: ImportFile) -> None:
    if file.attempts > MOST_ATTEMPTS:
        file.finish(Outcome(file.name, "failed", reason=f"处理时 {MOST_ATTEMPTS} 次中断，没有导入"))
        return
    try:
        draft = drafted(source_of(file))
    except (ReadError, ParseError, OSError) as error:
        file.finish(Outcome(file.name, "failed", reason=str(error)))
        return
    with transaction.atomic():
        finished = file.finish(_imported(draft, file.batch.duplicates))
        if not finished:  # the lease ran out and another worker was faster
            transaction.set_rollback(True)


def source_of(file: ImportFile) -> Source:
    return Source(file.name, file.data(), file.url, file.fetched)


def _imported(draft: Draft, choice: str) -> Outcome:
    """As the batch was told to treat what looks like a notice that is there already."""
    again = next((one for one in duplicates.find(draft) if one.is_certain or one.is_plain), None)
    if again is None or again.is_certain:
        return import_draft(draft)
    if choice == ImportBatch.Duplicates.HOLD:
        return held(draft, again)
    if choice == ImportBatch.Duplicates.UPDATE:
        return import_draft(draft, onto=again.notice)
    return import_draft(draft, as_new=True)


def held(draft: Draft, again: duplicates.Duplicate) -> Outcome:
    words = "正文相同" if again.kind == "text" else f"正文有 {again.percent}% 相同"
    doubts = len(draft.dissection.outline.doubts)
    reason = f"与 {again.notice.name} {words}，没有导入"
    return Outcome(draft.source.name, "duplicate", again.notice.name, reason, again.notice, doubts)


def announce() -> None:
    """Tells those who keep an index; if they cannot listen now, they are told again with the next files."""
    rows = list(ImportFile.objects.unannounced().select_related("notice"))
    names = sorted({row.notice.name for row in rows if row.notice})
    if names and _heard(names):
        ImportFile.objects.filter(pk__in=[row.pk for row in rows]).update(announced=True)


def _heard(names: list[str]) -> bool:
    answers: list[tuple[Any, Any]] = notices_changed.send_robust(sender=ImportFile, names=names)
    return not any(isinstance(answer, Exception) for _, answer in answers)

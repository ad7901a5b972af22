"""Working off batches: one file at a time, each exactly once, whatever happens to the worker.

A file is claimed, read, and written in one transaction that also marks it as finished: a worker that dies before its
commit has done nothing, one that dies after it has done everything. What it left claimed is taken up when its lease
has run out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction

from notices.database import DATABASE_AWAY
from notices.importing import batches, bulk_decisions, duplicates, within_batch
from notices.importing.batches import LEASE, MOST_ATTEMPTS, source_of
from notices.importing.confined import drafted, from_web
from notices.importing.importer import Outcome
from notices.importing.sources import Draft
from notices.models import ImportBatch, ImportFile
from notices.parsing import ParseError
from notices.reading import ReadError
from notices.storage import AwayError, MissingError
from notices.versioning.changes import run_of_changes

logger = logging.getLogger(__name__)


def work_off(
    worker: str,
    lease: timedelta = LEASE,
    progress: Callable[[ImportFile], object] = lambda _file: None,
    stopped: Callable[[], bool] = lambda: False,
    elsewhere: set[int] | None = None,
) -> int:
    """Files until none can be claimed, or until told to stop; gives how many were worked on.

    `elsewhere`: files whose bytes another machine has, to which they are left; added to.
    """
    done, elsewhere = 0, set() if elsewhere is None else elsewhere
    with run_of_changes():
        while not stopped() and (file := batches.claim(worker, lease, elsewhere)):
            try:
                work(file)
            except MissingError:
                batches.leave(file, batches.NOT_HERE)
                elsewhere.add(file.pk)
                continue
            except AwayError as away:  # the next would fare no better
                logger.warning("%s: %s", file.name, away)
                batches.leave(file, batches.NO_ANSWER)
                break
            progress(file)
            done += 1
    return done


def work(file: ImportFile) -> None:
    """One claimed file, whatever is in it: a database that is busy or away leaves it to the next claim.

    Raises MissingError, AwayError.
    """
    try:
        _work(file)
    except DATABASE_AWAY as busy:
        logger.warning("%s: %s", file.name, busy)
    except (AwayError, MissingError):
        raise
    except Exception:  # a fault of ours in one file must not stop the others; the report names the file
        logger.exception("Import of %s (file %s) failed", file.name, file.pk)
        batches.finish(file, Outcome(file.name, "failed", reason="程序出错，没有导入；错误已记入日志"))


def _work(file: ImportFile) -> None:
    if file.attempts > MOST_ATTEMPTS:
        batches.finish(file, Outcome(file.name, "failed", reason=f"处理时 {MOST_ATTEMPTS} 次中断，没有导入"))
        return
    if file.wanted:
        bulk_decisions.carry_out(file)
        return
    try:
        if not file.content:
            batches.fetched(file, from_web(file.url, allow_private=settings.FETCH_PRIVATE))
        draft = drafted(source_of(file), partial(batches.extend, file))
    except (ReadError, ParseError) as error:
        batches.finish(file, Outcome(file.name, "failed", reason=str(error)))
        return
    with transaction.atomic():
        batches.locked(file)
        finished = batches.finish(file, _outcome(file, draft))
        if not finished:  # the lease ran out and another worker was faster
            transaction.set_rollback(True)


def _outcome(file: ImportFile, draft: Draft) -> Outcome:
    if file.batch.duplicates == ImportBatch.Duplicates.LIST:
        outcome = duplicates.listed(draft, file.came_along)
        within_batch.keep(file, draft, outcome)
        return outcome
    return duplicates.taken_in(draft, file.batch.duplicates, file.came_along)

"""Keeps the index in step with the rows: one notice's documents, or all of them.

Who changes rows only notes the notices' names (`PendingNotice`); what waits is indexed by whoever can write. A writer
looks again after it has given back the lock, so nothing noted while it wrote is left behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from haystack import connections
from haystack.utils import get_model_ct

from notices.models import Measure, Notice, Problem
from search import upkeep
from search.engines.store import Document, IndexBusyError
from search.models import PendingNotice
from search.workers import each

# Each model, and how its rows name their notice.
_NOTICE_OF = {Notice: "name", Problem: "notice__name", Measure: "problem__notice__name"}
TOGETHER = 50  # notices that one commit takes in: they become searchable together
CHUNK = 10  # notices that a worker reads and segments at a time
FEW = 50  # notices; fewer are indexed sooner than other processes are started


def refresh(names: Iterable[str]) -> None:
    """Has these notices indexed anew, all their rows; those no longer there go. Never waits for another writer.

    They are noted in the transaction of the rows and indexed when it is committed: at once, or in a server process
    by its upkeep, outside of the request.
    """
    PendingNotice.objects.put(names)
    transaction.on_commit(upkeep.soon)


def work_off() -> None:
    """Indexes what waits. Where another is writing, it is left to that one, who looks here when done."""
    try:
        while waiting := list(PendingNotice.objects.order_by("pk")[:TOGETHER]):
            _take_in(sorted({one.name for one in waiting}))
            PendingNotice.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    except IndexBusyError:
        return


def _take_in(names: list[str]) -> None:
    with _backend().store.writing(wait=False) as writing:
        writing.delete_group("name", names)
        for document in _documents(names):
            writing.add(document)


def rebuild(progress: Callable[[int], object] = lambda _count: None, processes: int | None = None) -> int:
    """A new index from all rows, in use when complete; gives the number of documents. Raises IndexBusyError."""
    written = 0
    with _backend().store.rebuilding() as writing:
        names = list(Notice.objects.order_by("pk").values_list("name", flat=True))
        for documents in each(_documents, _chunks(names), processes or _processes_for(len(names))):
            for document in documents:
                writing.add(document)
            written += len(documents)
            progress(len(documents))
    work_off()
    return written


def _processes_for(notices: int) -> int:
    return 1 if notices < FEW else os.cpu_count() or 1


def _chunks(names: list[str]) -> Iterator[list[str]]:
    return (names[at : at + CHUNK] for at in range(0, len(names), CHUNK))


def count() -> int:
    """How many documents a rebuild will write."""
    unified = connections["default"].get_unified_index()
    return sum(unified.get_index(model).index_queryset().count() for model in _NOTICE_OF)


def is_current() -> bool:
    """Whether there is an index, written by this version of the code."""
    store = _backend().store
    return bool(store.fingerprint == store.layout.fingerprint)


def warm() -> None:
    """Opens the newest index for each unit of search, so that no search has to."""
    backend = _backend()
    for model in _NOTICE_OF:
        backend.scope(frozenset({get_model_ct(model)}))


def _backend() -> Any:
    return connections["default"].get_backend()


def _documents(names: list[str]) -> list[Document]:
    """All documents of some notices; texts that several of them hold are cut once, see `analysis`."""
    unified, backend = connections["default"].get_unified_index(), _backend()
    documents: list[Document] = []
    for model, path in _NOTICE_OF.items():
        index = unified.get_index(model)
        documents += backend.documents(
            index, index.index_queryset().filter(**{f"{path}__in": names}).order_by("pk")
        )
    return documents

"""Keeps the index in step with the rows: one notice's documents, or all of them.

Who changes rows only notes the notices' names (`PendingNotice`); what waits is indexed by whoever can write. A writer
looks again after it has given back the lock, so nothing noted while it wrote is left behind.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.utils import get_model_ct

from notices.database import DATABASE_AWAY
from notices.models import Measure, Notice, Problem
from search import homes
from search.engines.answer import Holding
from search.engines.connection import documents_of, engine, unit_of
from search.engines.protocol import Document, IndexAwayError, IndexBusyError, IndexUnfitError
from search.engines.question import Unit
from search.models import PendingNotice
from search.workers import each

# Each model, and how its rows name their notice.
_NOTICE_OF: dict[type[Model], str] = {
    Notice: "name",
    Problem: "notice__name",
    Measure: "problem__notice__name",
}
logger = logging.getLogger(__name__)
TOGETHER = 50  # notices that one commit takes in: they become searchable together
CHUNK = 10  # notices that a worker reads and segments at a time
FEW = 50  # notices; fewer are indexed sooner than other processes are started


def work_off() -> None:
    """Indexes what waits; all rows, where the index is not whole.

    Where nobody answers, where the disk is full or cannot be written, and where another machine has the index, it goes
    on waiting.
    """
    if not homes.is_here():
        return
    try:
        try:
            _catch_up()
        except IndexUnfitError as error:
            _restore(error)
    except (IndexAwayError, OSError, *DATABASE_AWAY) as error:
        logger.warning("What was changed is not searchable yet: %s", error)


def keep_whole() -> None:
    """Opens the index, looking through it, so that no search has to; makes it anew where it is not whole."""
    try:
        engine().warm()
    except IndexUnfitError as error:
        _restore(error)


def _restore(error: IndexUnfitError) -> None:
    logger.warning("The index is made anew from all rows: %s", error)
    with suppress(IndexBusyError):  # another does
        rebuild()


def _catch_up() -> None:
    """Where another is writing, what waits is left to that one, who looks here when done."""
    try:
        while waiting := list(PendingNotice.objects.order_by("pk")[:TOGETHER]):
            _take_in(sorted({row.name for row in waiting}))
            PendingNotice.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    except IndexBusyError:
        return


def _take_in(names: list[str]) -> None:
    def documents() -> Iterator[Document]:
        yield from _documents(names)

    # They are read once nobody else can write: rows that change from there on have been noted again.
    engine().replace(names, documents())


def rebuild(progress: Callable[[int], object] = lambda _count: None, processes: int | None = None) -> int:
    """A new index from all rows, in use when complete; gives the number of documents. Raises IndexBusyError.

    What an earlier one that was cut off has written is not written again.
    """
    count, names_written = 0, set[str]()

    def is_written(documents: int) -> None:
        nonlocal count
        count += documents
        progress(documents)

    def staying(holdings: Mapping[str, Holding]) -> set[str]:
        rows = _rows()
        names_written.update(name for name, holding in holdings.items() if rows.get(name) == holding)
        is_written(sum(sum(holdings[name].counts.values()) for name in names_written))
        return names_written

    def documents() -> Iterator[Document]:
        every = Notice.objects.order_by("pk").values_list("name", flat=True)
        names = [name for name in every if name not in names_written]
        for chunk in each(_documents, _chunks(names), processes or _processes_for(len(names))):
            yield from chunk
            is_written(len(chunk))

    engine().rebuild(documents(), staying)
    _catch_up()
    return count


def _processes_for(notices: int) -> int:
    return 1 if notices < FEW else os.cpu_count() or 1


def _chunks(names: list[str]) -> Iterator[list[str]]:
    return (names[start : start + CHUNK] for start in range(0, len(names), CHUNK))


def count() -> int:
    """How many documents a rebuild will write."""
    return sum(_index_of(model).index_queryset().count() for model in _NOTICE_OF)


def _documents(names: list[str]) -> list[Document]:
    """All documents of some notices; texts that several of them hold are cut once, see `analysis`."""
    documents: list[Document] = []
    for model, path in _NOTICE_OF.items():
        index = _index_of(model)
        rows = index.index_queryset().filter(**{f"{path}__in": names}).order_by("pk")
        documents += documents_of(index, rows)
    return documents


def _index_of(model: type[Model]) -> Any:
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(model)


# Rows and index held against one another


@dataclass(frozen=True, slots=True)
class IndexMismatch:
    """A notice whose rows and documents don't agree, and in what."""

    name: str
    reason: str


def differences() -> list[IndexMismatch]:
    """By name. Raises IndexUnfitError where the index cannot be looked at."""
    holdings, rows = engine().holdings(), _rows()
    compared = [
        IndexMismatch(name, _reason(rows.get(name), holdings.get(name)))
        for name in sorted({*rows, *holdings})
    ]
    return [difference for difference in compared if difference.reason]


def repair(names: Iterable[str]) -> None:
    """Has these notices indexed anew, and nothing else."""
    PendingNotice.objects.put(names)
    work_off()


def _rows() -> dict[str, Holding]:
    """What an index of the rows as they are would hold; a query for digests and one a unit for counts."""
    counts: dict[str, dict[Unit, int]] = {name: {} for name in Notice.objects.values_list("name", flat=True)}
    for model, path in _NOTICE_OF.items():
        rows = _index_of(model).index_queryset().prefetch_related(None).order_by()
        for name, count in rows.values_list(path).annotate(count=Count("pk")):
            counts[name][unit_of(get_model_ct(model))] = count
    digests = dict(Notice.objects.values_list("name", "digest"))
    return {name: Holding(digests[name], counted) for name, counted in counts.items()}


def _reason(row: Holding | None, indexed: Holding | None) -> str:
    if row is None:
        return "库中已无这份通报"
    if indexed is None:
        return "索引中没有这份通报"
    if row.counts != indexed.counts:
        return f"条数不同：库中 {_counted(row)}，索引中 {_counted(indexed)}"
    return "" if row.digest == indexed.digest else "内容不同：索引早于库中的改动"


def _counted(holding: Holding) -> str:
    units: tuple[tuple[Unit, str], ...] = (("notice", "通报"), ("problem", "问题"), ("measure", "措施"))
    return "、".join(f"{label} {holding.counts.get(unit, 0)}" for unit, label in units)

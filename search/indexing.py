"""Keeps the index in step with the rows: one notice's documents, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from haystack import connections

from notices.models import Measure, Notice, Problem
from search.engines.store import Document, Writing

# Each model, and how its rows name their notice.
_NOTICE_OF = {Notice: "name", Problem: "notice__name", Measure: "problem__notice__name"}


def refresh(names: Iterable[str]) -> None:
    """Indexes the notices of these names anew, all their rows; those no longer there go. Raises IndexBusyError."""
    names = list(names)
    with _backend().store.writing() as writing:
        for name in names:
            writing.delete_group("name", name)
        _write(writing, _documents(names))


def rebuild(progress: Callable[[int], object] = lambda _count: None) -> int:
    """A new index from all rows, in use when complete; gives the number of documents. Raises IndexBusyError."""
    with _backend().store.rebuilding() as writing:
        return _write(writing, _documents(None), progress)


def count() -> int:
    """How many documents a rebuild will write."""
    return sum(rows.count() for _, rows in _rows(None))


def _backend() -> Any:
    return connections["default"].get_backend()


def _write(
    writing: Writing, documents: Iterator[Document], progress: Callable[[int], object] = lambda _count: None
) -> int:
    written = 0
    for written, document in enumerate(documents, 1):  # noqa: B007
        writing.add(document)
        progress(1)
    return written


def _documents(names: list[str] | None) -> Iterator[Document]:
    for index, rows in _rows(names):
        # Chunks bound the memory; prefetched rows come with each.
        yield from _backend().documents(index, rows.iterator(chunk_size=500))


def _rows(names: list[str] | None) -> Iterator[tuple[Any, QuerySet[Any]]]:
    unified = connections["default"].get_unified_index()
    for model, path in _NOTICE_OF.items():
        index = unified.get_index(model)
        rows = index.index_queryset().order_by("pk")
        yield index, rows if names is None else rows.filter(**{f"{path}__in": names})

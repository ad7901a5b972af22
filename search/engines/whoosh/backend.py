"""Our index as a backend of Haystack: what its stock one gets wrong on Chinese, done by `evaluation` instead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.utils import get_identifier, get_model_ct

from search.engines.answer import Answer, Frequencies, Holding, Keys, holdings_of
from search.engines.connection import APP, QuestionQuery, documents_of, layout
from search.engines.protocol import Document, IndexUnfitError, Layout, Result, Staying, none_stays
from search.engines.question import Question, Unit, Within
from search.engines.whoosh import evaluation, snapshot
from search.engines.whoosh.postings import Collection as Documents
from search.engines.whoosh.snapshot import Snapshot
from search.engines.whoosh.store import Store
from search.language import analysis


class WhooshBackend(BaseSearchBackend):  # type: ignore[misc]  # Haystack ships no types
    """An `Engine`, and what Haystack's own commands ask of a backend."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self._root = Path(options["PATH"])
        self._layout: Layout | None = None

    @property
    def store(self) -> Store:
        if self._layout is None or self._layout.version != analysis.version():
            self._layout = layout(self.connection_alias)
        return Store(self._root, self._layout, self.timeout)

    @log_query  # type: ignore[untyped-decorator]
    def search(self, question: Question) -> Answer:
        return evaluation.answer(self.scope(question.unit), question)

    def search_all(self, questions: Sequence[Question]) -> list[Answer]:
        return [self.search(question) for question in questions]

    def finds(self, question: Question) -> bool:
        return bool(self.search(replace(question, stop=0, facets=(), cross=None)).total)

    def foreseen(self, ask: Callable[[], Result]) -> Result:
        return ask()

    def keys(self, question: Question, limit: int | None = None) -> Keys:
        return evaluation.keys(self.scope(question.unit), question, limit)

    def every_key(self, question: Question) -> Iterator[Sequence[int]]:
        return evaluation.every_key(self.scope(question.unit), question)

    def scope(self, unit: Unit) -> evaluation.Scope:
        """The newest documents of a unit, and the measures they are joined with."""
        opened = self._opened()

        def of(name: Unit | Within) -> Documents:
            return opened.collection(frozenset({f"{APP}.{name}"}))

        return evaluation.Scope(of(unit), of("measure"), unit, of)

    def replace(self, names: Collection[str], documents: Iterable[Document], wait: float = 0) -> None:
        with self.store.writing(wait) as writing:
            writing.delete_group("name", names)
            for document in documents:
                writing.add(document)

    def rebuild(self, documents: Iterable[Document], staying: Staying = none_stays) -> None:  # noqa: ARG002
        """From the beginning: segments of an index are written in minutes, and none is whole before the last."""
        with self.store.rebuilding() as writing:
            for document in documents:
                writing.add(document)

    def is_current(self) -> bool:
        try:
            self._opened()
        except IndexUnfitError:
            return False
        return True

    def warm(self) -> None:
        for unit in get_args(Unit):
            self.scope(unit)

    def frequencies(
        self, words: Sequence[str], fields: Sequence[str] = ("words", "across"), *, likely: bool = False
    ) -> Frequencies:
        del likely  # what is known needs no guess
        return snapshot.frequencies(self._opened(), words, fields)

    def holdings(self) -> dict[str, Holding]:
        return holdings_of(
            (unit, name, digest, count)
            for unit in get_args(Unit)
            for groups in [self.scope(unit).collection.groups]
            for (name, digest), count in groups["name"].counts_with(groups["digest"]).items()
        )

    def generation(self) -> Hashable:
        return self._opened().generation

    def _opened(self) -> Snapshot:
        return snapshot.snapshot(self.store)

    # For Haystack's own commands

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:  # noqa: ARG002  # Haystack's
        """Puts the rows into the index, in place of what it held of them; all or nothing, IndexBusyError if locked."""
        documents = {document.key: document for document in documents_of(index, iterable)}
        with self.store.writing(self.timeout) as writing:
            writing.delete(documents)
            for document in documents.values():
                writing.add(document)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:  # noqa: ARG002
        """Takes a row out; IndexBusyError where that could not be done, never silence."""
        with self.store.writing(self.timeout) as writing:
            writing.delete([get_identifier(obj_or_string)])

    def clear(self, models: Iterable[Any] | None = None, commit: bool = True) -> None:  # noqa: ARG002
        if models is None:
            self.rebuild(())
            return
        with self.store.writing(self.timeout) as writing:
            for model in models:
                writing.delete_unit(get_model_ct(model))


class WhooshEngine(BaseEngine):  # type: ignore[misc]
    backend = WhooshBackend
    query = QuestionQuery

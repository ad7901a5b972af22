"""What of Haystack every engine shares: the query that carries a question to the backend, and rows as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from haystack import connections, indexes
from haystack.backends import BaseSearchQuery
from haystack.constants import DEFAULT_ALIAS, DJANGO_CT, ID
from haystack.query import SearchQuerySet
from haystack.utils import get_model_ct

from search.engines.answer import Answer, Keys
from search.engines.protocol import Document, Engine, Layout
from search.engines.question import Everything, Question, Unit
from search.language import analysis

APP = "notices"  # whose models are the units of search


def engine() -> Engine:
    return cast("Engine", connections[DEFAULT_ALIAS].get_backend())


def answer(question: Question) -> Answer:
    return cast("Answer", SearchQuerySet().filter(question=question).query.answer())


def answers(questions: Sequence[Question]) -> list[Answer]:
    """Of one page: asked together."""
    return engine().search_all(questions)


def keys(question: Question, limit: int | None = None) -> Keys:
    return cast("Keys", SearchQuerySet().filter(question=question).query.keys(limit))


class QuestionQuery(BaseSearchQuery):  # type: ignore[misc]  # Haystack ships no types
    """Carries the one value that a `SearchQuerySet` was filtered with, a Question, and brings back its Answer.

    Without one it lists the documents of a model, which is what Haystack's `update_index --remove` asks for.
    """

    def build_query(self) -> Question:
        match self.query_filter.children:
            case [(_, Question() as question)]:
                return question
            case []:
                [model] = self.models
                return Question(Everything(), unit=unit_of(get_model_ct(model)))
        raise TypeError("A SearchQuerySet is filtered with one question: filter(question=Question(…)).")

    def answer(self) -> Answer:
        return cast("Answer", self.backend.search(self.build_query()))

    def keys(self, limit: int | None) -> Keys:
        return cast("Keys", self.backend.keys(self.build_query(), limit))

    def run(self, spelling_query: str | None = None, **_options: Any) -> None:  # noqa: ARG002  # Haystack's signature
        question = replace(self.build_query(), start=self.start_offset, stop=self.end_offset)
        results = cast("Answer", self.backend.search(question))
        unit = f"{APP}.{question.unit}"
        self._results = [
            self.result_class(APP, question.unit, str(match.key), match.score, **{ID: f"{unit}.{match.key}"})
            for match in results.hits
        ]
        self._hit_count = results.groups
        self._facet_counts = {"fields": {name: [*counts.items()] for name, counts in results.facets.items()}}


def unit_of(content_type: str) -> Unit:
    """`notices.problem` → `problem`."""
    return cast("Unit", content_type.rpartition(".")[2])


# Rows as documents


class TokensField(indexes.CharField):  # type: ignore[misc]
    """Tokens joined by blanks; with `positions`, phrases of them can be searched."""

    def __init__(self, positions: bool = False, **options: Any) -> None:
        self.positions = positions
        super().__init__(**options)


def layout_of(fields: Mapping[str, Any]) -> Layout:
    """Haystack's fields as those of an index."""

    def named(kind: type) -> list[str]:
        return sorted(name for name, field in fields.items() if isinstance(field, kind))

    tokens = named(TokensField)
    return Layout(
        words=tuple(name for name in tokens if not fields[name].positions),
        positions=tuple(name for name in tokens if fields[name].positions),
        groups=tuple(named(indexes.MultiValueField)),
        numbers=tuple(named(indexes.IntegerField)),
        version=analysis.version(),
    )


def layout(alias: str = DEFAULT_ALIAS) -> Layout:
    return layout_of(connections[alias].get_unified_index().all_searchfields())


def documents_of(index: Any, rows: Iterable[Any]) -> Iterator[Document]:
    """What an index class of `search_indexes` holds of some rows; texts that several share are cut once."""
    fields = layout()
    return (document_of(fields, index.full_prepare(row)) for row in rows)


def document_of(fields: Layout, prepared: Mapping[str, Any]) -> Document:
    return Document(
        key=prepared[ID],
        unit=prepared[DJANGO_CT],
        texts={name: prepared.get(name) or "" for name in fields.texts},
        groups={name: tuple(prepared.get(name) or ()) for name in fields.groups},
        numbers={name: int(prepared.get(name) or 0) for name in fields.numbers},
    )

"""Haystack's backend over OpenSearch: works a question out, has what it lacks looked up, and puts it to the cluster."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.utils import get_identifier, get_model_ct

from search.engines.answer import Answer, Frequencies, Holding, Keys
from search.engines.connection import APP, QuestionQuery, documents_of, layout, unit_of
from search.engines.opensearch import asking, counting, searches
from search.engines.opensearch.clauses import EVERYTHING, Clause, terms
from search.engines.opensearch.cluster import client, named_failures
from search.engines.opensearch.counting import Body
from search.engines.opensearch.facts import Facts, Lookup, Scope
from search.engines.opensearch.indices import UNITS, Indices, Writing
from search.engines.opensearch.mapping import VOCABULARY_FIELDS
from search.engines.opensearch.recent import Recent, recent
from search.engines.opensearch.searches import WINDOW, Search
from search.engines.protocol import (
    Document,
    IndexMissingError,
    IndexUnfitError,
    Layout,
    Staying,
    none_stays,
)
from search.engines.question import Question, Unit
from search.language import analysis

Result = TypeVar("Result")
MANY, MANY_IN_ONE = 5_000, 500  # words; so many are a dictionary
KEPT = "5m"  # how long the cluster keeps an index as it was for who reads all of its keys


class OpenSearchBackend(BaseSearchBackend):  # type: ignore[misc]  # Haystack ships no types
    """An `Engine`, and what Haystack's own commands ask of a backend."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self._urls, self._name = tuple(options["URLS"]), options["INDEX"]
        self._shards = options.get("SHARDS", 1)
        self._layout: Layout | None = None

    @property
    def indices(self) -> Indices:
        if self._layout is None or self._layout.version != analysis.version():
            self._layout = layout(self.connection_alias)
        return Indices(client(self._urls), self._name, self._layout, self._shards)

    @property
    def recent(self) -> Recent:
        return recent(self._urls, self._name, self.indices.layout)

    @log_query  # type: ignore[untyped-decorator]
    def search(self, question: Question) -> Answer:
        [answer] = self.search_all([question])
        return answer

    def search_all(self, questions: Sequence[Question]) -> list[Answer]:
        return self._twice(lambda: self._answers(questions))

    def keys(self, question: Question, limit: int | None = None) -> Keys:
        return self._twice(lambda: self._keys(question, limit))

    def _twice(self, ask: Callable[[], Result]) -> Result:
        """An index may have been replaced between two requests of one question."""
        self.generation()
        try:
            return ask()
        except IndexMissingError:
            self.recent.forget()
            self.generation()
            return ask()

    def _answers(self, questions: Sequence[Question]) -> list[Answer]:
        return [
            answer if searches.is_in_window(search.question) else self._with_deep_hits(search, answer)
            for search, answer in self._pages(self._worked_out(questions))
        ]

    def _pages(self, worked_out: Sequence[Search]) -> Iterator[tuple[Search, Answer]]:
        """Without the hits of those that are past what one search may give."""
        bodies = [
            (search.question.unit, body) for search in worked_out for body in searches.bodies_of(search)
        ]
        responses = iter(self._ask(bodies))
        for search in worked_out:
            response, *values = islice(responses, len(searches.bodies_of(search)))
            yield search, searches.answer_of(search, response, values[0] if values else {})

    def _with_deep_hits(self, search: Search, counted: Answer) -> Answer:
        question = search.question
        _total, hits = self._hits(search, None if question.group else question.stop)
        groups = searches.in_groups(search, hits)[question.start : question.stop]
        return replace(
            counted, hits=tuple(map(searches.head_of if question.group else itemgetter(0), groups))
        )

    def every_key(self, question: Question) -> Iterator[Sequence[int]]:
        self.generation()
        [search] = self._worked_out([question])
        index, clause = self.indices.alias(question.unit), searches.found_by(search)
        for values in asking.pages_of_values(self.indices.cluster, index, ("pk",), clause):
            yield [value["pk"] for value, _ in values]

    def _keys(self, question: Question, limit: int | None) -> Keys:
        [search] = self._worked_out([question])
        total, hits = self._hits(search, None if question.group else limit)
        groups = searches.in_groups(search, hits)
        return Keys([match.key for group in groups for match in group][:limit], total)

    def _hits(self, search: Search, limit: int | None) -> tuple[int, list[Body]]:
        """The first hits, and how many there are."""
        size = WINDOW if limit is None else min(limit, WINDOW)
        [response] = self._ask([(search.question.unit, searches.hits_of(search, size))])
        total = response["hits"]["total"]["value"]
        hits, wanted = response["hits"]["hits"], total if limit is None else min(limit, total)
        return total, hits if len(hits) >= wanted else list(islice(self._every_hit(search), wanted))

    def _every_hit(self, search: Search) -> Iterator[Body]:
        """Page by page, of the index as it is at the first."""
        cluster, body = self.indices.cluster, searches.hits_of(search, WINDOW)
        with named_failures():
            alias = self.indices.alias(search.question.unit)
            opened = cluster.create_pit(index=alias, params={"keep_alive": KEPT})["pit_id"]
            try:
                body["pit"] = {"id": opened, "keep_alive": KEPT}
                while hits := cluster.search(body=body, params=asking.SEARCHED)["hits"]["hits"]:
                    yield from hits
                    body["search_after"] = hits[-1]["sort"]
            finally:
                cluster.delete_pit(body={"pit_id": [opened]})

    def _ask(self, searches_of: Iterable[tuple[Unit | None, Body]]) -> list[Any]:
        """Bodies, each with the unit of whose documents it asks, or None for all."""
        indices = self.indices
        return asking.ask(
            indices.cluster,
            [(indices.alias(unit) if unit else indices.aliases(), body) for unit, body in searches_of],
        )

    # What a question lacks

    def _worked_out(self, questions: Sequence[Question]) -> list[Search]:
        """Looks up what the questions need to know first, and what follows from that: once or twice, as a rule."""
        keys: dict[Lookup, list[int]] = {}
        numbers = self.recent.numbers  # of this generation, also where another begins meanwhile
        while True:
            facts = Facts(numbers, keys)
            worked_out = [
                searches.worked_out(Scope(question.unit, facts), question) for question in questions
            ]
            if not facts.lacking:
                return worked_out
            self._look_up(facts.lacking, numbers, keys)

    def _look_up(
        self, lookups: Iterable[Lookup], numbers: dict[Lookup, float], keys: dict[Lookup, list[int]]
    ) -> None:
        lists = {lookup for lookup in lookups if lookup.kind == "keys"}
        groups = counting.together(lookup for lookup in lookups if lookup not in lists)
        responses = self._ask([(group[0].unit, counting.numbers_body(group)) for group in groups])
        for group, response in zip(groups, responses, strict=True):
            numbers.update(zip(group, counting.numbers_of(group, response), strict=True))
        for lookup in lists:
            values = self._values(lookup.unit, (lookup.column,), json.loads(lookup.clause))
            keys[lookup] = [value[lookup.column] for value, _ in values]

    def _values(self, unit: Unit, columns: Sequence[str], clause: Clause) -> Iterator[tuple[Body, int]]:
        return asking.values(self.indices.cluster, self.indices.alias(unit), columns, clause)

    # What else an engine does

    def replace(self, names: Collection[str], documents: Iterable[Document], wait: float = 0) -> None:
        with self._changing(), self.indices.writing(wait) as writing:
            keys = {key for unit in UNITS for key in self._keys_of(unit, names)}
            for document in documents:
                keys.discard(document.key)
                writing.add(document)
            writing.delete(sorted(keys))

    def _keys_of(self, unit: Unit, names: Collection[str]) -> Iterator[str]:
        """Of the documents of some notices."""
        values = self._values(unit, ("pk",), terms("name", sorted(names)))
        return (f"{APP}.{unit}.{value['pk']}" for value, _ in values)

    def rebuild(self, documents: Iterable[Document], staying: Staying = none_stays) -> None:
        with self._changing(), self.indices.rebuilding(self.timeout) as writing:
            self._resume(writing, staying)
            for document in documents:
                writing.add(document)
                writing.send_many()

    def _resume(self, writing: Writing, staying: Staying) -> None:
        """What a rebuild that was cut off has written, as far as that is still so, need not be written again."""
        holdings = asking.holdings(self.indices.cluster, writing.names)
        changed = sorted({*holdings} - {*staying(holdings)}) if holdings else []
        for unit, index in writing.names.items() if changed else ():
            keys = asking.values(self.indices.cluster, index, ("pk",), terms("name", changed))
            writing.delete(f"{APP}.{unit}.{value['pk']}" for value, _ in keys)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            yield
        finally:
            self.recent.forget()

    def is_current(self) -> bool:
        try:
            self.generation()
        except IndexUnfitError:
            return False
        return True

    def warm(self) -> None:
        """Has the values of facets ready, and sees that every shard answers."""
        self.recent.begin(self.indices.generation())
        values = {name: counting.facet(name) for name in self.indices.layout.groups}
        self._ask([(unit, {"size": 0, "aggs": values}) for unit in UNITS])

    def frequencies(self, words: Sequence[str], fields: Sequence[str] = ("words", "across")) -> Frequencies:
        self.generation()
        if len(words) > MANY:
            return self._frequencies_of_dictionary(words, fields)
        chunks = [words[start : start + MANY_IN_ONE] for start in range(0, len(words), MANY_IN_ONE)]
        bodies = [counting.SIZE, *(counting.words_body(chunk, fields) for chunk in chunks)]
        size, *responses = self._ask([(None, body) for body in bodies])
        counts = [count for response in responses for count in counting.counts_of(response)]
        return Frequencies(counts, counting.size_of(size))

    def _frequencies_of_dictionary(self, words: Sequence[str], fields: Sequence[str]) -> Frequencies:
        """Words that are not among the commonest count as 0."""
        if not VOCABULARY_FIELDS.issuperset(fields):
            raise ValueError(f"only {sorted(VOCABULARY_FIELDS)} are counted for so many words, not {fields}")
        [response] = self._ask([(None, counting.vocabulary_body())])
        counts = counting.vocabulary_of(response)
        return Frequencies([counts.get(word, 0) for word in words], counting.size_of(response))

    def holdings(self) -> dict[str, Holding]:
        self.generation()
        return asking.holdings(self.indices.cluster, {unit: self.indices.alias(unit) for unit in UNITS})

    def generation(self) -> Hashable:
        if self.recent.generation is None:
            self.recent.begin(self.indices.generation())
        return self.recent.generation

    # For Haystack's own commands

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:  # noqa: ARG002  # Haystack's
        with self._changing(), self.indices.writing(self.timeout) as writing:
            for document in {document.key: document for document in documents_of(index, iterable)}.values():
                writing.add(document)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:  # noqa: ARG002
        with self._changing(), self.indices.writing(self.timeout) as writing:
            writing.delete([get_identifier(obj_or_string)])

    def clear(self, models: Iterable[Any] | None = None, commit: bool = True) -> None:  # noqa: ARG002
        if models is None:
            self.rebuild(())
            return
        with self._changing(), self.indices.writing(self.timeout) as writing:
            for unit in [unit_of(get_model_ct(model)) for model in models]:
                keys = self._values(unit, ("pk",), EVERYTHING)
                writing.delete(f"{APP}.{unit}.{value['pk']}" for value, _ in keys)


class OpenSearchEngine(BaseEngine):  # type: ignore[misc]
    backend = OpenSearchBackend
    query = QuestionQuery

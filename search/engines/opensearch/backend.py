"""Haystack's backend over OpenSearch: works a question out, has what it lacks looked up, and puts it to the cluster."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from operator import itemgetter
from typing import Any, cast

from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.utils import get_identifier, get_model_ct

from search.engines.answer import Answer, Frequencies, Holding, Keys
from search.engines.connection import APP, QuestionQuery, documents_of, layout, unit_of
from search.engines.opensearch import asking, counting, searches
from search.engines.opensearch.clauses import EVERYTHING, Clause, terms
from search.engines.opensearch.cluster import client, named_failures
from search.engines.opensearch.counting import Body
from search.engines.opensearch.foresight import Foresight, Request, at_hand, needed
from search.engines.opensearch.indices import UNITS, Indices, Writing
from search.engines.opensearch.mapping import VOCABULARY_FIELDS
from search.engines.opensearch.recent import Recent, recent
from search.engines.opensearch.searches import WINDOW, Search
from search.engines.protocol import (
    Document,
    IndexMissingError,
    IndexUnfitError,
    Layout,
    Result,
    Staying,
    none_stays,
)
from search.engines.question import Question, Unit
from search.language import analysis

DICTIONARY = 5_000  # words; so many are one
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

    # Asking

    def foreseen(self, ask: Callable[[], Result]) -> Result:
        try:
            self.generation()
        except IndexUnfitError:
            return ask()  # each question says so itself
        return self._together(ask)

    def _together(self, ask: Callable[[], Result]) -> Result:
        if at_hand():
            return ask()
        try:
            return self._foreseen(ask)
        except IndexMissingError:  # it may have been replaced between two round trips
            self.recent.forget()
            return self._foreseen(ask)

    def _foreseen(self, ask: Callable[[], Result]) -> Result:
        # The page is made of this generation, also where another begins meanwhile.
        foresight = Foresight(self.generation(), self.recent.numbers)
        with foresight.at_hand():
            while True:
                result = foresight.run(ask)
                if not foresight.is_lacking:
                    return cast("Result", result)
                if foresight.may_turn_out_worse:
                    foresight.look_ahead(ask)
                self._look_up(foresight)

    def _look_up(self, foresight: Foresight) -> None:
        requests = foresight.requests()
        responses = self._ask([(request.unit, request.body) for request in requests])
        for lookup, after in foresight.take(requests, responses).items():
            pages = self._pages(cast("Unit", lookup.unit), lookup.column, json.loads(lookup.clause), after)
            foresight.keys[lookup] += chain.from_iterable(pages)

    def _pages(
        self, unit: Unit, column: str, clause: Clause, after: Body | None = None
    ) -> Iterator[list[int]]:
        """Of keys in a column."""
        cluster, index = self.indices.cluster, self.indices.alias(unit)
        for values in asking.pages_of_values(cluster, index, (column,), clause, after):
            yield [value[column] for value, _ in values]

    @log_query  # type: ignore[untyped-decorator]
    def search(self, question: Question) -> Answer:
        [answer] = self.search_all([question])
        return answer

    def search_all(self, questions: Sequence[Question]) -> list[Answer]:
        return self._together(lambda: [self._answer(question) for question in questions])

    def finds(self, question: Question) -> bool:
        counting_only = replace(question, stop=0, facets=(), cross=None)
        return self._together(lambda: bool(needed().answer_to(counting_only, decides=True)[1].total))

    def _answer(self, question: Question) -> Answer:
        foresight = needed()
        search, answer = foresight.answer_to(question)
        if searches.is_in_window(question) or foresight.is_lacking:
            return answer
        hits = foresight.once(
            f"hits of {question}", lambda: self._hits(search, None if question.group else question.stop)[1]
        )
        groups = searches.in_groups(search, hits)[question.start : question.stop]
        return replace(answer, hits=tuple(map(searches.head_of if question.group else itemgetter(0), groups)))

    def every_key(self, question: Question) -> Iterator[Sequence[int]]:
        clause, keys, after = self._together(lambda: self._first_keys(question))
        yield keys
        if after:
            yield from self._pages(question.unit, "pk", clause, after)

    def _first_keys(self, question: Question) -> tuple[Clause, Sequence[int], Body | None]:
        """With what finds them, and after which there are more."""
        foresight = needed()
        search, is_worked_out = foresight.worked_out(question)
        clause = searches.found_by(search)
        first = Request(question.unit, counting.values_body(("pk",), clause, {}))
        responses = foresight.responses_to([first]) if is_worked_out else None
        values, after = counting.values_of(responses[0]) if responses else ([], None)
        return clause, [value["pk"] for value, _ in values], after

    def keys(self, question: Question, limit: int | None = None) -> Keys:
        return self._together(lambda: self._keys(question, limit))

    def _keys(self, question: Question, limit: int | None) -> Keys:
        search, is_worked_out = needed().worked_out(question)
        if not is_worked_out:
            return Keys((), 0)
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
        with named_failures(cluster):
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
        pages = self._pages(unit, "pk", terms("name", sorted(names)))
        return (f"{APP}.{unit}.{key}" for key in chain.from_iterable(pages))

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

    def frequencies(
        self, words: Sequence[str], fields: Sequence[str] = ("words", "across"), *, likely: bool = False
    ) -> Frequencies:
        if len(words) > DICTIONARY:
            self.generation()
            return self._frequencies_of_dictionary(words, fields)
        lookups = [counting.SIZE_LOOKUP, *(counting.word_lookup(word, fields) for word in words)]
        size, *counts = self._together(lambda: needed().counts(lookups, likely=likely))
        return Frequencies(counts, size)

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
        if foresight := at_hand():
            return foresight.generation
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
                pages = self._pages(unit, "pk", EVERYTHING)
                writing.delete(f"{APP}.{unit}.{key}" for key in chain.from_iterable(pages))


class OpenSearchEngine(BaseEngine):  # type: ignore[misc]
    backend = OpenSearchBackend
    query = QuestionQuery

"""Haystack's backends among the contenders: ours, called directly and through SearchQuerySet, and the stock one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import chain, islice
from operator import or_
from pathlib import Path
from typing import Any

from django.conf import settings
from haystack import connections, indexes
from haystack.backends import SQ
from haystack.query import SearchQuerySet

from notices.models import Measure
from search.asking.questions import phrase
from search.engines import connection
from search.engines.protocol import Document
from search.engines.question import Node, Or, Question, Word, Words
from search.language import analysis
from search.workers import each
from tools.benchmarks.contenders import FACETS, TOP, Answer, Contender, Counts, values_of
from tools.benchmarks.passages import Passage, Query

UNIT = "notices.measure"
# The four facets in the fields that our index has: a notice's name is a value of each passage as a province is.
_GROUPS = {"province": "name", "district": "district", "year": "year", "category": "category"}
_CHUNK, SEGMENTED = 500, 20_000


def use(engine: str, path: Path) -> Any:
    """Haystack's backend for an index in this folder."""
    settings.HAYSTACK_CONNECTIONS = {"default": {"ENGINE": engine, "PATH": str(path), "SILENTLY_FAIL": False}}
    connections.connections_info = settings.HAYSTACK_CONNECTIONS
    connections.reload("default")
    return connections["default"].get_backend()


def segmented(passages: list[Passage]) -> list[Document]:
    """As search_indexes makes one of a measure, segmentation and all."""
    return [document(each, analysis.words([each.text]), analysis.across([each.text])) for each in passages]


def document(passage: Passage, words: list[str], across: list[str]) -> Document:
    return Document(
        key=f"{UNIT}.{passage.number}",
        unit=UNIT,
        texts={"words": " ".join(words), "across": " ".join(across), "chars": " ".join(passage.chars)},
        groups={_GROUPS[name]: tuple(values) for name, values in values_of(passage).items()},
        numbers={"pk": passage.number, "dated": passage.year},
    )


class Ours(Contender):
    """The engine itself: parsed query in; ids, total and counts out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.backend = use("search.engines.whoosh.backend.WhooshEngine", folder / "ours")

    def build(self, passages: Iterable[Passage]) -> None:
        """Up to where the stock backend is measured, by two processes that segment; above, of tokens as the peers."""
        documents: Iterable[Document]
        first = list(islice(rows := iter(passages), SEGMENTED))
        if len(first) < SEGMENTED or (further := next(rows, None)) is None:
            chunks = (first[start : start + _CHUNK] for start in range(0, len(first), _CHUNK))
            documents = chain.from_iterable(each(segmented, chunks, processes=2))
        else:
            documents = (document(row, *row.tokens) for row in chain(first, [further], rows))
        self.backend.rebuild(documents)

    def open(self) -> None:
        self.backend.scope("measure")

    def ask(self, query: Query, province: int | None, facets: bool) -> Answer:
        answer = self._answer(
            Question(
                node=self._node(query),
                chosen={} if province is None else {"name": (str(province),)},
                unit="measure",
                stop=TOP,
                facets=tuple(_GROUPS.values()) if facets else (),
            )
        )
        counts: Counts = {name: answer.facets[field] for name, field in _GROUPS.items()} if facets else {}
        if facets and province is not None:
            # A facet is not narrowed by its own choice: the others' meaning of it is the chosen value alone.
            counts["province"] = {str(province): answer.total}
        ids = [match.key for match in answer.hits]
        return Answer(ids, answer.total, {name: _some(values) for name, values in counts.items()})

    def _answer(self, question: Question) -> Any:
        return self.backend.search(question)

    def _node(self, query: Query) -> Node:
        if query.kind == "phrase":
            return phrase(query.terms[0])
        words = tuple(Word(term, (term,)) for term in query.terms)
        if query.kind == "or":
            return Or(tuple(Words((word,), all_words=True) for word in words))
        return Words(words, all_words=True)


def _some(counts: dict[str, int]) -> dict[str, int]:
    return {value: count for value, count in counts.items() if count}


class Through(Ours):
    """The same index, asked as the search page asks: words rank with their synonyms and nothing is needed whole."""

    same = False

    def build(self, passages: Iterable[Passage]) -> None:
        """`Ours` has built it."""

    def open(self) -> None:
        super().open()
        analysis.cut("预热")

    def _answer(self, question: Question) -> Any:
        return connection.answer(question)

    def _node(self, query: Query) -> Node:
        if query.kind == "phrase":
            return phrase(query.terms[0])
        words = tuple(Word(analysis.fold(term), tuple(analysis.cut(term))) for term in query.terms)
        return Words(words, all_words=query.kind == "and")


class _StockIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    """What the tutorials declare: the text, cut by jieba's analyzer, and four faceted fields."""

    province = indexes.CharField(model_attr="province", faceted=True)
    district = indexes.CharField(model_attr="district", faceted=True)
    year = indexes.CharField(model_attr="year", faceted=True)
    category = indexes.MultiValueField(model_attr="category", faceted=True)

    def get_model(self) -> type[Measure]:
        return Measure


class Stock(Contender):
    same = False  # its hits differ on phrases

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        from jieba.analyse import ChineseAnalyzer

        text = indexes.CharField(document=True, model_attr="text", analyzer=ChineseAnalyzer())
        index = type("StockIndex", (_StockIndex,), {settings.HAYSTACK_DOCUMENT_FIELD: text})()
        path = folder / "stock"
        path.mkdir(exist_ok=True)
        self.backend = use("haystack.backends.whoosh_backend.WhooshEngine", path)
        unified = connections["default"].get_unified_index()
        unified.build([index])
        self.index = index

    def build(self, passages: Iterable[Passage]) -> None:
        rows = iter(passages)
        self.backend.setup()
        for batch in iter(lambda: list(islice(rows, 1000)), []):  # as `update_index` does by default
            self.backend.update(self.index, list(map(_row, batch)))

    def open(self) -> None:
        """It opens its index in each search."""

    def ask(self, query: Query, province: int | None, facets: bool) -> Answer:
        found = SearchQuerySet().models(Measure)
        if query.kind == "phrase":
            found = found.filter(SQ(content__exact=query.terms[0]))
        elif query.kind == "or":
            found = found.filter(reduce(or_, (SQ(content=term) for term in query.terms)))
        else:
            for term in query.terms:
                found = found.filter(SQ(content=term))
        if province is not None:
            found = found.narrow(f"province_exact:{province}")
        for name in FACETS if facets else ():
            found = found.facet(name)
        results = found[:TOP]
        counts = found.facet_counts().get("fields", {}) if facets else {}
        return Answer(
            [int(hit.pk) for hit in results],
            len(found),
            {name: dict(pairs) for name, pairs in counts.items()},
        )


def _row(passage: Passage) -> Measure:
    row = Measure(pk=passage.number, text=passage.text)
    values = values_of(passage)
    for name in ("province", "district", "year"):
        setattr(row, name, values[name][0])
    row.category = values["category"]  # type: ignore[attr-defined]
    return row

"""The engines that are compared, each behind the same three calls. Peers are imported where they are used.

All but the stock one are given the same tokens, written as plain ASCII so that any tokenizer keeps them whole.
"""

from __future__ import annotations

import json
import sqlite3
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tools.benchmarks.passages import CATEGORIES, DISTRICTS, PROVINCES, Passage, Query

TOP = 20
FACETS = ("province", "district", "year", "category")
Counts = dict[str, dict[str, int]]  # by facet and value, zeros left out


@dataclass(frozen=True, slots=True)
class Answer:
    ids: list[int]
    total: int
    counts: Counts


class Contender(ABC):
    """`same`: its hits are to be those of the others."""

    same = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def build(self, passages: Iterable[Passage]) -> None: ...

    @abstractmethod
    def open(self) -> None:
        """Whatever is done once a process, before the first search."""

    @abstractmethod
    def ask(self, query: Query, province: int | None, facets: bool) -> Answer:
        """The best `TOP`, how many there are, and the counts in `FACETS`."""


def plain(token: str) -> str:
    return "t" + token.encode().hex()


def values_of(passage: Passage) -> dict[str, list[str]]:
    return {
        "province": [str(passage.province)],
        "district": [str(passage.district)],
        "year": [str(passage.year)],
        "category": [str(each) for each in passage.categories],
    }


class Fts5(Contender):
    @property
    def path(self) -> Path:
        return self.folder / "fts5.sqlite3"

    def build(self, passages: Iterable[Passage]) -> None:
        database = sqlite3.connect(self.path)
        database.execute("CREATE VIRTUAL TABLE texts USING fts5(words, chars, content='')")
        database.execute("CREATE TABLE facts(id INTEGER PRIMARY KEY, province, district, year)")
        database.execute("CREATE TABLE categories(id INTEGER, category)")
        for each in passages:
            tokens = " ".join(map(plain, each.words)), " ".join(map(plain, each.chars))
            database.execute("INSERT INTO texts(rowid, words, chars) VALUES(?, ?, ?)", (each.number, *tokens))
            facts = each.number, each.province, each.district, each.year
            database.execute("INSERT INTO facts VALUES(?, ?, ?, ?)", facts)
            rows = [(each.number, category) for category in each.categories]
            database.executemany("INSERT INTO categories VALUES(?, ?)", rows)
        database.execute("CREATE INDEX category_of ON categories(id, category)")
        database.execute("INSERT INTO texts(texts) VALUES('optimize')")
        database.commit()
        database.close()

    def open(self) -> None:
        self.database = sqlite3.connect(self.path)

    def ask(self, query: Query, province: int | None, facets: bool) -> Answer:
        match = self._match(query)
        chosen = "" if province is None else f" AND f.province = {province}"
        source = f"texts t JOIN facts f ON f.id = t.rowid WHERE texts MATCH ?{chosen}"  # ours
        run = self.database.execute
        ids = [row[0] for row in run(f"SELECT t.rowid FROM {source} ORDER BY rank LIMIT {TOP}", [match])]  # noqa: S608
        run("DROP TABLE IF EXISTS temp.hits")
        run(f"CREATE TEMP TABLE hits AS SELECT f.* FROM {source}", [match])  # noqa: S608
        (total,) = run("SELECT count(*) FROM hits").fetchone()
        counts: Counts = {}
        for name in FACETS if facets else ():
            table = "hits JOIN categories USING(id)" if name == "category" else "hits"
            rows = run(f"SELECT {name}, count(*) FROM {table} GROUP BY {name}")  # noqa: S608
            counts[name] = {str(value): count for value, count in rows}
        return Answer(ids, total, counts)

    def _match(self, query: Query) -> str:
        if query.kind == "phrase":
            return f'chars:"{" ".join(map(plain, query.terms[0]))}"'
        joined = (" OR " if query.kind == "or" else " AND ").join(map(plain, query.terms))
        return f"words:({joined})"


class Xapian(Contender):
    @cached_property
    def xapian(self) -> Any:
        import xapian  # type: ignore[import-not-found,unused-ignore]

        return xapian

    def build(self, passages: Iterable[Passage]) -> None:
        x = self.xapian
        database = x.WritableDatabase(str(self.folder / "xapian"), x.DB_CREATE_OR_OVERWRITE)
        for each in passages:
            document = x.Document()
            for word, count in Counter(each.words).items():
                document.add_term(f"W{word}", count)
            for place, char in enumerate(each.chars):
                document.add_posting(f"C{char}", place)
            for slot, values in enumerate(values_of(each).values()):
                document.add_value(slot, ",".join(values))
            document.add_boolean_term(f"XP{each.province}")
            database.replace_document(each.number, document)
        database.commit()
        database.close()

    def open(self) -> None:
        self.database = self.xapian.Database(str(self.folder / "xapian"))

    def ask(self, query: Query, province: int | None, facets: bool) -> Answer:
        x = self.xapian
        enquire = x.Enquire(self.database)
        asked = self._query(query)
        if province is not None:
            asked = x.Query(x.Query.OP_FILTER, asked, x.Query(f"XP{province}"))
        enquire.set_query(asked)
        spies = [x.ValueCountMatchSpy(slot) for slot in range(len(FACETS))] if facets else []
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, TOP, self.database.get_doccount())
        counts: Counts = {}
        for name, spy in zip(FACETS, spies, strict=False):
            of_value: Counter[str] = Counter()
            for item in spy.values():
                for value in item.term.decode().split(","):
                    of_value[value] += item.termfreq
            counts[name] = dict(of_value)
        return Answer([hit.docid for hit in found], found.get_matches_estimated(), counts)

    def _query(self, query: Query) -> Any:
        x = self.xapian
        if query.kind == "phrase":
            terms = [f"C{char}" for char in query.terms[0]]
            return x.Query(x.Query.OP_PHRASE, terms, len(terms))
        return x.Query(
            x.Query.OP_OR if query.kind == "or" else x.Query.OP_AND, [f"W{each}" for each in query.terms]
        )


_SIZES = dict(zip(FACETS, (PROVINCES, DISTRICTS, 12, CATEGORIES), strict=True))


class Tantivy(Contender):
    @cached_property
    def schema(self) -> Any:
        import tantivy  # type: ignore[import-not-found,unused-ignore]

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field("chars", tokenizer_name="whitespace", index_option="position")
        builder.add_unsigned_field("number", stored=True, fast=True)
        for name in FACETS:
            builder.add_unsigned_field(name, indexed=True, fast=True)
        return builder.build()

    def build(self, passages: Iterable[Passage]) -> None:
        import tantivy

        (self.folder / "tantivy").mkdir()
        index = tantivy.Index(self.schema, path=str(self.folder / "tantivy"))
        writer = index.writer(256_000_000, 1)
        for each in passages:
            document = tantivy.Document()
            document.add_text("words", " ".join(map(plain, each.words)))
            document.add_text("chars", " ".join(map(plain, each.chars)))
            document.add_unsigned("number", each.number)
            for name, values in values_of(each).items():
                for value in values:
                    document.add_unsigned(name, int(value))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        import tantivy

        self.searcher = tantivy.Index.open(str(self.folder / "tantivy")).searcher()

    def ask(self, query: Query, province: int | None, facets: bool) -> Answer:
        asked = self._query(query, province)
        found = self.searcher.search(asked, TOP, count=True)
        ids = [self.searcher.doc(address)["number"][0] for _, address in found.hits]
        counts: Counts = {}
        if facets:
            wanted = {name: {"terms": {"field": name, "size": size}} for name, size in _SIZES.items()}
            answer = self.searcher.aggregate(asked, wanted)
            answer = json.loads(answer) if isinstance(answer, str) else answer
            for name in FACETS:
                buckets = answer[name]["buckets"]
                counts[name] = {str(int(each["key"])): each["doc_count"] for each in buckets}
        return Answer(ids, found.count, counts)

    def _query(self, query: Query, province: int | None) -> Any:
        from tantivy import Occur
        from tantivy import Query as Asked

        if query.kind == "phrase":
            clauses = [(Occur.Must, Asked.phrase_query(self.schema, "chars", [*map(plain, query.terms[0])]))]
        else:
            occur = Occur.Should if query.kind == "or" else Occur.Must
            clauses = [(occur, Asked.term_query(self.schema, "words", plain(term))) for term in query.terms]
        if province is None:
            return Asked.boolean_query(clauses)
        chosen = Asked.term_query(self.schema, "province", province)
        return Asked.boolean_query(
            [(Occur.Must, Asked.boolean_query(clauses)), (Occur.Must, Asked.const_score_query(chosen, 0.0))]
        )


PEERS: dict[str, type[Any]] = {"fts5": Fts5, "xapian": Xapian, "tantivy": Tantivy}

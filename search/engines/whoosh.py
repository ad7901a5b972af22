"""Haystack's door to our index: what its stock Whoosh backend gets wrong on Chinese, done by `evaluation` instead.

User text arrives as values in an `SQ` tree and stays values: no query language is written or parsed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from haystack import connections, indexes
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, SearchNode, log_query
from haystack.constants import DJANGO_CT, ID
from haystack.models import SearchResult
from haystack.utils import get_identifier, get_model_ct

from search.engines.crossing import Cells, Cross
from search.engines.evaluation import Found, Members, Scope, find
from search.engines.listing import listed
from search.engines.postings import Collection
from search.engines.proximity import Terms, Within
from search.engines.questions import (
    And,
    Everything,
    Having,
    InMeasure,
    Node,
    Not,
    Or,
    Phrase,
    Question,
    Together,
    Words,
)
from search.engines.ranking import Word
from search.engines.snapshot import snapshot
from search.engines.store import UNIT, Document, Layout, Store
from search.language import analysis

MEASURES = "notices.measure"
WITHIN = "together_"  # before a scope: the field name that asks for terms together in one of these
IN_MEASURE = "measure"  # the field name that asks for a measure with the phrase


class TokensField(indexes.CharField):  # type: ignore[misc]  # Haystack ships no types
    """Tokens joined by blanks; with `places`, phrases of them can be searched."""

    def __init__(self, places: bool = False, **options: Any) -> None:
        self.places = places
        super().__init__(**options)


class WhooshBackend(BaseSearchBackend):  # type: ignore[misc]
    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self._root = Path(options["PATH"])
        self._layout: Layout | None = None

    @property
    def store(self) -> Store:
        if self._layout is None or self._layout.version != analysis.version():
            fields = connections[self.connection_alias].get_unified_index().all_searchfields()
            self._layout = layout_of(fields)
        return Store(self._root, self._layout, self.timeout)

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:  # noqa: ARG002  # Haystack's
        """Puts the rows into the index, in place of what it held of them; all or nothing, IndexBusyError if locked."""
        documents = {document.key: document for document in self.documents(index, iterable)}
        with self.store.writing() as writing:
            writing.delete(documents)
            for document in documents.values():
                writing.add(document)

    def documents(self, index: Any, rows: Iterable[Any]) -> Iterable[Document]:
        layout = self.store.layout
        return (document_of(layout, index.full_prepare(row)) for row in rows)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:  # noqa: ARG002
        """Takes a row out; IndexBusyError where that could not be done, never silence."""
        with self.store.writing() as writing:
            writing.delete([get_identifier(obj_or_string)])

    def clear(self, models: Iterable[Any] | None = None, commit: bool = True) -> None:  # noqa: ARG002
        store = self.store
        if models is None:
            with store.rebuilding():
                return
        with store.writing() as writing:
            for model in models:
                writing.delete_unit(get_model_ct(model))

    @log_query  # type: ignore[untyped-decorator]
    def search(self, query: Node, **options: Any) -> dict[str, Any]:
        models = map(get_model_ct, options.get("models") or ())
        units = frozenset(models) or frozenset(self.build_models_list())
        scope = self.scope(units)
        found = find(scope, question_of(query, options))
        return {
            "results": list(_results(scope, found, options.get("result_class") or SearchResult)),
            "hits": found.total,
            "holding_all": found.holding_all,
            "brought": found.brought,
            "by_characters": found.by_characters,
            "groups": found.groups,
            "cells": found.cells,
            "together": found.together,
            "facets": {"fields": {name: list(counts.items()) for name, counts in found.facets.items()}},
        }

    def keys(self, query: Node, **options: Any) -> list[int]:
        """The primary keys of all documents found, in order: no result is made of them."""
        scope = self.scope(frozenset(map(get_model_ct, options["models"])))
        keys: list[int] = scope.collection.columns["pk"][listed(scope, question_of(query, options))].tolist()
        return keys

    def scope(self, units: frozenset[str]) -> Scope:
        """The newest documents of some models, and the measures they are joined with."""
        opened = snapshot(self.store)
        name = next(iter(units)).rpartition(".")[2]
        key = name if len(units) == 1 and name in opened.layout.numbers else "pk"
        return Scope(
            opened.collection(units),
            opened.collection(frozenset({MEASURES})),
            key,
            lambda unit: opened.collection(frozenset({f"notices.{unit}"})),
        )


def layout_of(fields: Mapping[str, Any]) -> Layout:
    """Haystack's fields as fields of the store."""

    def named(kind: type) -> list[str]:
        return sorted(name for name, each in fields.items() if isinstance(each, kind))

    tokens = named(TokensField)
    return Layout(
        words=tuple(name for name in tokens if not fields[name].places),
        places=tuple(name for name in tokens if fields[name].places),
        groups=tuple(named(indexes.MultiValueField)),
        numbers=tuple(named(indexes.IntegerField)),
        version=analysis.version(),
    )


def document_of(layout: Layout, prepared: Mapping[str, Any]) -> Document:
    return Document(
        key=prepared[ID],
        unit=prepared[DJANGO_CT],
        texts={name: prepared.get(name) or "" for name in layout.texts},
        groups={name: tuple(prepared.get(name) or ()) for name in layout.groups},
        numbers={name: int(prepared.get(name) or 0) for name in layout.numbers},
    )


def question_of(node: Node, options: Mapping[str, Any]) -> Question:
    sort: Sequence[str] = options.get("sort_by") or ("",)
    return Question(
        node=node,
        chosen=dict(options.get("narrow_queries") or ()),
        sort=sort[0],
        start=options.get("start_offset") or 0,
        stop=options.get("end_offset"),
        facets=tuple(options.get("facets") or ()),
        group=options.get("group") or "",
        cross=options.get("cross"),
        terms=_folded(options.get("terms") or ()),
    )


def _results(scope: Scope, found: Found, result_class: type) -> Iterable[Any]:
    collection = scope.collection
    units = collection.groups[UNIT]
    members = found.members or (None,) * len(found.docs)
    for doc, score, others in zip(found.docs.tolist(), found.scores.tolist(), members, strict=True):
        unit, pk = units.sets[units.codes[doc]][0], str(collection.columns["pk"][doc])
        yield result_class(*unit.split("."), pk, score, **{ID: f"{unit}.{pk}"}, **_shared(collection, others))


def _shared(collection: Collection, members: Members | None) -> dict[str, Any]:
    """What a result says of those it stands for: their keys with scores, best first, and how many there are."""
    if members is None:
        return {}
    keys = collection.columns["pk"][members.docs].tolist()
    return {"members": list(zip(keys, members.scores.tolist(), strict=True)), "count": members.count}


class WhooshQuery(BaseSearchQuery):  # type: ignore[misc]
    """An `SQ` tree as the evaluator's; narrow() takes (facet, (value, …)), whose own counts it does not narrow.

    `words=` ranks by words and sub-words, `words__contains=` wants them all, `FIELD__exact=` is a phrase,
    `FACET__in=` any of the values, `together_SCOPE__contains=` terms, each a tuple of wordings, in one of these.
    With `group`, a column, only the best of those that share its value is a result; `total` counts them all.
    With `cross`, two facets, `cells` has their numbers together; with `terms`, `together` has for each scope the number
    of hits in which they stand in one.
    """

    holding_all = 0
    brought: Mapping[tuple[str, str], int] = MappingProxyType({})
    by_characters = False
    total = 0
    group = ""
    cross: Cross | None = None
    cells: Cells = {}  # noqa: RUF012  # replaced as a whole
    terms: Terms = ()
    together: Mapping[Within, int] = MappingProxyType({})

    def _clone(self, klass: Any = None, using: Any = None) -> Any:
        clone = super()._clone(klass, using)
        clone.group, clone.cross, clone.terms = self.group, self.cross, self.terms
        return clone

    def build_query(self) -> Node:
        return tree_of(self.query_filter) if self.query_filter else Everything()

    def run(self, spelling_query: str | None = None, **options: Any) -> None:  # noqa: ARG002  # Haystack's signature
        asked = {
            **self.build_params(),
            "group": self.group,
            "cross": self.cross,
            "terms": self.terms,
            **options,
        }
        found = self.backend.search(self.build_query(), **asked)
        self._results = found["results"]
        self._hit_count = found["groups"]  # what a page is a page of
        self.total = found["hits"]
        self._facet_counts = found["facets"]
        self.holding_all = found["holding_all"]
        self.brought = found["brought"]
        self.by_characters = found["by_characters"]
        self.cells = found["cells"]
        self.together = found["together"]

    def keys(self) -> list[int]:
        keys: list[int] = self.backend.keys(
            self.build_query(), **{**self.build_params(), "group": self.group}
        )
        return keys


def tree_of(node: SearchNode) -> Node:
    children = tuple(_child(node, child) for child in node.children)
    joined = children[0] if len(children) == 1 else Or(children) if node.connector == "OR" else And(children)
    return Not(joined) if node.negated else joined


def _child(node: SearchNode, child: Any) -> Node:
    if isinstance(child, SearchNode):
        return tree_of(child)
    expression, value = child
    field, kind = node.split_expression(expression)
    return _leaf(field, kind, value)


def _leaf(field: str, kind: str, value: Any) -> Node:
    if field.startswith(WITHIN):
        return Together(_folded(value), field.removeprefix(WITHIN))  # type: ignore[arg-type]
    if kind == "in":
        return Having(field, tuple(value))
    if kind == "exact":
        text = analysis.fold(value)
        if field == IN_MEASURE:
            return InMeasure(phrase_of(text, "chars"))
        return phrase_of(text, field)
    typed = tuple(value.split()) if isinstance(value, str) else tuple(value)
    words = tuple(map(word_of, typed))
    words = tuple(word for word in words if word.text)
    return Words(words, all_words=kind == "contains") if words else Everything()


def _folded(terms: Terms) -> Terms:
    wordings = (tuple(filter(None, map(analysis.fold, each))) for each in terms)
    return tuple(filter(None, wordings))


def word_of(text: str | Word) -> Word:
    """A word as typed; one that was read already (`wording`) stays as it is."""
    return text if isinstance(text, Word) else Word(analysis.fold(text), tuple(analysis.cut(text)))


def phrase_of(text: str, field: str) -> Node:
    return Phrase(text, tuple(analysis.cut(text)), field) if text else Everything()


class WhooshEngine(BaseEngine):  # type: ignore[misc]
    backend = WhooshBackend
    query = WhooshQuery

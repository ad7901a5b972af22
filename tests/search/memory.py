"""A collection in memory, without Whoosh: documents as pieces of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from search import analysis
from search.engines.evaluation import Scope
from search.engines.postings import NO_POSTINGS, Collection, Groups, Postings, starts_of
from search.engines.ranking import FIELDS

PLACES = ("chars", "heading_chars")


@dataclass(frozen=True)
class Doc:
    pieces: Sequence[str] = ()
    heading: str = ""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)


def scope_of(docs: Sequence[Doc], measures: Sequence[Doc] = (), key: str = "problem") -> Scope:
    return Scope(collection_of(docs), collection_of(measures), key)


def collection_of(docs: Sequence[Doc], groups: Sequence[str] = ("year",)) -> Collection:
    rows = [_fields(doc) for doc in docs]
    names = (*(each.name for each in FIELDS), *PLACES)
    lengths = {name: np.array([len(row[name]) for row in rows], np.int64) for name in names}
    starts = {name: starts_of(lengths[name]) for name in PLACES}

    def read(name: str, term: str) -> Postings:
        found = [
            (doc, [at for at, token in enumerate(row[name]) if token == term]) for doc, row in enumerate(rows)
        ]
        held = [(doc, places) for doc, places in found if places]
        if not held:
            return NO_POSTINGS
        docs_, counts = np.array([doc for doc, _ in held]), np.array([len(places) for _, places in held])
        places = [starts[name][doc] + at for doc, all_ in held for at in all_] if name in PLACES else []
        return Postings(docs_, counts, np.array(places, np.int64))

    return Collection(
        size=len(docs),
        read=read,
        lengths=lengths,
        columns={
            name: np.array([doc.columns.get(name, number) for number, doc in enumerate(docs)], np.int64)
            for name in ("pk", "problem", "dated")
        },
        groups={name: _groups([doc.groups.get(name, ()) for doc in docs]) for name in groups},
        starts=starts,
    )


def _fields(doc: Doc) -> dict[str, list[str]]:
    empty: dict[str, list[str]] = {each.name: [] for each in FIELDS}
    return {
        **empty,
        "heading": analysis.words([doc.heading]),
        "words": analysis.words(doc.pieces),
        "chars": analysis.chars(doc.pieces),
        "heading_chars": analysis.chars([doc.heading]),
    }


def _groups(values: list[tuple[str, ...]]) -> Groups:
    sets = tuple(dict.fromkeys(values))
    return Groups(np.array([sets.index(each) for each in values], np.int64), sets)

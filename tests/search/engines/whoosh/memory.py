"""A collection in memory, without Whoosh: documents as pieces of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from search.engines.question import Unit
from search.engines.relevance import FIELDS
from search.engines.whoosh.evaluation import Scope
from search.engines.whoosh.postings import Collection, Groups, View
from search.engines.whoosh.segments import Array, Segment, text_arrays, with_starts
from search.language import analysis

POSITIONS = ("chars", "heading_chars")


@dataclass(frozen=True)
class Doc:
    pieces: Sequence[str] = ()
    heading: str = ""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)


def scope_of(docs: Sequence[Doc], measures: Sequence[Doc] = (), unit: Unit = "problem") -> Scope:
    return Scope(collection_of(docs), collection_of(measures), unit)


def collection_of(docs: Sequence[Doc], groups: Sequence[str] = ("year",)) -> Collection:
    segment = segment_of([_fields(doc) for doc in docs])
    return Collection(
        size=len(docs),
        views=[View(segment, np.arange(len(docs)))],
        lengths={name: segment.arrays[f"{name}.lengths"] for name in _names()},
        columns={
            name: np.array([doc.columns.get(name, number) for number, doc in enumerate(docs)], np.int64)
            for name in ("pk", "problem", "dated")
        },
        groups={name: _groups([doc.groups.get(name, ()) for doc in docs]) for name in groups},
    )


def segment_of(rows: Sequence[Mapping[str, Sequence[str]]]) -> Segment:
    arrays: dict[str, Array] = {}
    for name in _names():
        made = text_arrays([" ".join(row.get(name, ())) for row in rows], name in POSITIONS)
        arrays |= {f"{name}.{part}": array for part, array in made.items()}
    return with_starts(Segment(len(rows), arrays, {}))


def _names() -> tuple[str, ...]:
    return (*(each.name for each in FIELDS), *POSITIONS)


def _fields(doc: Doc) -> dict[str, list[str]]:
    return {
        "heading": analysis.words([doc.heading]),
        "words": analysis.words(doc.pieces),
        "across": analysis.across(doc.pieces),
        "chars": analysis.chars(doc.pieces),
        "heading_chars": analysis.chars([doc.heading]),
    }


def _groups(values: list[tuple[str, ...]]) -> Groups:
    sets = tuple(dict.fromkeys(values))
    return Groups(np.array([sets.index(each) for each in values], np.int64), sets)

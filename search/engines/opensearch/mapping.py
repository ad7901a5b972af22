"""What an index of OpenSearch is told of a layout, and a document as it is stored.

Each unit has an index of its own, so that words are as rare, and fields as long, as they are among its documents.
"""

from __future__ import annotations

from typing import Any

from search.engines.opensearch.clauses import LENGTH
from search.engines.protocol import Document, Layout
from search.engines.question import TEXT
from search.engines.relevance import CHARACTERS, FIELDS

FORMAT = 1
VOCABULARY = "vocabulary"  # the words of a document once, to be counted over all documents
VOCABULARY_FIELDS = frozenset({"words", "across", "place"})
MOST_OFTEN = 255  # occurrences in a text that count


def fingerprint_of(layout: Layout) -> str:
    return f"{FORMAT} {layout!r}"


def index_of(layout: Layout, shards: int) -> dict[str, Any]:
    """Settings and mapping. Nothing is kept but what is searched: rows are read from the database.

    Changes are seen when a writer says so, all of them together; there are no replicas before it is complete.
    """
    norms = {field.name: field.b for field in FIELDS}
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": 0,
                "refresh_interval": "-1",
                "max_terms_count": 10_000_000,  # keys of another unit's documents
            },
            "similarity": {
                _similarity(b): {"type": "scripted", "script": {"source": _occurrences(b)}}
                for b in {*norms.values(), 0.0}
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "_meta": {"fingerprint": fingerprint_of(layout)},
            "properties": {
                **{name: _text(norms.get(name, CHARACTERS.b), "freqs") for name in layout.words},
                **{name: _text(0.0, "positions") for name in layout.positions},
                **{name: {"type": "keyword"} for name in layout.groups},
                **{name: {"type": "long"} for name in (*layout.numbers, LENGTH)},
                VOCABULARY: {"type": "keyword", "index": False},
            },
        },
    }


def _text(b: float, options: str) -> dict[str, Any]:
    text = {"type": "text", "analyzer": "whitespace", "index_options": options}
    return {**text, "similarity": _similarity(b), "norms": b > 0}


def _similarity(b: float) -> str:
    return f"occurrences_{b}".replace(".", "_")


def _occurrences(b: float) -> str:
    """How often a word stands in a field, the less for each the longer that is; `b` as in BM25."""
    often = f"query.boost * Math.min(doc.freq, {MOST_OFTEN})"
    mean = "Math.max(1.0, (double) field.sumTotalTermFreq / field.docCount)"
    return f"{often} / ({1 - b} + {b} * doc.length / {mean})" if b else often


def stored(layout: Layout, document: Document) -> dict[str, Any]:
    """A number that is 0 stands for none, and is left out: what has none comes last, whatever sorts."""
    texts = {name: document.texts.get(name, "") for name in layout.texts}
    words = {word for name in VOCABULARY_FIELDS for word in texts.get(name, "").split(" ") if len(word) > 1}
    numbers = {name: document.numbers.get(name, 0) for name in layout.numbers}
    numbers[LENGTH] = len(texts.get(TEXT, "").split())
    return {
        **texts,
        **{name: list(document.groups.get(name, ())) for name in layout.groups},
        **{name: number for name, number in numbers.items() if number},
        VOCABULARY: sorted(words),
    }

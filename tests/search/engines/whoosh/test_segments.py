from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.protocol import Document, Layout
from search.engines.question import And, Everything, Having, Node, Not, Or, Phrase, Question, Word, Words
from search.engines.relevance import FIELDS
from search.engines.whoosh import store as store_module
from search.engines.whoosh.evaluation import Scope, answer
from search.engines.whoosh.files import load, save
from search.engines.whoosh.segments import MOST_COUNTED, merged, term_hash
from search.engines.whoosh.snapshot import snapshot
from search.engines.whoosh.store import Store
from tests.search.engines.whoosh.memory import segment_of

LAYOUT = Layout(tuple(each.name for each in FIELDS), ("chars",), ("year",), ("pk",))


def test_a_segment_is_the_same_when_it_was_kept_and_opened(tmp_path: Path) -> None:
    made = segment_of([{"words": ["水", "污水", "水"], "chars": "污水水"}, {}, {"chars": "水"}])
    save(made, tmp_path / "a")
    kept = load(tmp_path / "a")
    assert kept.size == 3
    assert {name: array.tolist() for name, array in kept.arrays.items()} == {
        name: array.tolist() for name, array in made.arrays.items()
    }


def test_a_term_is_found_with_its_documents_counts_and_positions() -> None:
    segment = segment_of([{"words": ["水", "污水", "水"], "chars": "污水水"}, {}, {"chars": "水"}])
    docs, counts = segment.postings("words", term_hash("水"))
    assert (docs.tolist(), counts.tolist()) == ([0], [2])
    assert segment.positions("chars", term_hash("水")).tolist() == [1, 2, 5]
    assert segment.postings("words", term_hash("没有"))[0].tolist() == []


def test_a_term_that_stands_very_often_is_counted_up_to_a_bound() -> None:
    segment = segment_of([{"chars": "水" * 1000}])
    assert segment.postings("chars", term_hash("水"))[1].tolist() == [MOST_COUNTED]
    assert len(segment.positions("chars", term_hash("水"))) == 1000


TEXTS = st.text(alphabet="甲乙丙", max_size=6)


@given(
    st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_merged_segments_are_the_segment_of_the_documents_that_were_kept(parts, draw) -> None:
    rows = [[{"words": list(text), "chars": text} for text in part] for part in parts]
    kept = [[draw.random() < 0.7 for _ in part] for part in parts]
    joined = merged(
        [(segment_of(part), np.array(keep, bool)) for part, keep in zip(rows, kept, strict=True)], ("chars",)
    )
    expected = segment_of(
        [
            row
            for part, keep in zip(rows, kept, strict=True)
            for row, held in zip(part, keep, strict=True)
            if held
        ]
    )
    assert joined.size == expected.size
    assert joined.arrays["chars.lengths"].tolist() == expected.arrays["chars.lengths"].tolist()
    for char in map(term_hash, "甲乙丙丁"):
        for name in ("words", "chars"):
            assert [each.tolist() for each in joined.postings(name, char)] == [
                each.tolist() for each in expected.postings(name, char)
            ]
        assert joined.positions("chars", char).tolist() == expected.positions("chars", char).tolist()


# Against a plain reading of all documents, after any writings


def begun(path: Path) -> Store:
    store = Store(path, LAYOUT)
    with store.rebuilding():
        pass
    return store


STEPS = st.lists(
    st.tuples(st.sets(st.integers(0, 5), max_size=3), st.sets(st.integers(0, 5), max_size=2), TEXTS),
    min_size=1,
    max_size=12,
)
CHARS = st.sampled_from("甲乙丙")
PHRASES = st.text(alphabet="甲乙丙", min_size=1, max_size=3).map(Phrase)
HELD = CHARS.map(lambda char: Words((Word(char, (char,)),), all_words=True))
YEARS = st.sampled_from(["2020", "2021"]).map(lambda year: Having("year", (year,)))
TREES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(PHRASES, HELD, YEARS, st.just(Everything())),
    lambda nodes: st.one_of(
        nodes.map(Not), st.tuples(nodes, nodes).map(And), st.tuples(nodes, nodes).map(Or)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.lists(TREES, min_size=1, max_size=5))
def test_what_is_found_is_what_a_plain_reading_finds_after_any_writings(
    tmp_path_factory, steps, trees
) -> None:
    store, rows = begun(tmp_path_factory.mktemp("index")), {}
    for step, (put, dropped, text) in enumerate(steps):
        with store.writing() as writing:
            writing.delete(f"{key}" for key in put | dropped)
            for key in sorted(put):
                rows[key] = (text[key:] + text[:key], f"{2020 + (step + key) % 2}")
                writing.add(_document(key, *rows[key]))
        for key in dropped - put:
            rows.pop(key, None)
    collection = snapshot(store).collection(frozenset("a"))
    for tree in trees:
        found = answer(Scope(collection, collection, "measure"), Question(tree, facets=("year",)))
        expected = {key: row for key, row in rows.items() if _holds(tree, *row)}
        assert sorted(match.key for match in found.hits) == sorted(expected)
        assert found.total == len(expected)
        assert {year: count for year, count in found.facets["year"].items() if count} == Counter(
            year for _, year in expected.values()
        )


def _document(key: int, text: str, year: str) -> Document:
    tokens = " ".join(text)
    return Document(f"{key}", "a", {"words": tokens, "chars": tokens}, {"year": (year,)}, {"pk": key})


def _holds(node: Node, text: str, year: str) -> bool:
    match node:
        case Phrase():
            return node.text in text
        case Words():
            return all(word.text in text for word in node.words)
        case Having():
            return year in node.values
        case Not():
            return not _holds(node.node, text, year)
        case And():
            return all(_holds(each, text, year) for each in node.nodes)
        case Or():
            return any(_holds(each, text, year) for each in node.nodes)
        case _:
            return True


def test_many_small_segments_become_one_and_empty_ones_go(tmp_path: Path) -> None:
    store = begun(tmp_path / "index")
    for key in range(30):
        with store.writing() as writing:
            writing.delete([f"{key - 1}"])
            writing.add(_document(key, "甲", "2020"))
    opened = snapshot(store)
    assert len(opened.leaves) <= store_module.MOST_SMALL
    assert opened.collection(frozenset("a")).columns["pk"].tolist() == [29]
    assert len(list(store.folder.glob("*.arrays"))) == len(opened.leaves)


def test_a_rebuild_cuts_its_work_into_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "SEGMENT_CHARACTERS", 100)
    store = Store(tmp_path / "index", LAYOUT)
    with store.rebuilding() as writing:
        for key in range(50):
            writing.add(_document(key, "甲乙丙", "2020"))
    opened = snapshot(store)
    assert 2 < len(opened.leaves) < 10
    found = opened.collection(frozenset("a")).phrase("chars", "乙丙")
    assert found[0].tolist() == list(range(50))

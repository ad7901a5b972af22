from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.engines.protocol import Document, Layout
from search.engines.whoosh.snapshot import snapshot
from search.engines.whoosh.store import Store
from search.language import analysis
from tests.search.engines.whoosh.memory import Doc, collection_of

LAYOUT = Layout(
    ("heading", "words", "parent", "aspect", "place", "topic"), ("chars", "heading_chars"), ("year",), ("pk",)
)
TEXTS = ["学位缺口", "养老床位 缺口缺口", "残疾人补贴", "缺", ""]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The texts in three segments, one document replaced, one deleted, one of another unit in between."""
    store = Store(tmp_path / "index", LAYOUT)
    with store.rebuilding():
        pass
    for number, text in enumerate(TEXTS):
        with store.writing() as writing:
            writing.add(document(f"{number}", text, number))
            writing.add(document(f"other{number}", "缺口", 0, unit="b"))
    with store.writing() as writing:
        writing.add(document("gone", "缺口", 99))
    with store.writing() as writing:
        writing.delete(["gone"])
    return store


def document(key: str, text: str, pk: int, unit: str = "a") -> Document:
    texts = {"words": " ".join(analysis.words([text])), "chars": " ".join(analysis.chars([text, "尾"]))}
    return Document(key, unit, texts, {"year": (f"{2020 + pk % 2}",)}, {"pk": pk})


def test_segments_are_read_as_one_collection_of_the_live_documents_of_a_unit(store):
    collection = snapshot(store).collection(frozenset("a"))
    order = collection.columns["pk"]
    assert sorted(order) == [0, 1, 2, 3, 4]
    expected = collection_of([Doc([TEXTS[pk], "尾"], groups={"year": (f"{2020 + pk % 2}",)}) for pk in order])
    for name in ("words", "chars"):
        assert collection.lengths["chars"].tolist() == expected.lengths["chars"].tolist()
        for term in ("缺", "口", "缺口", "尾", "没有", analysis.BREAK):
            if name == "chars" or term in ("缺口", "没有"):
                found, wanted = collection.postings(name, term), expected.postings(name, term)
                assert found.docs.tolist() == wanted.docs.tolist(), (name, term)
                assert found.counts.tolist() == wanted.counts.tolist()
    assert np.array_equal(collection.phrase("chars", "缺口"), expected.phrase("chars", "缺口"))


def test_groups_are_those_of_the_unit(store):
    opened = snapshot(store)
    assert opened.collection(frozenset("a")).groups["year"].counts(np.ones(5, bool)) == {"2020": 3, "2021": 2}
    assert opened.collection(frozenset("b")).groups["year"].counts(np.ones(5, bool)) == {"2020": 5}


def test_one_generation_is_opened_once(store):
    assert snapshot(store) is snapshot(store)
    before = snapshot(store)
    with store.writing() as writing:
        writing.add(document("new", "新", 7))
    assert snapshot(store) is not before


def test_long_lists_of_postings_are_read_whole(tmp_path):
    store = Store(tmp_path / "long", LAYOUT)
    with store.rebuilding() as writing:
        for number in range(1000):
            writing.add(document(str(number), "水" * (number % 5 + 1), number))
    postings = snapshot(store).collection(frozenset("a")).postings("chars", "水")
    assert postings.docs.tolist() == list(range(1000))
    assert postings.counts.tolist() == [number % 5 + 1 for number in range(1000)]

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh import postings
from search.engines.whoosh.postings import Groups
from search.engines.whoosh.segments import Array, Segment, term_hash
from search.language import analysis
from tests.search.engines.whoosh.memory import Doc, collection_of

ALPHABET = st.text(alphabet="整改水位 ＡaⅡ㎡。,", max_size=12)


@given(st.lists(st.lists(ALPHABET, max_size=3), max_size=6), ALPHABET.map(analysis.fold).filter(bool))
def test_a_phrase_is_a_substring_scan_over_each_piece(texts, phrase):
    docs, counts = collection_of([Doc(pieces) for pieces in texts]).phrase("chars", phrase)
    expected = {
        number: found
        for number, pieces in enumerate(texts)
        if (found := sum(_occurrences(analysis.fold(piece), phrase) for piece in pieces))
    }
    assert dict(zip(docs.tolist(), counts.tolist(), strict=True)) == expected


def _occurrences(text: str, phrase: str) -> int:
    return sum(text.startswith(phrase, at) for at in range(len(text)))


def test_groups_count_each_value_of_each_document_once():
    groups = Groups(np.array([0, 1, 0, 2]), (("a", "b"), ("b",), ()))
    assert groups.counts(np.array([True, True, False, True])) == {"a": 1, "b": 2}
    assert groups.having(("a",)).tolist() == [True, False, True, False]
    assert groups.having(("a", "b")).tolist() == [True, True, True, False]


def test_postings_are_read_once_and_the_oldest_go_when_there_is_no_room(monkeypatch):
    asked = []
    read = Segment.postings

    def counted(segment: Segment, name: str, wanted: int) -> tuple[Array, Array]:
        asked.append(wanted)
        return read(segment, name, wanted)

    monkeypatch.setattr(Segment, "postings", counted)
    collection = collection_of([Doc(["甲乙丙"])] * 10)
    monkeypatch.setattr(postings, "CACHE_BYTES", 2 * collection.postings("chars", "甲").nbytes)
    for term in "甲乙甲乙丙甲乙":
        collection.postings("chars", term)
    assert asked == [term_hash(term) for term in "甲乙丙甲乙"]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.proximity import holding_any, holding_each, in_one_sentence
from tests.search.engines.whoosh.memory import Doc, collection_of

DOCS = [
    Doc(["学位。缺口", "学位缺口"]),
    Doc(["学位！缺口"]),
    Doc(["缺口和学位"]),
    Doc(["缺口", "学位"]),
    Doc(["水"]),
]


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ((("学位",), ("缺口",)), [0, 2]),
        ((("学位", "水"),), [0, 1, 2, 3, 4]),
        ((("学位",), ("没有",)), []),
        ((), [0, 1, 2, 3, 4]),
    ],
)
def test_a_sentence_ends_at_its_mark_at_a_break_and_with_the_document(terms, found):
    assert in_one_sentence(collection_of(DOCS), terms).nonzero()[0].tolist() == found


def test_terms_are_held_each_or_any():
    collection = collection_of(DOCS)
    assert holding_each(collection, (("学位",), ("缺口",))).tolist() == [True, True, True, True, False]
    assert holding_any(collection, (("水",), ("和",))).tolist() == [False, False, True, False, True]


@given(st.lists(st.text("甲乙丙。！", max_size=12), min_size=1, max_size=5))
def test_sentences_are_those_of_a_scan(texts):
    found = in_one_sentence(collection_of([Doc([text]) for text in texts]), (("甲",), ("乙",)))
    scanned = [
        any("甲" in part and "乙" in part for part in text.replace("！", "。").split("。")) for text in texts
    ]
    assert found.tolist() == scanned

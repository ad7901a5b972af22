from __future__ import annotations

from search.engines.opensearch.mapping import fingerprint_of, index_of, stored
from search.engines.protocol import Document, Layout

LAYOUT = Layout(
    words=("heading", "words", "place"),
    positions=("chars",),
    groups=("year",),
    numbers=("pk", "dated"),
    version="1",
)


def test_an_index_keeps_nothing_but_what_is_searched_and_says_what_it_is() -> None:
    mappings = index_of(LAYOUT, shards=3)["mappings"]
    assert mappings["_source"] == {"enabled": False}
    assert mappings["_meta"] == {"fingerprint": fingerprint_of(LAYOUT)}
    assert {name: field["type"] for name, field in mappings["properties"].items()} == {
        "heading": "text",
        "words": "text",
        "place": "text",
        "chars": "text",
        "year": "keyword",
        "pk": "long",
        "dated": "long",
        "chars_length": "long",
        "vocabulary": "keyword",
    }


def test_occurrences_count_less_in_long_fields_as_far_as_relevance_says() -> None:
    index = index_of(LAYOUT, shards=3)
    properties, similarities = index["mappings"]["properties"], index["settings"]["similarity"]
    assert {name: properties[name]["similarity"] for name in LAYOUT.texts} == {
        "heading": "occurrences_0_3",
        "words": "occurrences_0_75",
        "place": "occurrences_0_0",
        "chars": "occurrences_0_0",
    }
    assert similarities["occurrences_0_0"]["script"]["source"] == "query.boost * Math.min(doc.freq, 255)"
    assert "0.25 + 0.75 * doc.length" in similarities["occurrences_0_75"]["script"]["source"]


def test_a_document_has_its_words_once_more_and_no_number_that_stands_for_none() -> None:
    document = Document(
        "notices.problem.5",
        "notices.problem",
        {"words": "学位 缺口 学位 水", "place": "临溪区", "chars": "学 位 缺 口"},
        {"year": ("2021",)},
        {"pk": 5, "dated": 0},
    )
    assert stored(LAYOUT, document) == {
        "heading": "",
        "words": "学位 缺口 学位 水",
        "place": "临溪区",
        "chars": "学 位 缺 口",
        "year": ["2021"],
        "pk": 5,
        "chars_length": 4,
        "vocabulary": ["临溪区", "学位", "缺口"],
    }


def test_another_layout_or_analysis_has_another_fingerprint() -> None:
    other = Layout(LAYOUT.words, LAYOUT.positions, LAYOUT.groups, LAYOUT.numbers, version="2")
    assert fingerprint_of(other) != fingerprint_of(LAYOUT)

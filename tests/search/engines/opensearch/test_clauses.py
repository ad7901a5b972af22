from __future__ import annotations

from search.engines.opensearch.clauses import (
    EVERYTHING,
    NOTHING,
    all_of,
    any_of,
    at_least,
    in_one_sentence,
    phrase,
    term,
    terms,
)


def test_what_a_person_wrote_is_a_value() -> None:
    assert phrase('"水" OR *') == {"match_phrase": {"chars": {"query": '" 水 "   O R   *', "boost": 1 / 8}}}
    assert terms("year", ["2020) OR (x"]) == {"terms": {"year": ["2020) OR (x"]}}


def test_a_phrase_of_one_character_is_a_term() -> None:
    assert phrase("水", "finding") == term("finding", "水")


def test_none_of_nothing_holds_and_all_of_nothing_always() -> None:
    assert any_of([]) == NOTHING
    assert all_of([]) == EVERYTHING
    assert any_of([term("words", "水")]) == all_of([term("words", "水")]) == term("words", "水")


def test_what_is_excluded_scores_nothing_and_needs_nothing_else() -> None:
    assert all_of([], without=[term("words", "水")]) == {
        "bool": {"filter": [], "must_not": [term("words", "水")]}
    }


def test_a_minimum_leaves_room_for_sums_of_32_bits() -> None:
    minimum = at_least([EVERYTHING], 0.5)["function_score"]["min_score"]
    assert 0.4999 < minimum < 0.5


def test_terms_share_a_sentence_where_no_end_stands_between_their_beginnings() -> None:
    intervals = in_one_sentence((("学位",), ("床位", "缺口。各")))["intervals"]["chars"]["all_of"]
    school, others = intervals["intervals"]
    in_a_row = {"ordered": True, "max_gaps": 0, "analyzer": "whitespace"}
    assert school == {"match": {"query": "学 位", **in_a_row}}
    around = {"contained_by": {"match": {"query": "缺 口 。 各", **in_a_row}}}
    assert others == {
        "any_of": {
            "intervals": [
                {"match": {"query": "床 位", **in_a_row}},
                {"match": {"query": "缺 口", **in_a_row, "filter": around}},
            ]
        }
    }
    ends = [end["match"]["query"] for end in intervals["filter"]["not_containing"]["any_of"]["intervals"]]
    assert ends == ["。", "!", "?", "¶¶"]

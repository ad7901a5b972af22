"""Working a question out: what it lacks is asked for, and nothing follows from what is not known yet."""

from __future__ import annotations

from typing import Any

from search.engines.opensearch import searches
from search.engines.opensearch.facts import Facts, Lookup, Scope
from search.engines.question import InMeasure, Part, Phrase, Question, Together, Word, Words
from search.language.synonyms import Alternative


def worked_out(
    question: Question, numbers: dict[Lookup, float], keys: Any = None
) -> tuple[Any, list[Lookup]]:
    facts = Facts(numbers, keys or {})
    return searches.worked_out(Scope(question.unit, facts), question), list(facts.lacking)


def known(question: Question, numbers: float) -> dict[Lookup, float]:
    """With all numbers that it needs alike."""
    facts: dict[Lookup, float] = {}
    while lacking := worked_out(question, facts)[1]:
        facts |= dict.fromkeys(lacking, numbers)
    return facts


WORDS = Words((Word("学位", ("学位",)), Word("缺口", ("缺口",))))


def test_a_phrase_lacks_nothing_but_what_ranks_it() -> None:
    question = Question(Phrase("学位缺口", ("学位", "缺口")))
    search, lacking = worked_out(question, {})
    assert search.base == {"match_phrase": {"chars": {"query": "学 位 缺 口", "boost": 0.25}}}
    assert {lookup.kind for lookup in lacking} == {"count"}


def test_a_hit_holds_so_much_of_the_words_as_their_rarity_says() -> None:
    question = Question(WORDS)
    search, lacking = worked_out(question, known(question, 10))
    assert lacking == []
    assert search.base["function_score"]["min_score"] > 0
    assert [word for word, _, _ in search.ranking.required] == ["学位", "缺口"]


def test_words_that_nothing_holds_are_named_and_find_nothing() -> None:
    question = Question(WORDS)
    search, _ = worked_out(question, known(question, 0))
    assert (search.base, search.ranking.nowhere) == ({"match_none": {}}, ["学位", "缺口"])


def test_holding_all_words_outweighs_all_else_and_no_more() -> None:
    question = Question(WORDS)
    search, _ = worked_out(question, known(question, 10))
    assert search.ranking.most < search.whole <= 2 * (search.ranking.most + 1)
    hit = {"_score": search.whole + 1.5, "sort": [search.whole + 1.5, 7]}
    assert (searches.match_of(search, hit).key, searches.match_of(search, hit).score) == (7, 1.5)
    assert searches.match_of(search, {"_score": 1.5, "sort": [1.5, 7]}).score == 1.5


def test_a_hit_says_which_words_it_lacks() -> None:
    question = Question(WORDS)
    search, _ = worked_out(question, known(question, 10))
    hit = {"_score": 1.5, "sort": [1.5, 7], "matched_queries": ["holding 0", "holding 1", "outright 1"]}
    assert (searches.match_of(search, hit).lacking, searches.match_of(search, hit).in_parts) == (
        (),
        ("学位",),
    )


def test_where_nothing_holds_all_a_hit_holds_half_of_what_the_best_one_holds() -> None:
    question = Question(WORDS)

    def least(holding_all: int, best: float) -> float:
        numbers = known(question, 10)
        for lookup in numbers:
            if lookup.kind == "count" and lookup.clause.startswith('{"bool": {"filter"'):
                numbers[lookup] = holding_all
        for lookup in worked_out(question, numbers)[1]:
            numbers[lookup] = best
        return float(worked_out(question, numbers)[0].base["function_score"]["min_score"])

    assert least(holding_all=0, best=100.0) > 49 > least(holding_all=1, best=100.0)


def test_what_stands_in_another_unit_is_joined_by_its_keys() -> None:
    for node, unit, column in (
        (InMeasure(Phrase("学位")), "measure", "problem"),
        (Together((("学位",), ("缺口",)), "notice"), "notice", "pk"),
        (Together((("学位",), ("缺口",)), "measure"), "measure", "problem"),
    ):
        _, lacking = worked_out(Question(node), {})
        assert [(lookup.kind, lookup.unit, lookup.column) for lookup in lacking if lookup.kind == "keys"] == [
            ("keys", unit, column)
        ]


def test_a_synonym_contributes_where_the_word_is_not_held() -> None:
    part = Part("学位", (Alternative("学额"),))
    question = Question(Words((Word("学位", ("学位",), read=(part,)),)))
    search, _ = worked_out(question, known(question, 10))
    [(pair, clause)] = search.ranking.contributions.items()
    assert pair == ("学位", "学额")
    assert [*clause["bool"]] == ["filter", "must_not"]


def test_a_page_is_narrowed_after_its_facets_were_counted() -> None:
    question = Question(
        Phrase("学位"), {"year": ("2020",), "status": ("done",)}, facets=("year",), start=20, stop=40
    )
    search, _ = worked_out(question, known(question, 10))
    body = searches.body_of(search)
    assert (body["from"], body["size"]) == (20, 20)
    assert body["post_filter"] == {
        "bool": {"filter": [{"terms": {"year": ["2020"]}}, {"terms": {"status": ["done"]}}]}
    }
    assert body["aggs"]["facet year"]["filter"] == {"terms": {"status": ["done"]}}
    assert body["sort"] == [{"_score": "desc"}, {"pk": "asc"}]


def test_nothing_is_scored_where_only_numbers_are_wanted() -> None:
    question = Question(WORDS, stop=0)
    search, _ = worked_out(question, known(question, 10))
    body = searches.body_of(search)
    assert ("sort" in body, "should" in body["query"]["bool"], body["size"]) == (False, False, 0)


def test_members_of_a_group_follow_the_best_of_it() -> None:
    question = Question(Phrase("学位"), group="notice")
    search, _ = worked_out(question, known(question, 10))
    hits = [
        {"_score": 1.0, "sort": [1.0, key], "fields": {"notice": [notice]}}
        for key, notice in ((4, 2), (1, 1), (5, 2))
    ]
    groups = searches.in_groups(search, hits)
    assert [[match.key for match in group] for group in groups] == [[4, 5], [1]]
    assert (searches.head_of(groups[0]).key, searches.head_of(groups[0]).count) == (4, 2)

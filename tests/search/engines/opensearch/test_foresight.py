"""Whoever asks runs until nothing is lacking; what follows from a wrong guess has been looked up by then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.engines.opensearch.counting import word_lookup
from search.engines.opensearch.facts import Lookup
from search.engines.opensearch.foresight import LAST, MANY, Foresight, needed
from search.engines.protocol import IndexAwayError
from search.engines.question import Having, Question, Word, Words

SCHOOL, CANAL = word_lookup("学位", ["words"]), word_lookup("河道", ["words"])


def foresight(numbers: dict[Lookup, float] | None = None) -> Foresight:
    return Foresight("generation", numbers or {})


def lookups(page: Foresight) -> list[Lookup]:
    return [lookup for request in page.requests() for lookup in request.lookups]


def take(page: Foresight, number: int) -> None:
    """A round trip on which whatever is counted comes to so much, and nothing is found."""
    requests = page.requests()
    page.take(requests, [_response(request.body, number) for request in requests])


def _response(body: Any, number: int) -> Any:
    counted = {
        name: {"doc_count": number, "value": number, "inside": {"buckets": [], "value": 0}, "buckets": []}
        for name in body.get("aggs", {})
    }
    total = {"value": number, "relation": "eq"}
    return {"hits": {"total": total, "hits": [], "max_score": 1.0}, "aggregations": counted}


def test_what_is_known_is_given_and_what_is_lacking_is_noted_with_a_guess():
    page = foresight({SCHOOL: 7})
    assert page.run(lambda: page.counts([SCHOOL, CANAL], likely=False)) == [7, MANY]
    assert (page.is_lacking, page.may_turn_out_worse, lookups(page)) == (True, True, [CANAL])


def test_the_worst_is_asked_after_as_well_but_for_what_is_likely():
    page, guesses = foresight(), []
    page.look_ahead(lambda: guesses.extend(page.counts([SCHOOL], likely=False)))
    page.look_ahead(lambda: guesses.extend(page.counts([CANAL], likely=True)))
    assert (guesses, lookups(page)) == ([0, MANY], [SCHOOL, CANAL])


def test_what_goes_wrong_on_a_guess_does_not_count():
    page = foresight({SCHOOL: 7})

    def goes_wrong() -> None:
        page.counts([CANAL], likely=False)
        raise KeyError("no such row")

    assert page.run(goes_wrong) is None
    page.look_ahead(goes_wrong)


@pytest.mark.parametrize(("error", "lookup"), [(KeyError, SCHOOL), (IndexAwayError, CANAL)])
def test_what_goes_wrong_with_all_known_does_and_that_nobody_answers(
    error: Callable[[str], Exception], lookup: Lookup
):
    page = foresight({SCHOOL: 7})

    def goes_wrong() -> None:
        page.counts([lookup], likely=False)
        raise error("so it is")

    with pytest.raises((KeyError, IndexAwayError)):
        page.run(goes_wrong)


QUESTION = Question(Words((Word("学位", ("学位",)), Word("缺口", ("缺口",)))), stop=20)


def test_a_question_is_put_once_it_is_worked_out_on_the_last_trip_for_the_worst_too():
    page = foresight()
    page.run(lambda: page.answer_to(QUESTION))
    assert lookups(page) == [
        request_lookup for request_lookup in lookups(page) if request_lookup.kind != "best"
    ]
    take(page, 0)
    for trip in range(1, LAST):
        page.look_ahead(lambda: page.answer_to(Question(Having("year", ("2021",)))))
        assert (page.trips, page.is_lacking) == (trip, False)
        page.counts([SCHOOL], likely=False)
        take(page, 0)
    page.look_ahead(lambda: page.answer_to(Question(Having("year", ("2021",)))))
    assert [request.lookups for request in page.requests()] == [()]


def test_where_nothing_may_hold_all_that_is_looked_up_together_with_the_best_there_is():
    page = foresight()
    page.run(lambda: page.worked_out(QUESTION))
    holding_all = lookups(page)[-1]
    take(page, 3)
    del page.numbers[holding_all]
    page.run(lambda: page.worked_out(QUESTION))
    assert [lookup.kind for lookup in lookups(page)] == ["count", "best"]


def test_an_answer_is_guessed_at_by_what_holds_all_the_words():
    for number, total in ((3, MANY), (0, 0)):
        page = foresight()
        page.answer_to(QUESTION)
        take(page, number)
        assert page.answer_to(QUESTION)[1].total == total
    page = foresight()
    assert page.answer_to(QUESTION, decides=True)[1].total == MANY


def test_keys_that_are_more_than_one_page_go_on():
    lookup = Lookup("keys", "measure", '{"match_all": {}}', "problem")
    page = foresight()
    page._lookups[lookup] = None
    buckets = [{"key": {"problem": 4}, "doc_count": 1}]
    response = {"aggregations": {"values": {"buckets": buckets, "after_key": {"problem": 4}}}}
    assert (page.take(page.requests(), [response]), page.keys) == ({}, {lookup: [4]})


def test_nothing_is_asked_outside_of_a_page():
    with pytest.raises(LookupError):
        needed()
    page = foresight()
    with page.at_hand():
        assert needed() is page

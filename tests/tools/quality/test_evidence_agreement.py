"""What counts as the same claim, and what each slip costs."""

from __future__ import annotations

import pytest

from notices.about.measured import Figures
from tests.tools.quality.gold import TEXT, evidence, span
from tools.quality.evidence_agreement import agreement

WHOLE = {
    "status": Figures(3, 3, 3),
    "promises": Figures(1, 1, 1),
    "figures": Figures(3, 3, 3),
    "figures_whole": Figures(3, 3, 3),
    "documents": Figures(0, 0, 0),
    "roles": Figures(0, 0, 0),
    "accountability": Figures(1, 1, 1),
    "accountability_whole": Figures(1, 1, 1),
}


def test_claims_agree_with_themselves():
    assert agreement(evidence(), TEXT, evidence(), TEXT) == WHOLE


@pytest.mark.parametrize(
    ("claims", "at", "change", "cost"),
    [
        ("statuses", 1, {"status": "done"}, {"status": Figures(3, 3, 2)}),
        ("promises", 0, {"due": "2022"}, {"promises": Figures(1, 1, 0)}),
        ("promises", 0, {"span": span("2022年底前")}, {}),  # a part of the clause is the clause
        (
            "figures",
            1,
            {"value": 3},
            {"figures": Figures(3, 3, 2), "figures_whole": Figures(3, 3, 2)},
        ),
        ("figures", 1, {"value": 300.00001, "unit": "个 "}, {}),
        ("figures", 1, {"bound": ">"}, {"figures_whole": Figures(3, 3, 2)}),
        (
            "figures",
            1,
            {"span": span("新增学位300个")},
            {"figures": Figures(3, 3, 2), "figures_whole": Figures(3, 3, 2)},
        ),
        ("accountability", 0, {"who": None}, {"accountability_whole": Figures(1, 1, 0)}),
        (
            "accountability",
            0,
            {"kind": "talk"},
            {"accountability": Figures(1, 1, 0), "accountability_whole": Figures(1, 1, 0)},
        ),
    ],
)
def test_a_slip_costs_what_it_is_about(claims, at, change, cost):
    found = evidence()
    found[claims][at] |= change
    assert agreement(evidence(), TEXT, found, TEXT) == WHOLE | cost


def test_a_measure_that_was_missed_has_no_status():
    found = evidence()
    del found["statuses"][0]
    assert agreement(evidence(), TEXT, found, TEXT)["status"] == Figures(3, 2, 2)


def test_measures_of_the_same_words_pair_in_their_order():
    text = "召开会议。召开会议。"
    statuses = [
        {"start": 0, "end": 5, "status": "done", "span": None},
        {"start": 5, "end": 10, "status": "planned", "span": None},
    ]
    gold = evidence() | {"statuses": statuses, "promises": [], "figures": [], "accountability": []}
    assert agreement(gold, text, gold, text)["status"] == Figures(2, 2, 2)


def test_a_document_cited_twice_counts_twice_and_its_role_apart():
    text = "印发《办法》，学习《办法》。"
    both = [
        {"span": [2, 6], "title": "办法", "role": "made"},
        {"span": [9, 13], "title": "办法", "role": "cited"},
    ]
    gold = evidence() | {
        "documents": both,
        "statuses": [],
        "promises": [],
        "figures": [],
        "accountability": [],
    }
    found = gold | {"documents": [both[0], both[1] | {"role": "made"}]}
    figures = agreement(gold, text, found, text)
    assert (figures["documents"], figures["roles"]) == (Figures(2, 2, 2), Figures(2, 2, 1))


def test_pairs_never_cross():
    """Two claims in turned order are one claim read rightly, however alike their words are."""
    text = "3名3名"
    figure = {"value": 3, "unit": "名", "bound": "=", "sense": "level"}
    gold = evidence() | {"statuses": [], "promises": [], "accountability": []}
    given = gold | {"figures": [figure | {"span": [0, 2]}, figure | {"span": [2, 4], "value": 4}]}
    found = gold | {"figures": [figure | {"span": [0, 2], "value": 4}, figure | {"span": [2, 4]}]}
    assert agreement(given, text, found, text)["figures"] == Figures(2, 2, 1)


def test_places_meet_also_where_the_other_reading_has_other_blanks():
    """A PDF breaks its lines elsewhere."""
    found, text = evidence(), TEXT.replace("对3名", "对\n 3名")
    moved = [[start, end + 2] for start, end in (found["accountability"][0]["span"],)]
    found["accountability"][0]["span"] = moved[0]
    assert agreement(evidence(), TEXT, found, text)["accountability_whole"] == Figures(1, 1, 1)


def test_places_meet_also_where_letters_are_missing_before_them():
    found, text = evidence(), TEXT[20:]
    for each in found["promises"]:
        each["span"] = [place - 20 for place in each["span"]]
    assert agreement(evidence(), TEXT, found | {"statuses": [], "figures": [], "accountability": []}, text)[
        "promises"
    ] == Figures(1, 1, 1)

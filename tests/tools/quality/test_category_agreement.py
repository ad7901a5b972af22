"""How categories are compared, and headings found again by their titles."""

from __future__ import annotations

from notices.about.measured import Confusion, Figures
from tools.quality.category_agreement import Evaluation, Heading, align, evaluate


def test_agreement_is_counted_for_the_primary_and_for_all_labels():
    gold = [["land", "formalism"], ["health"], ["rural"]]
    predicted = [["land"], ["education", "health"], ["rural"]]
    assert evaluate(gold, predicted) == Evaluation(
        headings=3,
        primary_agreed=2,
        labels=Figures(given=4, predicted=4, agreed=3),
        categories={
            "education": Figures(0, 1, 0),
            "formalism": Figures(1, 0, 0),
            "health": Figures(1, 1, 1),
            "land": Figures(1, 1, 1),
            "rural": Figures(1, 1, 1),
        },
        confusions=(Confusion("health", "education", 1),),
    )


def test_a_heading_that_fits_no_category_is_one_too():
    agreement = evaluate([["land"], []], [[], []])
    assert (agreement.primary_agreed, agreement.confusions) == (1, (Confusion("land", "none", 1),))


def test_nothing_to_compare_agrees():
    empty = evaluate([], [])
    assert (empty.primary, empty.labels.f1, empty.labels.precision, empty.labels.recall) == (
        1.0,
        1.0,
        1.0,
        1.0,
    )


def test_headings_meet_by_their_titles_in_order_and_the_missed_are_named():
    gold = [
        Heading("学位缺口", ("education",)),
        Heading("水体黑臭", ("environment",)),
        Heading("撂荒", ("rural",)),
    ]
    found = [
        Heading("学位 缺口。", ("education", "land")),
        Heading("多出来的", ("land",)),
        Heading("撂荒", ("land",)),
    ]
    aligned = align(gold, found)
    assert (aligned.gold, aligned.predicted, aligned.missed) == (
        [("education",), ("rural",)],
        [("education", "land"), ("land",)],
        ["水体黑臭"],
    )

"""How weights of areas are found: from a handful of problems, and what is left out is not learnt from."""

from __future__ import annotations

from datetime import date

import numpy as np

from notices.about.measured import Confusion, Figures
from notices.classification.classifier import AreaLabel, Classifier, ItemText, Labels, ProblemText
from notices.classification.cues import CueTable
from notices.classification.kinship import Kinship
from notices.classification.model import NONE
from notices.classification.pooling import FEATURES, FURTHER, SLUGS
from tools.area_examples import FINDINGS, Example
from tools.area_weights import find_model, fit_terms
from tools.quality.area_figures import Labelled, area_run, left_out, report

EXAMPLES = [
    Example(source, f"{slug} {n}", ProblemText(f"甲{slug}乙{n}"), () if slug == NONE else (slug,))
    for slug in SLUGS
    for n, source in enumerate((FINDINGS, FINDINGS, "first", "eighth"))
]


def labels(model, title: str) -> tuple[str, ...]:
    classifier = Classifier(CueTable([]), Kinship([]), model)
    return classifier.problem(ProblemText(title)).own.slugs


def test_terms_that_stand_in_one_area_alone_come_to_speak_for_it():
    model = fit_terms(EXAMPLES)
    best = {
        slug: SLUGS[int(model.read({f"h{slug[:3]}": 1.0}).shares.argmax())]
        for slug in ("health", "land", NONE)
    }
    assert best == {"health": "health", "land": "land", NONE: NONE}


def test_a_model_is_found_alike_each_time_with_a_weight_for_each_feature():
    first, second = find_model(EXAMPLES), find_model(EXAMPLES)
    assert (tuple(first.pool), tuple(first.further)) == (FEATURES, FURTHER)
    assert np.array_equal(first.weights, second.weights)
    assert (first.pool, first.further, first.temperature) == (second.pool, second.further, second.temperature)


def test_what_is_told_is_told_by_the_model_and_what_fits_no_area_gets_none():
    model = find_model(EXAMPLES)
    assert (labels(model, "甲health乙"), labels(model, f"甲{NONE}乙")) == (("health",), ())


def test_a_set_is_read_by_weights_that_have_not_seen_it_and_nothing_is_learnt_from_real_notices():
    seen: list[set[str]] = []

    def fit(examples):
        seen.append({example.source for example in examples})
        return fit_terms(EXAMPLES)

    item = Example("real", "五", ProblemText("丙", items=(ItemText("丁"),)), ("land",), (("land",),))
    rows = left_out([EXAMPLES[2], EXAMPLES[3], item], fit)
    assert seen == [{"eighth"}, {"first"}, {"first", "eighth"}]
    assert [(row.source, row.areas) for row in rows] == [
        ("first", ("industry",)),
        ("eighth", ("industry",)),
        ("real", ("land",)),
        ("real", ("land",)),
    ]


def labelled(source: str, notice: str, areas: tuple[str, ...], label: str, confidence: float) -> Labelled:
    given = (AreaLabel(label, 1.0, ()),) if label else ()
    return Labelled(source, notice, areas, Labels(given, confidence))


def test_each_area_and_its_group_is_counted_over_the_headings_of_notices():
    run = area_run(
        [
            labelled("first", "甲", ("land",), "land", 0.9),
            labelled("first", "乙", ("transport",), "land", 0.7),
            labelled("first", "丁", (), "", 0.7),
            labelled(FINDINGS, "丙", ("land",), "health", 0.9),
        ],
        date(2021, 11, 23),
    )
    assert (run.headings, run.confusions) == (3, (Confusion("transport", "land", 1),))
    assert run.figures == {
        "transport": Figures(1, 0, 0),
        "land": Figures(1, 2, 1),
        NONE: Figures(1, 1, 1),
        "city": Figures(2, 2, 2),
    }


def test_the_report_tells_sets_the_worst_notice_confidence_none_and_confusions():
    rows = [
        labelled("first", "甲", ("land",), "land", 0.9),
        labelled("first", "乙", ("health",), "land", 0.7),
        labelled(FINDINGS, "丙", (), "", 0.9),
    ]
    assert list(report(rows)) == [
        "first         2 headings  primary 0.500  F1 0.500  P 0.500  R 0.500",
        "findings      1 headings  primary 1.000  F1 1.000  P 1.000  R 1.000",
        "notices       2 headings  primary 0.500  F1 0.500  P 0.500  R 0.500",
        "worst notice first/乙: primary 0.000",
        "notices: 1 with confidence 0.8 and more, right 1.000",
        "notices: 2 with confidence 0.6 and more, right 0.500",
        "notices: 0 that fit no area, 0 said to be so",
        "notices: 0 others said to fit none",
        "alone: 1 with confidence 0.8 and more, right 1.000",
        "alone: 1 with confidence 0.6 and more, right 1.000",
        "alone: 1 that fit no area, 1 said to be so",
        "alone: 0 others said to fit none",
        "   1 × health → land",
    ]

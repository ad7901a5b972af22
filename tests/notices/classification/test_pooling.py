"""What speaks for each area beside the terms of a text."""

from dataclasses import replace

import numpy as np
import pytest

from notices.classification.cue_scores import CueEvidence
from notices.classification.model import TermReading, log_shares
from notices.classification.pooling import FEATURES, FURTHER, SLUGS, Sources


def evidence(**scores: float) -> CueEvidence:
    found = CueEvidence()
    for slug, score in scores.items():
        found.add(slug.replace("_", "-"), score, {})
    return found


def reading(slug: str) -> TermReading:
    scores = np.array([5.0 * (each == slug) for each in SLUGS])
    return TermReading((), np.zeros((0, len(SLUGS))), log_shares(scores))


QUIET = Sources(reading("land"), evidence(), evidence(land=6.0), evidence(), {"rural": 0.5}, 10)


def feature(sources: Sources, slug: str, name: str) -> float:
    return float(sources.features()[SLUGS.index(slug), FEATURES.index(name)])


def test_measures_kinship_and_cues_of_the_heading_are_features_of_their_area():
    loud = replace(QUIET, heading=evidence(rural=30.0))
    assert feature(loud, "rural", "heading") == pytest.approx(12 / 5)
    assert feature(loud, "land", "measures") == 2.0
    assert feature(loud, "rural", "kinship") == 0.5
    assert feature(QUIET, "none", "none") == 1.0


def test_measures_count_more_where_the_heading_is_not_clear():
    assert feature(QUIET, "land", "measures alone") == 2.0
    assert feature(replace(QUIET, heading=evidence(rural=4.0)), "land", "measures alone") == 0.0


def test_items_speak_for_their_problem_and_a_parent_for_its_item():
    assert feature(QUIET, "land", "items") == 0.0
    problem = replace(QUIET, items=[reading("health"), reading("rural")])
    assert feature(problem, "health", "items") > feature(problem, "land", "items")
    item = replace(QUIET, parent=reading("health"))
    assert feature(item, "health", "parent alone") > feature(item, "land", "parent alone")


def test_a_problem_in_an_aspect_on_rectification_is_unfinished_and_an_item_is_not():
    aspect = evidence(inspection_rectification=5.0)
    assert feature(replace(QUIET, above=aspect), "inspection-rectification", "unfinished") == 1.0
    audit = replace(QUIET, above=aspect, heading=evidence(audit_rectification=5.0))
    assert feature(audit, "audit-rectification", "unfinished") == 1.0
    item = replace(QUIET, above=aspect, parent=reading("land"))
    assert feature(item, "inspection-rectification", "unfinished") == 0.0


def test_further_areas_are_told_by_heading_measures_and_items():
    table = QUIET.further(SLUGS.index("rural"), np.full(len(SLUGS), 0.1), {"health": 0.5})
    row = dict(zip(FURTHER, table[SLUGS.index("health")], strict=True))
    assert (row["items"], row["some item"], row["heading"], row["always"]) == (0.5, 1.0, 0.0, 1.0)
    assert table.shape == (len(SLUGS) - 1, len(FURTHER))

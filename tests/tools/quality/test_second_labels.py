"""Findings that were labelled twice: how far the labels agree, and that what was settled holds."""

from __future__ import annotations

import pytest

from tools.quality.findings import read_findings
from tools.quality.second_labels import SecondLabel, kappa, read_second_labels, report

LABELS = read_second_labels()


def test_every_finding_labelled_twice_has_the_areas_that_were_settled():
    areas = {finding.heading: finding.areas for finding in read_findings()}
    assert {label.heading: areas[label.heading] for label in LABELS} == {
        label.heading: label.settled for label in LABELS
    }


def test_five_hundred_and_more_were_labelled_twice_and_every_difference_is_settled_with_a_reason():
    differing = {
        label.heading
        for label in LABELS
        if label.first[:1] != label.second[:1] or set(label.first) != set(label.second)
    }
    settled = {label.heading for label in LABELS if label.why}
    assert (differing ^ settled, len(LABELS) >= 500) == (set(), True)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a")], 1.0),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs, expected):
    assert kappa(pairs) == expected


def test_the_report_counts_agreement_and_what_was_settled():
    labels = [
        SecondLabel("甲", ("land",), ("land",), ("land",), ""),
        SecondLabel("乙", ("health",), (), ("health",), "a hospital"),
        SecondLabel("丙", ("rural",), ("land",), ("land",), "a boundary"),
    ]
    assert list(report(labels)) == [
        "3 findings labelled twice: primary 0.333, κ 0.143",
        "all areas: F1 0.333, the same set 1",
        "settled: 2, of them 1 not as they were labelled first",
        "   1 × health | none",
        "   1 × rural | land",
    ]

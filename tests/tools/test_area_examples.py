"""Problems with areas, from everywhere they stand."""

from __future__ import annotations

from collections import Counter

from tools.area_examples import FINDINGS, LISTS, of_findings, of_lists, of_sets


def test_every_problem_of_the_marked_notices_comes_with_its_areas_and_those_of_its_items():
    examples = list(of_sets())
    assert [e.notice for e in examples if not e.own or len(e.items) != len(e.problem.items)] == []
    assert Counter(example.source for example in examples)["eighth"] == 137


def test_findings_and_lists_come_one_by_one():
    assert {(e.source, len(e.items)) for e in (*of_findings(), *of_lists())} == {(FINDINGS, 0), (LISTS, 0)}

"""Findings written to be labelled are whole."""

from __future__ import annotations

from collections import Counter

from notices.taxonomy import load_taxonomy
from tools.quality.findings import read_findings

FINDINGS = read_findings()
SLUGS = {category.slug for category in load_taxonomy().categories}


def test_sixty_findings_and_more_have_each_area_as_their_first():
    first = Counter(finding.areas[0] for finding in FINDINGS if finding.areas)
    assert {slug for slug in SLUGS if first[slug] < 60} == set()


def test_no_finding_has_an_area_that_is_none_and_no_two_have_one_heading():
    assert {slug for finding in FINDINGS for slug in finding.areas} == SLUGS
    assert [heading for heading, n in Counter(f.heading for f in FINDINGS).items() if n > 1] == []

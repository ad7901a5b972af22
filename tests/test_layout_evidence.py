"""Evidence of layout notices against gold written without sight of the code (`layouts/third/*.evidence.json`)."""

from __future__ import annotations

import pytest

from notices.quality.gold import cases
from notices.quality.measurement import Measurement, measure
from tests.gold_markup import LAYOUTS

FLOORS = {
    "status": 0.87,
    "promises": 0.81,
    "figures": 0.99,
    "figures_whole": 0.97,
    "documents": 1.0,
    "roles": 1.0,
    "accountability": 0.73,
    "accountability_whole": 0.52,
}


@pytest.fixture(scope="module")
def measured() -> Measurement:
    return measure(cases(LAYOUTS / "third"))


def test_there_is_gold_to_compare_with(measured):
    assert measured.claimed == 6


@pytest.mark.parametrize(("figure", "least"), FLOORS.items())
def test_evidence_of_unseen_notices_is_read_as_well_as_it_was(measured, figure, least):
    assert measured.figures[figure].f1 >= least

"""Evidence of layout notices against gold written without sight of the code (`*.evidence.json`)."""

from __future__ import annotations

from functools import cache

import pytest

from tests.gold_markup import LAYOUTS
from tools.quality.gold import cases
from tools.quality.measurement import Measurement, measure

FLOORS = {
    "third": {
        "status": 0.99,
        "promises": 0.99,
        "figures": 0.99,
        "figures_whole": 0.97,
        "documents": 1.0,
        "roles": 1.0,
        "accountability": 0.98,
        "accountability_whole": 0.94,
    },
    "fifth": {
        "status": 0.97,
        "promises": 0.93,
        "figures": 0.99,
        "figures_whole": 0.97,
        "documents": 1.0,
        "roles": 1.0,
        "accountability": 0.95,
        "accountability_whole": 0.83,
    },
    "fourth": {
        "status": 0.98,
        "promises": 0.99,
        "figures": 0.99,
        "figures_whole": 0.98,
        "documents": 1.0,
        "roles": 1.0,
        "accountability": 0.98,
        "accountability_whole": 0.86,
    },
}


@cache
def measured(folder: str) -> Measurement:
    return measure(cases(LAYOUTS / folder))


def test_there_is_gold_to_compare_with():
    assert {folder: measured(folder).claimed for folder in FLOORS} == {"third": 6, "fourth": 10, "fifth": 8}


@pytest.mark.parametrize(
    ("folder", "figure", "least"),
    [(folder, figure, least) for folder, floors in FLOORS.items() for figure, least in floors.items()],
)
def test_evidence_of_unseen_notices_is_read_as_well_as_it_was(folder, figure, least):
    assert measured(folder).figures[figure].f1 >= least

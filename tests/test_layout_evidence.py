"""Evidence of layout notices against gold written without sight of the code (`layouts/third/*.evidence.json`).

A reading counts where it says the same of the same words: stricter than the shared scorer, which lets spans overlap.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from notices.dissection import dissect
from notices.outline_format import as_json
from tests.gold_markup import LAYOUTS, read_marked

GOLD = sorted((LAYOUTS / "third").glob("*.evidence.json"))
COMPARED = {
    "statuses": ("start", "end", "status"),
    "promises": ("due",),
    "figures": ("span", "value", "unit"),
    "documents": ("span", "title", "role"),
    "accountability": ("kind", "count", "unit"),
}
FLOORS = {"statuses": 0.87, "promises": 0.8, "figures": 0.99, "documents": 1.0, "accountability": 0.7}


def claims(evidence: dict[str, Any], kind: str) -> Counter[str]:
    return Counter(json.dumps([claim[name] for name in COMPARED[kind]]) for claim in evidence[kind])


def share(kind: str) -> float:
    """F1 over all notices together."""
    right = both = 0
    for path in GOLD:
        gold = json.loads(path.read_text("utf-8"))
        text, _ = read_marked(path.with_name(path.name.replace(".evidence.json", ".marked")))
        expected, found = claims(gold, kind), claims(as_json(dissect(text))["evidence"], kind)
        right += 2 * (expected & found).total()
        both += expected.total() + found.total()
    return round(right / both, 3)


def test_there_is_gold_to_compare_with():
    assert len(GOLD) == 6


@pytest.mark.parametrize(("kind", "least"), FLOORS.items())
def test_evidence_of_unseen_notices_is_read_as_well_as_it_was(kind, least):
    assert share(kind) >= least

"""Short measures in the wording of many fields (`measures_*.toml`): state, due dates and accountability together.

Each file was written before the rules met it; its first figures stand at its head, and the rules were then improved
with it in sight.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from notices.evidence.accountability import read_accountability
from notices.evidence.figures import read_figures
from notices.evidence.promises import read_promises
from notices.evidence.shapes import Accountability
from notices.evidence.statuses import read_statuses
from tests.notices.evidence.whole_text import whole_text

HERE = Path(__file__).parent
WRITTEN = date(2024, 6, 20)
FLOORS = {
    "tuned": {"status": 1.0, "due": 1.0, "acts": 1.0},
    "later": {"status": 0.95, "due": 1.0, "acts": 0.94},
}

Claims = dict[str, list[str]]


def measures(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((HERE / f"measures_{name}.toml").read_text("utf-8"))["measure"]
    return rows


def expected(measure: dict[str, Any]) -> Claims:
    return {"status": [measure["status"]], "due": measure.get("due", []), "acts": measure.get("acts", [])}


def found(text: str) -> Claims:
    passages = whole_text(text)
    figures, promises = read_figures(passages), read_promises(passages, WRITTEN)
    (status,) = read_statuses(passages, [(0, len(text))], figures, promises)
    acts = read_accountability(passages, figures)
    return {"status": [status.status], "due": [p.due for p in promises], "acts": [printed(a) for a in acts]}


def printed(act: Accountability) -> str:
    return " ".join(
        "-" if value is None else str(value) for value in (act.kind, act.count, act.unit, act.who)
    )


def share(name: str, kind: str) -> float:
    """F1 over all measures of a file."""
    right = both = 0
    for measure in measures(name):
        gold, read = Counter(expected(measure)[kind]), Counter(found(measure["text"])[kind])
        right += 2 * (gold & read).total()
        both += gold.total() + read.total()
    return round(right / both, 3)


@pytest.mark.parametrize(
    ("name", "kind", "least"), [(n, *floor) for n in FLOORS for floor in FLOORS[n].items()]
)
def test_short_measures_are_read_as_well_as_they_were(name, kind, least):
    assert share(name, kind) >= least

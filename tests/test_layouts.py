"""The parser against the marked layout notices; `.ci/run` asks more of the real ones, through the shared scorer.

`tests/data/layouts/*.marked` and those in `second/` to `fifth/` were written without sight of the parser,
those in `sighted/` with it: counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from notices.dissection import dissect
from notices.outline_format import as_json
from tests.gold_markup import LAYOUTS, read_marked
from tools.quality.gold import marked_case
from tools.quality.measurement import CATEGORIES, Measurement, measure

UNSEEN = sorted(LAYOUTS.glob("*.marked"))
SECOND = sorted((LAYOUTS / "second").glob("*.marked"))
THIRD = sorted((LAYOUTS / "third").glob("*.marked"))
FOURTH = sorted((LAYOUTS / "fourth").glob("*.marked"))
FIFTH = sorted((LAYOUTS / "fifth").glob("*.marked"))
SIGHTED = sorted((LAYOUTS / "sighted").glob("*.marked"))
REAL_LAYOUTS = [path for path in UNSEEN if path.stem.startswith("k")]
FLOORS = {
    "facts": 0.98,
    "parts": 0.9,
    "problems": 0.97,
    "items": 0.95,
    "measures": 0.96,
    "tree": 0.95,
    "primary": 0.8,
}


@cache
def measured(path: Path) -> Measurement:
    """Each notice is read once."""
    return measure([marked_case(path)])


def figures(paths: Iterable[Path]) -> dict[str, float]:
    """F1 of each figure over these notices together."""
    together = Measurement()
    for path in paths:
        together.add(measured(path).figures)
    return {name: round(figure.f1, 3) for name, figure in together.figures.items()}


@pytest.mark.parametrize(
    "paths",
    [UNSEEN, SECOND, THIRD, FOURTH, FIFTH, SIGHTED],
    ids=["without sight", "second set", "third set", "fourth set", "fifth set", "with sight"],
)
def test_layouts_are_read_at_least_as_well_as_asked(paths):
    reached = figures(paths)
    assert {figure: reached[figure] for figure, floor in FLOORS.items() if reached[figure] < floor} == {}


@pytest.mark.parametrize("path", REAL_LAYOUTS, ids=lambda path: path.stem)
def test_the_five_layouts_of_the_real_notices_are_read_without_a_miss(path):
    reached = {
        figure: found for figure, found in figures([path]).items() if figure not in ("facts", *CATEGORIES)
    }
    assert reached == dict.fromkeys(reached, 1.0)


@pytest.mark.parametrize(
    "path", [*UNSEEN, *SECOND, *THIRD, *FOURTH, *FIFTH, *SIGHTED], ids=lambda path: path.stem
)
def test_no_single_layout_is_read_badly(path):
    reached = figures([path])
    assert {figure for figure in ("problems", "items", "measures", "tree") if reached[figure] < 0.8} == set()


@pytest.mark.parametrize("path", SIGHTED, ids=lambda path: path.stem)
def test_sighted_notices_are_of_a_kind_with_the_others(path):
    text, gold = read_marked(path)
    assert 400 <= len(text) <= 1800
    assert 4 <= len(gold["problems"]) <= 12


def test_doubts_are_few_where_nothing_is_wrong():
    doubts = [len(as_json(dissect(read_marked(path)[0]))["doubts"]) for path in UNSEEN]
    assert sum(doubts) <= len(UNSEEN)

"""The parser against the marked layout notices, and against the real ones through the shared scorer.

`tests/data/layouts/*.marked` and those in `second/` to `fifth/` were written without sight of the parser,
those in `sighted/` with it: counted apart.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from notices.dissection import dissect
from notices.outline_format import as_json
from notices.quality.gold import marked_case
from notices.quality.measurement import CATEGORIES, measure
from tests.gold_markup import LAYOUTS, read_marked

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
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


def figures(paths: Iterable[Path]) -> dict[str, float]:
    """F1 of each figure over these notices together."""
    found = measure(marked_case(path) for path in paths).figures
    return {name: round(each.f1, 3) for name, each in found.items()}


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


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="there is no ../shared/gold")
def test_the_real_notices_reach_what_the_first_issue_asks():
    floors = dict.fromkeys(("parts", "aspects", "problems", "items"), 1.0)
    floors |= {"meta": 0.97, "titles": 0.98, "kinds": 0.95, "measures": 0.99, "tree": 0.99, "marks": 0.99}
    floors |= {"primary": 0.9, "categories": 0.85}
    command = f"{sys.executable} {ROOT / 'manage.py'} parse_notice --json"
    floor = [word for figure, least in floors.items() for word in ("--min", f"{figure}={least}")]
    folders = [str(SHARED / "notices"), str(SHARED / "gold")]
    score = [sys.executable, str(SHARED / "bin/score_parse.py"), "--cmd", command, *folders, *floor]
    run = subprocess.run(score, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.splitlines()[-1].startswith("total")) == (0, True), run.stdout

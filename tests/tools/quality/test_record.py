"""What was measured is what would be measured now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from notices.about import measured
from notices.about.measured import (
    COUNTS,
    AreaRun,
    Band,
    Confusion,
    Figures,
    MeasuredRun,
    Unseen,
    area_run,
    runs,
    sets,
    unseen,
)
from notices.parsing import PARSER_VERSION
from tools.quality.measurement import measure
from tools.quality.record import cases_of, is_at_hand, run_of, write, write_areas, write_unseen

RUN = MeasuredRun(
    date(2021, 11, 23),
    "1",
    "2",
    {"notices": 1, "problems": 2, "items": 0, "measures": 3, "claimed": 0},
    {"facts": Figures(3, 2, 1), "tree": Figures(4, 4, 4)},
)
HERE = [each for each in sets() if each.gold and not each.gold.startswith("..")]
SHARED = [each for each in sets() if each.gold.startswith("..")]


def test_a_run_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "measured.json"
    write({"one": RUN, "two": RUN}, path)
    assert runs(path) == {"one": RUN, "two": RUN}
    assert '   "facts": [3, 2, 1],\n' in path.read_text("utf-8")


def test_what_was_read_unseen_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "unseen.json"
    entry = Unseen(
        date(2021, 11, 23),
        "1",
        "2",
        {name: number for number, name in enumerate(COUNTS)},
        {"tree": Figures(4, 4, 3)},
        (Band(0.0, 0.25, 3, 0.125, 0.3333), Band(0.9, 1.0, 40, 0.97, 0.95)),
    )
    write_unseen({"sets": entry, "layouts": entry}, path)
    assert unseen(path) == {"sets": entry, "layouts": entry}
    assert "   [0.9, 1.0, 40, 0.97, 0.95]\n" in path.read_text("utf-8")
    assert unseen(tmp_path / "nothing.json") == {}


def test_how_areas_are_told_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "areas.json"
    run = AreaRun(
        date(2021, 11, 23), "1-0a1b2c3d", 3, {"land": Figures(3, 2, 1)}, (Confusion("land", "rural", 2),)
    )
    write_areas(run, path)
    assert area_run(path) == run
    assert '  "land": [3, 2, 1]\n' in path.read_text("utf-8")


def test_where_nothing_was_measured_there_are_no_runs(tmp_path):
    assert runs(tmp_path / "measured.json") == {}


def test_every_set_has_been_measured_and_nothing_else():
    assert set(runs()) == {each.name for each in sets()}


def test_a_set_that_is_not_measured_anew_says_by_which_revision_it_was():
    assert {each.name for each in sets() if not each.gold} == {each.name for each in sets() if each.revision}


def test_a_set_says_how_the_rules_came_to_it(tmp_path, monkeypatch):
    path = tmp_path / "sets.toml"
    path.write_text('[[set]]\nname="a"\nzh=""\nen=""\nabout_zh=""\nabout_en=""\ntuned="perhaps"\n', "utf-8")
    monkeypatch.setattr(measured, "SETS", path)
    with pytest.raises(ValueError, match="tuned is one of no, since, yes, not perhaps"):
        sets()


STALE = "the figures have changed: run manage.py measure_quality and commit notices/about/measured.json"


@pytest.mark.parametrize("each", HERE, ids=lambda each: each.name)
def test_the_figures_that_are_published_are_those_of_the_program_as_it_is(each):
    published = runs()[each.name]
    now = run_of(measure(cases_of(each)), published.measured)
    assert now == published, STALE


@pytest.mark.shared
@pytest.mark.parametrize("each", SHARED, ids=lambda each: each.name)
def test_those_of_notices_that_are_not_in_the_repository_hold_where_they_are_at_hand(each):
    if not is_at_hand(each):
        pytest.skip(f"there is no {each.gold}")
    published = runs()[each.name]
    assert run_of(measure(cases_of(each)), published.measured) == published, STALE


def test_what_is_measured_anew_was_measured_by_this_parser():
    versions = {each.name: runs()[each.name].parser_version for each in HERE}
    assert versions == dict.fromkeys(versions, PARSER_VERSION), STALE


def test_figures_of_another_program_are_told_from_these():
    """That the comparison above can fail."""
    published = runs()["third"]
    figures = {**published.figures, "status": published.figures["status"] + Figures(0, 0, 1)}
    assert replace(published, figures=figures) != published

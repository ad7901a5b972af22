"""A reading is measured on what it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.tools.quality.gold import TEXT, outline
from tools.quality.gold import Case
from tools.quality.honest import in_layouts_held_out, in_mutations, left_out, scores


def case(name: str) -> Case:
    return Case(name, f"{name}.txt", TEXT.encode(), TEXT, outline(), None)


SETS = {"first": [case("a"), case("b")], "second": [case("c")]}


def by_heart(seen: Sequence[Case]) -> Any:
    """Reads perfectly what it has seen, and nothing else."""
    names = {each.name for each in seen}

    def reader(case: Case) -> dict[str, Any]:
        nothing = {"notice": {}, "parts": [], "aspects": [], "problems": [], "text": ""}
        return outline() | {"text": TEXT} if case.name in names else nothing

    return reader


def test_a_set_is_read_by_what_has_seen_the_others_only() -> None:
    results = {
        name: [score.is_whole for score in scores(reader, cases)]
        for name, reader, cases in left_out(SETS, by_heart)
    }
    assert results == {"first": [False, False], "second": [False]}
    assert [score.is_whole for score in scores(by_heart(SETS["first"]), SETS["first"])] == [True, True]


def test_two_processes_give_the_same_scores_in_the_same_order() -> None:
    reader = by_heart(SETS["first"])
    cases = [*SETS["second"], *SETS["first"]]
    assert list(scores(reader, cases, processes=2)) == list(scores(reader, cases))


def test_generated_notices_are_of_layouts_held_out() -> None:
    names = [case.name for case in in_layouts_held_out(SETS, 3)]
    assert names == ["held-out-1000000", "held-out-1000001", "held-out-1000002"]


def test_mutations_are_of_six_notices() -> None:
    assert len({case.name.split(",")[0] for case in in_mutations()}) == 6

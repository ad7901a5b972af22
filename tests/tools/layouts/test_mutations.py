"""Marked notices printed in other ways: what is marked stays what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.layouts.moving import headings
from tools.layouts.mutations import mutated, mutations
from tools.quality.figures import squashed
from tools.quality.gold import Case, marked_case
from tools.quality.honest import MUTATED
from tools.quality.marked_notices import Node

LAYOUTS = Path(__file__).parents[2] / "data" / "layouts"
NOTICES = [marked_case(LAYOUTS / f"{name}.marked") for name in MUTATED]
PAGES = ("pages", "running head")


def steps(case: Case) -> list[str]:
    measures = [measure for node in headings(case.structure) for measure in node["measures"]]
    return [squashed(case.text[measure["start"] : measure["end"]]) for measure in measures]


def titles(case: Case) -> list[str]:
    return [node["title"] for node in headings(case.structure)]


def mutation(case: Case, name: str) -> Case:
    return dict(mutated(case))[name]


@pytest.mark.parametrize("case", NOTICES, ids=lambda case: case.name)
def test_steps_and_titles_are_those_of_the_notice_however_it_is_printed(case: Case) -> None:
    for name, other in mutated(case):
        if name not in ("traditional script", "half-width signs"):
            assert (name, steps(other)) == (name, steps(case))
            assert (name, titles(other)) == (name, titles(case))
        for node in headings(other.structure):
            words = squashed(other.text[slice(*node["heading"])])
            assert words.startswith(squashed(node["label"])), name


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("problems 【{1}】", "【1】关于学习贯彻党的创新理论不够深入问题"),
        ("problems {1-1} ", "1-1 关于学习贯彻党的创新理论不够深入问题"),
        ("problems without labels", "关于学习贯彻党的创新理论不够深入问题"),
        ("items [{1}]", "（一）关于学习贯彻党的创新理论不够深入问题"),
    ],
)
def test_labels_of_one_level_are_swapped(name: str, heading: str) -> None:
    case = mutation(NOTICES[0], name)
    assert case.text[slice(*case.structure["problems"][0]["heading"])] == heading


def test_labels_of_steps_are_swapped_where_they_stand() -> None:
    case = mutation(NOTICES[0], "steps 措施{1}：")
    first = case.structure["problems"][0]["items"][0]["measures"]
    assert [case.text[measure["start"] - 4 : measure["start"]] for measure in first] == ["措施1：", "措施2："]
    assert [measure["label"] for measure in first] == ["措施1", "措施2"]


def test_a_form_that_another_level_has_is_not_taken() -> None:
    assert "problems {一}是" not in dict(mutated(NOTICES[0]))  # its steps are 一是


def test_one_column_gets_another_name() -> None:
    table = next(case for case in NOTICES if case.name == "l14-two-tables")
    assert "\n责任股室\n" in mutation(table, "column 责任股室").text
    assert {name for name, _ in mutated(NOTICES[0]) if name.startswith("column")} == set()


def test_numbers_of_a_list_below_go_on() -> None:
    case = mutation(NOTICES[0], "list whose numbers go on")
    assert "\n附件下载\n11." in case.text


def test_each_mutation_fits_one_of_the_six_notices() -> None:
    applied = {name for case in NOTICES for name, _ in mutated(case)}
    assert [name for name in mutations() if name not in applied and not name.startswith("column ")] == []
    assert len([name for name in applied if name.startswith("column ")]) >= 31


def test_mutations_to_tune_with_print_nothing_that_is_held_out() -> None:
    names = {name for case in NOTICES for name, _ in mutated(case, held_out=False)}
    everything = {name for case in NOTICES for name, _ in mutated(case)}
    assert {"problems 问题{一}：", "column 存在问题", "wrapped at 30", "hot list"} <= names
    assert {"problems 序号{1}：", "items [{1}]", "column 责任股室", "column No."} <= everything - names


def test_gold_of_a_mutation_is_its_own() -> None:
    before: Node = marked_case(LAYOUTS / f"{MUTATED[0]}.marked").structure
    list(mutated(NOTICES[0]))
    assert NOTICES[0].structure == before

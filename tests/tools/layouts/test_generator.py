"""Notices in random layouts: their gold points at the words that were printed, and nothing is lost."""

# ruff: noqa: S311  # seeded

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import drawn
from tools.layouts.content import invented, of_notice
from tools.layouts.disguises import ASCII, disguised, in_traditional_script
from tools.layouts.generator import composed, generate, generated
from tools.layouts.layout import Layout
from tools.layouts.moving import headings, spanned
from tools.layouts.printing import printed
from tools.layouts.prose import SPARE
from tools.quality.figures import squashed
from tools.quality.gold import Case, marked_case
from tools.quality.marked_notices import Node

LAYOUTS = Path(__file__).parents[2] / "data" / "layouts"
NOTICES = [marked_case(LAYOUTS / f"sixth/{name}.marked") for name in ("n1-county", "n2-bureau", "n5-town")]
SEEDS = st.integers(0, 10**6)


def span(case: Case, start: int, end: int) -> str:
    return case.text[start:end]


@given(seed=SEEDS, held_out=st.booleans())
def test_spans_point_at_the_words_they_claim(seed: int, held_out: bool) -> None:
    case, layout = generate(NOTICES, seed, held_out=held_out)
    gold = case.structure
    assert gold["problems"], layout
    for node in headings(gold):
        heading = squashed(span(case, *node["heading"]))
        assert heading.startswith(squashed(node["label"])), layout
        assert squashed(node["title"]) in heading, layout
        assert node["title"].strip() == node["title"] != "", layout
    for part in gold["parts"]:
        words = squashed(span(case, part["start"], part["end"]))
        assert words.startswith(squashed(part["label"])), layout
        assert squashed(part["title"]) in words[:60], layout
    for aspect in gold["aspects"]:
        assert squashed(aspect["title"]) in squashed(case.text[aspect["start"] : aspect["start"] + 120]), (
            layout
        )


@given(seed=SEEDS, held_out=st.booleans())
def test_every_step_of_the_content_is_printed_once_and_marked_as_a_measure(seed: int, held_out: bool) -> None:
    press, groups = composed(NOTICES, Random(seed), held_out=held_out)
    page = printed(press, groups)
    findings = [finding for _, members in groups for finding in members]
    nodes = [node for finding in findings for node in (finding, *finding.items)]
    steps = "".join(step for node in nodes for step in node.measures)
    measures = [measure for node in headings(page.gold) for measure in node["measures"]]
    marked = [page.text[measure["start"] : measure["end"]] for measure in measures]
    assert "".join(marked).replace(SPARE, "") == steps.replace(SPARE, ""), press.layout
    titles = [page.text[slice(*problem["title_span"])] for problem in page.gold["problems"]]
    assert [single_quoted(title) for title in titles] == [
        single_quoted(finding.title) for finding in findings
    ]


def single_quoted(title: str) -> str:
    return title.replace("“", "‘").replace("”", "’")


@given(seed=SEEDS)
def test_no_character_is_lost_to_a_disguise(seed: int) -> None:
    press, groups = composed(NOTICES, Random(seed), held_out=False)
    page = printed(press, groups)
    disguise = replace(press.layout.disguise, ascii=False, traditional=False, pages="", running="")
    text, gold = disguised(page.text, page.gold, disguise, page.body)
    assert "".join(text.split()) == "".join(page.text.split())
    assert heading_words(text, gold) == heading_words(page.text, page.gold)


def heading_words(text: str, gold: Node) -> list[str]:
    return [squashed(text[slice(*node["heading"])]) for node in headings(gold)]


@given(seed=SEEDS, held_out=st.booleans())
def test_headings_and_measures_stand_one_after_the_other(seed: int, held_out: bool) -> None:
    case, layout = generate(NOTICES, seed, held_out=held_out)
    spans = []
    for node in headings(case.structure):
        spans.append(tuple(node["heading"]))
        spans += [(measure["start"], measure["end"]) for measure in node["measures"]]
    assert all(0 <= start < end <= len(case.text) for start, end in spans), layout
    assert all(end <= start for (_, end), (start, _) in pairwise(spans)), layout


@given(seed=SEEDS, held_out=st.booleans())
def test_every_problem_has_something_done_about_it(seed: int, held_out: bool) -> None:
    case, layout = generate(NOTICES, seed, held_out=held_out)
    for problem in case.structure["problems"]:
        assert problem["measures"] or any(item["measures"] for item in problem["items"]), layout
    assert [problem["n"] for problem in case.structure["problems"]] == list(
        range(1, len(case.structure["problems"]) + 1)
    )


def test_a_seed_always_gives_the_same_notice() -> None:
    first, second = (generate(NOTICES, 7, held_out=True) for _ in range(2))
    assert first == second


def test_layouts_held_out_share_no_plan_and_no_word_of_their_own_with_those_tuned_with() -> None:
    count = drawn(60, 1000)
    tuned_with = list(generated(count, NOTICES, held_out=False))
    held_out = {layout.plan for _, layout in generated(count, NOTICES, held_out=True)}
    assert not held_out & {layout.plan for _, layout in tuned_with}
    words = ("甲、", "序号1：", "点击排行", "责任股室", "我们的做法：")
    assert [word for word in words if any(word in case.text for case, _ in tuned_with)] == []


@pytest.mark.parametrize(
    "trait",
    [
        lambda layout: layout.table and layout.table.bar == "",
        lambda layout: layout.table and layout.table.bar == "\t",
        lambda layout: layout.table and layout.table.appended,
        lambda layout: layout.disguise.width,
        lambda layout: layout.disguise.joint,
        lambda layout: layout.disguise.pages,
        lambda layout: layout.disguise.traditional,
        lambda layout: layout.shape == "questions",
        lambda layout: layout.split_parts,
        lambda layout: layout.heading.placement == "split",
        lambda layout: layout.faulty_numbers,
        lambda layout: layout.frame.list_heading,
        lambda layout: layout.frame.card == "bullets",
        lambda layout: layout.forms["item"].is_path,
        lambda layout: not layout.forms["problem"].text,
    ],
)
def test_every_kind_of_layout_comes_up(trait) -> None:
    assert any(trait(layout) for layout in LAYOUTS_DRAWN)


LAYOUTS_DRAWN: list[Layout] = [layout for _, layout in generated(400, (), held_out=False)]


def test_disguises_of_signs_and_script_move_nothing() -> None:
    text = "（一）关于“台账不全”的问题：整改；"
    assert len(text.translate(ASCII)) == len(in_traditional_script(text)) == len(text)


def test_content_of_a_marked_notice_is_its_findings_and_steps() -> None:
    content = of_notice(NOTICES[0], Random(3))
    assert content.findings[0].title == "学习贯彻党的创新理论不够深入"
    assert [(item.kind, len(item.measures)) for item in content.findings[0].items] == [
        ("problem", 2),
        ("problem", 1),
    ]
    assert content.outlook
    assert content.aspects[0].startswith("贯彻落实")


def test_invented_content_has_no_number_left_open() -> None:
    content = invented(Random(5))
    texts = [
        step for finding in content.findings for node in (finding, *finding.items) for step in node.measures
    ]
    assert [text for text in (*texts, *content.organisation, content.opening) if "{" in text] == []


def test_all_that_points_into_a_text_is_walked() -> None:
    case, _ = generate(NOTICES, 11, held_out=False)
    gold = case.structure
    measures = sum(len(node["measures"]) for node in headings(gold))
    expected = len(gold["parts"]) + len(gold["aspects"]) + len(list(headings(gold))) + measures
    assert len(list(spanned(gold))) == expected

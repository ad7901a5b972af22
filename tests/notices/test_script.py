"""Traditional characters as simplified ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC

from notices.dissection import Dissection, dissect
from notices.script import simplified, simplified_characters

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))[:4]


@pytest.mark.parametrize(
    ("printed", "simple"),
    [
        ("中共臨溪區委關於巡視整改進展情況的通報", "中共临溪区委关于巡视整改进展情况的通报"),
        ("舊臺賬，發佈時間", "旧台账，发布时间"),
        ("临溪区委，2023年3月5日", "临溪区委，2023年3月5日"),
        ("乾县", "乾县"),
        ("舖面鄰街，逕行遶道", "铺面邻街，径行绕道"),
        ("軟體", "软体"),
    ],
)
def test_characters_become_simplified_one_for_one(printed, simple):
    assert simplified(printed) == simple


def test_the_table_says_what_the_library_says_of_every_single_character():
    convert = OpenCC("t2s").convert
    table = simplified_characters()
    assert len(table) > 4_000
    assert {chr(code): chr(form) for code, form in table.items()} == {
        chr(code): convert(convert(chr(code))) for code in table
    }


def test_nothing_is_simplified_twice():
    everything = "".join(map(chr, simplified_characters()))
    assert simplified(simplified(everything)) == simplified(everything)


def traditional(text: str) -> str:
    """As long as the text: a character for which two stand keeps its form."""
    convert = OpenCC("s2t").convert
    return "".join(form if len(form := convert(sign)) == 1 else sign for sign in text)


def reading(dissection: Dissection) -> tuple[object, ...]:
    """What a notice is filed and counted by."""
    outline, evidence = dissection.outline, dissection.evidence
    facts = outline.masthead
    return (
        (facts.kind, facts.tier, facts.team, facts.city, facts.district, facts.published, facts.signed),
        [(problem.heading, len(problem.measures), len(problem.items)) for problem in outline.problems],
        [labels.own.slugs for labels in dissection.labels],
        [status.status for status in evidence.statuses],
        evidence.promises,
        [(act.kind, act.count, act.who) for act in evidence.accountability],
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_notice_in_traditional_script_is_read_like_its_simplified_twin(sample):
    text = simplified(sample.read_text("utf-8"))
    assert reading(dissect(traditional(text))) == reading(dissect(text))

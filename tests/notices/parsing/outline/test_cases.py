"""Structures that were once misread (`../shared/cases/reading`), each with what its `.expected` says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from notices.parsing.outline import read

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "cases" / "reading"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="there is no ../shared/cases/reading"),
]
CARD, TAIL = "02-bulleted-card", "17-page-tail"


def text_of(case: str) -> str:
    return (FOLDER / f"{case}.txt").read_text(encoding="utf-8")


def expected(case: str) -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads((FOLDER / f"{case}.expected").read_text(encoding="utf-8"))
    return wanted


def measures(text: str) -> list[list[str]]:
    return [[text[m.start : m.end] for m in problem.measures] for problem in read(text).outline.problems]


@pytest.mark.parametrize("bullet", "•●■▪►◆※")
def test_a_card_in_bullets_is_no_list_of_problems(bullet):
    wanted = expected(CARD)
    found = read(text_of(CARD).replace("•", bullet)).outline
    assert [aspect.title for aspect in found.aspects] == wanted["aspects"]
    assert [
        {
            "label": problem.label,
            "title": problem.title,
            "items": [[item.label, item.title, len(item.measures)] for item in problem.items],
        }
        for problem in found.problems
    ] == wanted["problems"]


def test_a_page_in_traditional_script_has_its_parts_and_problems():
    wanted = expected("05-traditional-script")
    found = read(text_of("05-traditional-script")).outline
    assert [part.role for part in found.parts] == wanted["parts"]
    assert [problem.title for problem in found.problems] == wanted["problems"]


@pytest.mark.parametrize("parted", ["　　", " ", "\u00a0" * 4, "\t"])
def test_paragraphs_that_lost_their_breaks_are_read(parted):
    wanted = expected("06-run-on-paragraphs")
    found = read(text_of("06-run-on-paragraphs").replace("　　", parted)).outline
    assert [[part.label, part.role] for part in found.parts] == wanted["parts"]
    assert [[p.label, p.title, len(p.measures)] for p in found.problems] == wanted["problems"]


def test_the_tail_of_a_page_is_no_measure():
    assert measures(text_of(TAIL)) == [steps for _, _, steps in expected(TAIL)["problems"]]


@pytest.mark.parametrize(
    "tail",
    [
        *(
            "【责任编辑:林某】",
            "(责编:林某、何某)",
            ">>上一篇:全县大会\n>>下一篇:没有了",
            "【免责声明】本站转载",
        ),
        *(
            "关键词:巡视\n更多",
            "我来说两句 0人参与\n发表\n还没有评论",
            "微信截图_20240920.jpg",
            "附件:1.整改清单.docx",
        ),
    ],
)
def test_no_tail_is_a_measure(tail):
    body = text_of(TAIL).split("(责编")[0]
    assert measures(body + tail + "\n") == [steps for _, _, steps in expected(TAIL)["problems"]]

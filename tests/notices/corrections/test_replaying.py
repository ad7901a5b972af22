"""Corrections carried out: what the outline is then, and what became of each."""

from __future__ import annotations

import pytest

from notices.corrections.replaying import replay
from notices.corrections.shapes import Anchor, Correction
from tests.notices.corrections.bench import corrected, correction, rows_in, tree
from tests.notices.notices_text import TEXT

SCHOOLS = "（一）学位供给不足"
RIVERS = ["（二）黑臭水体治理缓慢", "  - 清淤河道12公里。", "  - 整治排口31个。"]
CLASSES = ["新建小学2所，新增学位1800个。", "改造闲置校舍，预计2024年8月前投用。"]
AREAS = "重新测算生源，调整招生片区7个。"


def test_an_item_becomes_a_problem_with_what_stands_below_it() -> None:
    outline, fates = corrected(TEXT, ("2.优化", "is", "problem"))
    assert (tree(TEXT, outline), fates) == (
        [
            SCHOOLS,
            "  1.城区大班额",
            *(f"    - {words}" for words in CLASSES),
            "2.优化招生片区划分",
            f"  - {AREAS}",
            *RIVERS,
        ],
        ("applied",),
    )


def test_a_problem_becomes_an_item_of_the_one_above() -> None:
    outline, _ = corrected(TEXT, ("（二）", "is", "item"))
    assert tree(TEXT, outline)[-3:] == [
        "  （二）黑臭水体治理缓慢",
        "    - 清淤河道12公里。",
        "    - 整治排口31个。",
    ]


def test_a_heading_that_was_missed_is_one_by_one_correction() -> None:
    outline, _ = corrected(TEXT, ("重新测算", "is", "problem"))
    assert [problem.title for problem in outline.problems] == [
        "学位供给不足",
        "重新测算生源，调整招生片区7个",
        "黑臭水体治理缓慢",
    ]


def test_a_heading_that_is_none_is_a_measure_of_the_one_above() -> None:
    outline, _ = corrected(TEXT, ("2.优化", "is", "text"), ("重新测算", "is", "furniture"))
    measures = [*CLASSES, "2.优化招生片区划分"]
    assert tree(TEXT, outline)[:5] == [SCHOOLS, "  1.城区大班额", *(f"    - {words}" for words in measures)]
    assert [TEXT[piece.start : piece.end] for piece in outline.other if piece.kind == "field"] == [AREAS]


def test_a_line_that_is_stated_to_be_a_measure_is_one() -> None:
    outline, _ = corrected(TEXT, ("区委把补学位", "is", "measure"))
    assert tree(TEXT, outline)[:2] == [SCHOOLS, "  - 区委把补学位列为头号实事。"]


def test_all_lines_of_one_form_are_changed_at_once() -> None:
    outline, _ = corrected(TEXT, ("1.针对", "alike", "problem"))
    assert [problem.title for problem in outline.problems] == [
        "学位供给不足",
        "城区大班额",
        "优化招生片区划分",
        "黑臭水体治理缓慢",
    ]


def test_what_other_parts_number_in_the_same_form_is_left_alone() -> None:
    steps = ["（一）成立专班", "（一）盯住难点"]
    text = TEXT.replace("召开会议6次。", f"召开会议6次。\n\n　　{steps[0]}").replace(
        "区委将持续抓好整改。", f"区委将持续抓好整改。\n\n　　{steps[1]}"
    )
    rows, fates = replay(
        text, rows_in(text), [correction(text, rows_in(text), "（一）关于", "alike", "item")]
    )
    kinds = [row.kind for row in rows if text.startswith(("（一）", "（二）"), row.start)]
    assert (kinds, fates) == (["outside", "item", "item", "outside"], ("applied",))


def test_lines_without_a_label_that_begin_alike_are_changed_at_once() -> None:
    text = TEXT.replace("（一）关于", "关于").replace("（二）关于", "关于")
    rows, fates = replay(text, rows_in(text), [correction(text, rows_in(text), "关于黑臭", "alike", "item")])
    alike = [row.kind for row in rows if text.startswith("关于", row.start)]
    assert (alike, fates) == (["item", "item"], ("applied",))


def test_a_line_goes_on_with_the_one_above() -> None:
    text = TEXT.replace("关于黑臭水体治理缓慢的问题。", "治理黑臭\n　　水体行动迟缓\n　　")
    outline, _ = corrected(text, ("水体行动迟缓", "join"))
    assert tree(text, outline)[-3:] == [
        "（二）治理黑臭水体行动迟缓",
        *(f"  - {words}" for words in ("清淤河道12公里。", "整治排口31个。")),
    ]
    assert text[slice(*outline.problems[-1].heading)] == "（二）治理黑臭\n　　水体行动迟缓"


def test_a_line_is_split_at_its_words() -> None:
    text = TEXT.replace("调整招生片区7个。", "调整招生片区7个。关于食堂管理松散的问题。更换食堂承包方2家。")
    outline, _ = corrected(text, ("重新测算", "split", "关于食堂"), ("关于食堂", "is", "problem"))
    assert tree(text, outline)[-5:] == ["食堂管理松散", "  - 更换食堂承包方2家。", *RIVERS]


def test_the_body_begins_and_ends_where_a_person_says() -> None:
    outline, _ = corrected(TEXT, ("2.优化", "begin"), ("2.优化", "is", "problem"), ("（二）", "end"))
    assert tree(TEXT, outline) == ["2.优化招生片区划分", f"  - {AREAS}"]
    assert (outline.parts, outline.aspects) == ((), ())


def test_a_part_on_organisation_has_no_problems() -> None:
    outline, _ = corrected(TEXT, ("二、反馈", "is", "organisation"), ("三、", "is", "rectification"))
    assert (outline.problems, [part.role for part in outline.parts]) == (
        (),
        ["organisation", "organisation", "rectification"],
    )


def test_a_group_of_problems_is_made_and_unmade() -> None:
    outline, _ = corrected(TEXT, ("第一方面", "is", "text"), ("（二）", "is", "aspect"))
    assert [(aspect.label, aspect.title) for aspect in outline.aspects] == [("（二）", "黑臭水体治理缓慢")]
    assert [problem.aspect for problem in outline.problems] == [None]


@pytest.mark.parametrize(
    "wanted",
    [("（二）", "is", "problem"), ("2.优化", "alike", "item"), ("中共云泽市临溪区委关于", "begin")],
)
def test_what_the_parser_reads_so_itself_agrees(wanted) -> None:
    assert corrected(TEXT, wanted)[1] == ("agrees",)


def test_what_is_joined_or_split_already_agrees() -> None:
    rows = rows_in(TEXT)
    split = correction(TEXT, rows, "区委把补", "split", "1.针对城区")
    joined = Correction("join", Anchor("新增学位1800个。"))
    assert replay(TEXT, rows, [split, joined])[1] == ("agrees", "agrees")


def test_a_correction_whose_line_has_gone_is_lost_and_harms_nothing() -> None:
    gone = Correction("is", Anchor("（三）关于食堂管理松散的问题"), "problem")
    rows = rows_in(TEXT)
    assert replay(TEXT, rows, [gone]) == (rows, ("lost",))

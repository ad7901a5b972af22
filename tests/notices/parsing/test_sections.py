"""The large parts: where the body ends, and what each part is about."""

from __future__ import annotations

import pytest

from notices.parsing.labels import Style
from notices.parsing.lines import fold, paragraphs
from notices.parsing.numbering import numbered
from notices.parsing.sections import (
    Section,
    closing_line,
    closing_outlook,
    holds_no_problems,
    is_plainly_rectification,
    roles,
    sections,
    top_style,
)


def parts(text: str, style: Style = Style.SECTION) -> list[Section]:
    folded = fold(text)
    return sections(numbered(folded, paragraphs(folded)), style, len(text))


ORGANISATION = "一、加强组织领导\n（一）研究部署。开会。\n"
PROBLEMS = "（一）关于账目不清的问题\n甲。\n（二）关于库存不实的问题\n乙。\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"{ORGANISATION}二、反馈问题整改情况\n{PROBLEMS}三、下一步打算",
            ["organisation", "rectification", "outlook"],
        ),
        (f"一、已完成的事项\n{PROBLEMS}二、需长期整改的事项\n{PROBLEMS}", ["rectification"] * 2),
        (
            f"{ORGANISATION}二、甲\n{PROBLEMS}三、问题线索处置\n（一）立案两件。\n四、丙",
            ["organisation", *["rectification"] * 2, "outlook"],
        ),
        ("一、甲\n二、整改落实情况\n（一）乙\n三、丙", ["organisation", "rectification", "outlook"]),
        ("一、甲方面\n（一）乙\n二、丙方面\n（一）丁\n三、戊", [*["rectification"] * 2, "outlook"]),
        (
            "一、甲\n二、本级整改情况\n（一）乙\n三、下级整改情况\n（一）丁",
            ["organisation", *["rectification"] * 2],
        ),
        ("一、甲\n二、乙丙丁\n戊\n三、今后工作\n己庚辛壬癸", ["organisation", "rectification", "outlook"]),
        (
            "一、关于账目不清的问题\n甲\n二、关于库存不实的问题\n乙\n三、下一步打算",
            [*["rectification"] * 2, "outlook"],
        ),
        (
            f"一、主要负责人抓整改落实情况\n（一）乙\n二、从严从实\n{PROBLEMS}三、以整改成效取信于民\n（一）丙",
            ["organisation", "rectification", "outlook"],
        ),
        (f"一、整改情况\n{PROBLEMS}二、今后打算\n（一）关于防止反弹的问题\n丙", ["rectification", "outlook"]),
    ],
)
def test_parts_have_roles(text, found):
    assert roles(parts(text)) == found


def test_sections_run_to_the_next_of_their_style():
    text = f"{ORGANISATION}二、整改\n{PROBLEMS}"
    found = [(part.title, len(part.inner), text[part.heading.start : part.end]) for part in parts(text)]
    assert found == [("加强组织领导", 1, ORGANISATION), ("整改", 2, f"二、整改\n{PROBLEMS}")]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("一、甲\n（一）乙", Style.SECTION),
        ("（一）加强组织领导\n（二）整改落实情况\n1.关于甲的问题\n（三）下一步工作", Style.PAREN),
        ("（一）加强组织领导\n（二）从严从实\n1.关于甲的问题\n2.关于乙的问题", Style.PAREN),
        ("（一）加强组织领导\n（二）从严从实\n1.关于甲的问题", None),
        ("（一）关于甲的问题\n（二）关于乙的问题", None),
        ("（一）加强组织领导", None),
        ("", None),
    ],
)
def test_parts_are_numbered_in_the_outermost_style_or_not_at_all(text, style):
    folded = fold(text)
    assert top_style(numbered(folded, paragraphs(folded))) == style


@pytest.mark.parametrize(
    "below",
    [
        "欢迎广大群众监督。",
        "联系电话：0198-5550101",
        "如对整改情况有意见，请反映。",
        "公示期内，请向办公室反映。",
        "以上整改情况，欢迎监督。",
        "中共柘木镇委员会\n2023年5月2日",
        "中共柘木镇委员会办公室",
        "二〇二三年五月二日",
        "主办单位：甲",
        "上一篇：乙",
        "请致电0198-5550101",
    ],
)
def test_the_body_ends_where_the_page_closes(below):
    text = f"一、整改\n甲乙丙丁戊己庚。\n{below}"
    lines = paragraphs(fold(text))
    assert closing_line(fold(text), lines, 0) == 2


@pytest.mark.parametrize(
    "inside", ["中共党员一律登记。", "分管领导", "2023年5月2日，甲。", "与联系单位会商。", "后勤科"]
)
def test_what_only_resembles_a_close_stays_in_the_body(inside):
    text = f"一、整改\n甲乙丙。\n{inside}\n丁\n戊\n己"
    lines = paragraphs(fold(text))
    assert closing_line(fold(text), lines, 0) == len(lines)


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("甲。\n下一步，县委将再抓一年。\n乙", 1),
        ("甲。\n今后，我们将常抓不懈。", 1),
        ("下一步，县委将再抓一年。", None),
        ("甲。\n下一步，对剩余三处限期拆除。", None),
        ("甲。\n下一步安排：再抓一年。", None),
    ],
)
def test_a_closing_paragraph_may_look_ahead_for_the_whole(text, index):
    folded = fold(text)
    assert closing_outlook(folded, paragraphs(folded)) == index


def test_a_part_on_clues_holds_no_problems_unless_it_states_some():
    clues, both = parts(f"一、问题线索处置情况\n（一）立案两件。\n二、追责问责和整改\n{PROBLEMS}")
    assert (holds_no_problems(clues), holds_no_problems(both)) == (True, False)


def test_a_part_is_known_by_its_title_or_its_headings():
    named, stated, placed = parts(f"一、整改落实情况\n甲\n二、甲\n{PROBLEMS}三、乙\n丙")
    assert [is_plainly_rectification(part) for part in (named, stated, placed)] == [True, True, False]


def test_a_section_may_be_a_problem_itself():
    own, about_all, above = parts(
        f"一、关于账目不清的问题\n甲\n二、关于已完成整改的问题\n乙\n三、关于作风的问题\n{PROBLEMS}"
    )
    assert [part.is_problem for part in (own, about_all, above)] == [True, False, False]

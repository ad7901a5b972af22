from pathlib import Path

import pytest

from notices.reading.wrapped import unwrapped
from tests.gold_markup import LAYOUTS, read_marked

OPENING = (
    "根据市委统一部署，2022年9月5日至11月4日，市委第二巡察组对临溪区委进行了巡察，并于12月30日反馈了意见。"
)
STEPS = (
    "一是新建小学2所，新增学位1800个，其中溪南小学已于2023年9月投入使用。二是改造闲置校舍，预计2024年8月前投用。",
    "区委常委会召开专题会议12次，制定整改方案，明确整改措施86条，逐条逐项落实责任领导、责任单位和完成时限，确保件件有着落。",
    "对2名履职不力的河长给予诫勉谈话处理，对3个单位开展专项检查，发现问题7个，均已整改完成，并建立长效机制，长期坚持。",
)
LINES = ("中共临溪区委关于巡察整改进展情况的通报", OPENING, "（一）关于学位供给不足的问题", *STEPS)


def cut(line: str, width: int) -> list[str]:
    return [line[start : start + width] for start in range(0, len(line), width)]


@pytest.mark.parametrize("width", [18, 30, 38])
def test_lines_cut_by_counting_are_paragraphs_again_between_blank_lines(width):
    text = "\n\n".join("\n".join(cut(line, width)) for line in LINES)

    assert unwrapped(text) == ("\n\n".join(LINES) + "\n", width)


@pytest.mark.parametrize("width", [18, 30, 38])
def test_lines_cut_by_counting_are_paragraphs_again_where_each_begins_with_blanks(width):
    text = "\r\n".join([LINES[0], *(part for line in LINES[1:] for part in cut(f"　　{line}", width))])

    assert unwrapped(text)[0].split("\n") == [LINES[0], *(f"　　{line}" for line in LINES[1:]), ""]


def test_a_short_notice_tells_by_its_indents_which_lines_were_cut():
    short = [LINES[0], *(f"　　{line}" for line in (OPENING, "一、整改情况", "二、下一步", STEPS[1], "完"))]
    text = "\n".join([LINES[0], *(part for line in short[1:] for part in cut(line, 36))])

    assert unwrapped(text)[0] == "\n".join(short) + "\n"
    assert (
        unwrapped(text.replace("成。\n", "成。\n未缩进的短行\n") + "\n没有缩进的另一行，比别的都短\n另一行")[
            1
        ]
        == 0
    )


def test_where_paragraphs_are_indented_a_line_that_breaks_off_early_goes_on():
    early, rest = "　　一是新建小学2所，新增学位1800个，其中溪南", STEPS[0].partition("其中溪南")[2]
    lines = [part for line in (*LINES[1:3], *STEPS[1:]) for part in cut(f"　　{line}", 30)]
    lines = [*lines, early, *cut(rest, 30)]

    assert unwrapped("\n".join(lines))[0].split() == [*LINES[1:3], *STEPS[1:], STEPS[0]]


def test_lines_cut_by_their_width_count_figures_as_half():
    rows: list[str] = []
    for line in LINES[1:]:
        row, room = "　　", 26.0
        for letter in line:
            step = 0.5 if letter.isascii() else 1.0
            if room < step:
                rows, row, room = [*rows, row], "", 28.0
            row, room = row + letter, room - step
        rows.append(row)

    assert unwrapped("\n".join(rows))[0].split() == list(LINES[1:])


def test_without_blanks_a_label_after_a_full_stop_begins_a_paragraph():
    steps = [
        f"{n}.组织开展第{n}次专项检查，发现的问题已经督促有关单位全部整改到位并销号。" for n in range(1, 9)
    ]
    text = "\n".join(part for line in (OPENING, *steps) for part in cut(line, 24))

    assert unwrapped(text)[0].splitlines() == [OPENING, *steps]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "一行\n", "\n".join(LINES), "\n".join(f"（{n}）关于制度执行不严的问题" for n in range(40))],
)
def test_text_that_was_not_cut_stays_as_it_is(text):
    assert unwrapped(text) == (text, 0)


@pytest.mark.parametrize("path", sorted(LAYOUTS.rglob("*.marked")), ids=lambda path: Path(path).stem)
def test_only_marked_notices_that_were_cut_are_taken_for_such(path):
    text, _ = read_marked(path)
    was_cut = path.stem.endswith(("-wrapped", "-print"))

    assert (unwrapped(text)[1] > 0, unwrapped(text)[0] != text) == (was_cut, was_cut)

from pathlib import Path

import docx
import pytest

from notices.reading import read
from notices.reading.wrapped import unwrapped
from tests.gold_markup import LAYOUTS, read_marked
from tools.disguised.documents import saved

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


def page(body: str) -> bytes:
    return (
        f"<html><head><title>{LINES[0]}</title></head><body><h1>{LINES[0]}</h1>{body}</body></html>".encode()
    )


@pytest.mark.parametrize("width", [28, 30, 38])
@pytest.mark.parametrize("element", ["<p>{}</p>", "<div>{}</div>", "{}<br>", "<p>　　{}</p>"])
def test_pages_are_pasted_from_cut_texts_a_line_an_element(element, width):
    body = "".join(element.format(row) for line in LINES[1:] for row in cut(line, width))

    reading = read("a.html", page(body))

    assert reading.text.splitlines() == list(LINES)
    assert reading.remarks == (f"每行约 {width} 字处断开的行已接成段落",)


def test_a_cut_text_in_pre_is_paragraphs_again():
    body = "\n\n".join("\n".join(cut(line, 30)) for line in LINES[1:])
    assert read("a.html", page(f"<pre>{body}</pre>")).text.splitlines() == list(LINES)


def test_a_document_with_a_paragraph_a_line_has_its_paragraphs_again():
    made = docx.Document()
    for row in (row for line in LINES for row in cut(line, 30)):
        made.add_paragraph(row)

    assert read("a.docx", saved(made.save)).text.splitlines() == list(LINES)


def test_markdown_is_cut_as_well():
    text = "\n\n".join("\n".join(cut(line, 30)) for line in LINES)
    assert read("a.md", text.encode()).text.splitlines() == list(LINES)


def test_lines_that_are_all_indented_alike_are_cut_as_well():
    rows = ["", *(row for line in LINES for row in (*cut(line, 30), ""))]
    text = "\n".join(f"  {row}" for row in rows)
    assert read("a.txt", text.encode()).text.split() == list(LINES)


def test_a_part_or_a_problem_in_brackets_begins_a_paragraph():
    steps = [
        f"{n}.组织开展第{n}次专项检查，发现的问题已经督促有关单位全部整改到位并销号。" for n in range(1, 9)
    ]
    heads = ["第二部分巡察整改情况", "【问题一】账目不清"]
    text = "\n".join(
        part for line in (OPENING, *steps[:4], heads[0], *steps[4:], heads[1]) for part in cut(line, 18)
    )

    assert unwrapped(text)[0].splitlines() == [OPENING, *steps[:4], heads[0], *steps[4:], heads[1]]

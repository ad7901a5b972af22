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


@pytest.mark.parametrize("width", range(29, 41))
def test_a_cut_at_the_edge_of_a_cell_keeps_the_edge(width):
    rows = [
        f"　　{n}\t渡口巡查流于形式{'，事后补填' * (n % 3)}\t重新培训{n}名，每周{'并公布' * n}抽查。\t已完成\t交通站"
        for n in range(1, 12)
    ]
    text = "\n".join(
        [LINES[0], *(f"　　{line}" for line in LINES[1:]), "　　序号\t反馈问题\t措施\t进展\t单位", *rows]
    )

    assert (
        unwrapped("\n".join(part for line in text.splitlines() for part in cut(line, width)))[0]
        == text + "\n"
    )


@pytest.mark.parametrize("end", ["\t", " \t", "\u2003"])
def test_blanks_at_the_ends_of_cut_lines_are_none_of_the_text(end):
    text = "\n\n".join(f"{end}\n".join(cut(line, 30)) for line in LINES)

    assert unwrapped(text)[0] == "\n\n".join(LINES) + "\n"


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


# Headings and what was done, nearly all of one length, as they stand side by side in tables.
PAIRS = [
    ("理论学习计划落实不够到位学习笔记补抄较多", "制定学习计划表并按月抽查各支部的学习笔记"),
    ("渡口日常巡查流于形式巡查记录事后统一补填", "责令渡口管理站重新培训巡查人员并张榜公布"),
    ("食堂采购没有比价且验收单据长期由一人签字", "重新招标食堂供应商并安排两名干部共同验收"),
    ("村级小型工程结算拖延部分尾款多年没有支付", "清理村级工程欠款17笔并在年底以前全部付清"),
    ("固定资产没有按年盘点账面与实物相差比较大", "组织各科室完成资产清查并重新粘贴资产标签"),
    ("值班制度执行不够严格节假日经常有空岗现象", "修订值班管理办法并由纪检组每周随机抽查岗"),
    ("信访件办理超过期限且没有向来信的群众说明", "梳理未办结的信访件23件并逐件上门答复群众"),
    ("干部档案材料缺失较多任免表与考察材料不符", "补齐干部档案材料并请组织部门逐卷重新审核"),
]
LED = "按照党务公开有关规定，现将巡察整改情况予以公布，请广大干部群众监督。"
CELLS = [cell for pair in PAIRS for cell in pair]
LONGER = [f"{cell}{'并向全镇干部通报' if n % 2 else '的突出问题比较普遍'}" for n, cell in enumerate(CELLS)]


@pytest.mark.parametrize("element", ["<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<p>　　{}</p>"])
@pytest.mark.parametrize("own", [CELLS, LONGER], ids=["20 letters", "28 letters"])
def test_paragraphs_of_one_length_by_chance_are_left_apart(element, own):
    reading = read("a.html", page(f"<p>{LED}</p>" + "".join(map(element.format, own))))

    assert (reading.text.splitlines(), reading.remarks) == ([LINES[0], LED, *own], ())


@pytest.mark.parametrize("own", [CELLS, LONGER], ids=["20 letters", "28 letters"])
def test_paragraphs_and_cells_of_a_document_are_left_apart(own):
    made, ruled = docx.Document(), docx.Document()
    for row in (LINES[0], LED, *own):
        made.add_paragraph(row)
    for row in (LINES[0], LED):
        ruled.add_paragraph(row)
    table = ruled.add_table(0, 2)
    for number in range(0, len(own), 2):
        for cell, words in zip(table.add_row().cells, own[number : number + 2], strict=True):
            cell.text = words

    assert read("a.docx", saved(made.save)).text.splitlines() == [LINES[0], LED, *own]
    assert read("a.docx", saved(ruled.save)).text.splitlines() == [LINES[0], LED, *own]


def test_cells_of_a_table_are_left_apart_even_where_a_text_beside_it_was_cut():
    rows = "".join(f"<tr><td>{upper}</td><td>{lower}</td></tr>" for upper, lower in PAIRS)
    text = "".join(f"<p>{row}</p>" for line in LINES[1:] for row in cut(line, 28))
    read_lines = read("a.html", page(f"{text}<table>{rows}</table>")).text.splitlines()

    assert read_lines[-len(CELLS) :] == CELLS


def test_a_table_of_markdown_is_no_cut_text():
    rows = "\n".join(f"| {upper} | {lower} |" for upper, lower in PAIRS)
    reading = read("a.md", f"# {LINES[0]}\n\n{LED}\n\n| 项目 | 内容 |\n|---|---|\n{rows}\n".encode())

    assert reading.remarks == ()
    assert reading.text.splitlines()[-1] == " ".join(PAIRS[-1])


def test_after_a_break_lines_go_on_and_paragraphs_do_not():
    body = "".join(f"<p>{'<br>'.join(cut(line, 28))}</p>" for line in LINES[1:])

    assert read("a.html", page(body)).text.splitlines() == list(LINES)


@pytest.mark.parametrize("sign", ["。", "；", "："])
def test_full_lines_that_close_are_no_cut_ones(sign):
    own = [f"{line[:27]}{sign}" for line in LONGER]

    assert (
        read("a.html", page("".join(f"<p>{line}</p>" for line in (LED, *own)))).text.splitlines()[2:] == own
    )

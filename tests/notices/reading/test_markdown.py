"""Markdown: its marks off, one paragraph a line, tables one cell a line."""

import pytest

from notices.reading import read


def lines(text: str, name: str = "a.md") -> list[str]:
    return read(name, text.encode()).text.splitlines()


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("## 一、整改情况 ##", "一、整改情况"),
        ("**整改措施：** 补齐台账", "整改措施： 补齐台账"),
        ("***整改成效***", "整改成效"),
        ("- 补齐台账。", "补齐台账。"),
        ("* [x] 补齐台账。", "补齐台账。"),
        ("1. 补齐台账。", "1. 补齐台账。"),
        (r"1\. 补齐台账。", "1. 补齐台账。"),
        ("> 来源：[区纪委](https://example.com/a)", "来源：区纪委"),
        ("![区徽](a.png)补齐台账。", "补齐台账。"),
        ("清点3*4*5箱", "清点345箱"),
        ("清点 3 * 4 箱", "清点 3 * 4 箱"),
    ],
)
def test_a_line_loses_its_marks(marked, plain):
    assert lines(marked) == [plain]


def test_rules_and_empty_lines_are_left_out_and_breaks_part_lines():
    assert lines("甲<br>乙\n\n---\n\n丙\\\n***\n") == ["甲", "乙", "丙"]


def test_a_table_with_one_problem_a_row_is_one_cell_a_line():
    table = (
        "| 序号 | 反馈问题 | 整改措施 |\n|---|:--:|---|\n"
        "| 1 | **账目不清** | 补齐。<br>公开。 |\n| 2 | 库存不实 | |"
    )
    assert lines(table) == [
        "序号",
        "反馈问题",
        "整改措施",
        "1",
        "账目不清",
        "补齐。",
        "公开。",
        "2",
        "库存不实",
        "—",
    ]


def test_another_table_is_one_row_a_line():
    assert lines("| 索引号 | 一二三 |\n|---|---|\n| 日期 | 五月 |") == ["索引号 一二三", "日期 五月"]


@pytest.mark.parametrize("piece", ["[甲", "![甲](", "**甲 ", "> ", "# ", "| "])
def test_marks_that_nothing_closes_are_kept_and_take_no_time(piece):
    assert "乙" in read("a.md", f"{piece * 20_000}乙".encode()).text


def test_markdown_is_known_by_its_headings_whatever_its_name_is():
    text = "# 通报\n\n## 一、整改情况\n"
    assert read("a.txt", text.encode()).media_type == "text/markdown"
    assert read("a.txt", "# 通报\n#一号楼".encode()).media_type == "text/plain"

"""Tables flattened to one cell a line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from notices.parsing import outline as outlines
from notices.parsing.lines import Line, fold, paragraphs
from notices.parsing.outline.cells import cells_parted
from notices.parsing.outline.tables import Table, find_tables


def read(*cells: str) -> tuple[str, list[Table]]:
    text = "\n".join(cells)
    folded = fold(text)
    return text, list(find_tables(folded, paragraphs(folded)))


def words(text: str, lines: Sequence[Line]) -> list[str]:
    return [text[line.start : line.end] for line in lines]


def rows(text: str, table: Table) -> list[list[list[str]]]:
    return [
        [
            words(text, (row.number,)),
            words(text, row.finding),
            words(text, row.measures),
            words(text, row.record),
        ]
        for row in table.rows
    ]


HEADER = ("序号", "反馈问题", "整改措施", "责任单位")


def test_cells_go_to_columns_and_spare_ones_to_the_measures():
    text, (table,) = read(
        "二、清单", *HEADER, "1", "账目不清", "补齐。", "公开。", "财务股", "2", "库存不实", "盘点。", "库房"
    )
    assert (table.first, table.after, words(text, table.header)) == (1, 14, list(HEADER))
    assert rows(text, table) == [
        [["1"], ["账目不清"], ["补齐。", "公开。"], ["财务股"]],
        [["2"], ["库存不实"], ["盘点。"], ["库房"]],
    ]


@pytest.mark.parametrize("below", ["区委将持续压实责任，巩固整改成果。", "三、下一步工作安排和长效机制建设"])
def test_the_last_row_ends_as_those_above_it_do(below):
    cells = ("1", "账目不清", "补齐。", "财务股", "2", "库存不实", "盘点。", "清册。", "库房", below)

    text, (table,) = read(*HEADER, *cells)

    assert table.after == 13
    assert rows(text, table)[-1] == [["2"], ["库存不实"], ["盘点。", "清册。"], ["库房"]]


def test_a_last_row_that_ends_in_measures_takes_all_that_follow():
    text, (table,) = read(
        "序号", "反馈问题", "整改措施", "1", "账目不清", "补齐。", "2", "库存不实", "盘点。", "清册。"
    )

    assert words(text, table.rows[-1].measures) == ["盘点。", "清册。"]


def test_a_row_that_names_a_field_is_no_cell_of_a_finding():
    first, second = "（一）作风方面", "（二）群众身边不正之风和腐败问题方面"
    text, (table,) = read(
        *HEADER, first, "1", "账目不清", "补齐。", "财务股", second, "2", "库存不实", "盘点。", "库房"
    )
    assert words(text, table.header) == list(HEADER)
    assert words(text, table.aspects) == [first, second]
    assert rows(text, table) == [
        [["1"], ["账目不清"], ["补齐。"], ["财务股"]],
        [["2"], ["库存不实"], ["盘点。"], ["库房"]],
    ]


def test_below_each_field_a_table_may_count_anew_and_a_field_need_not_say_so():
    first, second = "（一）干部队伍建设", "（二）落实全面从严治党责任"
    one, two = ("账目不清", "补齐。", "财务股"), ("库存不实", "盘点。", "库房")
    text, (table,) = read(*HEADER, first, "1", *one, "2", *two, second, "1", *one, "1", *two)
    assert words(text, table.aspects) == [first, second]
    assert [row[0] for row in rows(text, table)] == [["1"], ["2"], ["1"], ["1"]]


def test_a_pasted_table_may_be_in_traditional_script():
    text = "序號\t存在問題\t整改落實情況\n1\t賬目不清\t補齊。"
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    assert rows(text, table) == [[["1"], ["賬目不清"], ["補齊。"], []]]


def test_a_column_of_categories_before_the_finding_keeps_the_record():
    text, (table,) = read("序号", "问题类别", "反馈问题", "整改措施", "1", "作风", "账目不清", "补齐。")
    assert rows(text, table) == [[["1"], ["账目不清"], ["补齐。"], ["作风"]]]


def test_progress_holds_the_measures_where_no_column_of_measures_does():
    text, (table,) = read("序号", "反馈问题", "整改进展", "责任单位", "1", "账目不清", "已补齐。", "财务股")
    assert rows(text, table) == [[["1"], ["账目不清"], ["已补齐。"], ["财务股"]]]


def test_a_pasted_table_has_its_cells_between_tabs():
    text = (
        "序号\t反馈问题\t整改措施\t责任单位\n"
        "1\t账目不清\t补齐。\n公开。\t财务股\n2\t库存不实\t盘点。\t\n欢迎监督。"
    )
    lines = cells_parted(text, fold(text), paragraphs(text))
    (table,) = find_tables(fold(text), lines[:-1])
    assert rows(text, table) == [
        [["1"], ["账目不清"], ["补齐。", "公开。"], ["财务股"]],
        [["2"], ["库存不实"], ["盘点。"], []],
    ]
    assert words(text, lines[-1:]) == ["欢迎监督。"]


@pytest.mark.parametrize("mark", [" | ", "  ", "　　", "｜"])
def test_cells_may_be_parted_by_bars_and_wide_blanks(mark):
    text = "\n".join(mark.join(row) for row in (HEADER, ("1", "账目不清", "补齐。", "财务股")))
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    assert rows(text, table) == [[["1"], ["账目不清"], ["补齐。"], ["财务股"]]]


def test_a_table_of_markdown_has_bars_around_it_and_a_rule_below_its_header():
    text = "| 序号 | 反馈问题 | 整改措施 |\n|---|:--|---|\n| 1 | 账目不清 | 补齐。 |"
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    assert rows(text, table) == [[["1"], ["账目不清"], ["补齐。"], []]]


def test_tabs_part_nothing_where_no_table_has_begun():
    text = "来源：甲\t日期：乙\t浏览：丙"
    assert cells_parted(text, fold(text), paragraphs(text)) == [Line(0, len(text))]


def test_page_numbers_and_notes_are_noise():
    text, (table,) = read(
        *HEADER, "1", "甲", "乙。", "丙", "- 2 -", "2", "丁", "戊。", "己", "注：截至五月底"
    )
    assert words(text, table.noise) == ["- 2 -", "注：截至五月底"]
    assert [row[1:] for row in rows(text, table)] == [[["甲"], ["乙。"], ["丙"]], [["丁"], ["戊。"], ["己"]]]


@pytest.mark.parametrize("mark", ["（续表）", "续表2", "（接上表）", "— 第2页 —"])
def test_what_heads_the_next_page_of_a_table_is_no_cell(mark):
    text, (table,) = read(
        *HEADER, "1", "账目不清", "补齐。", "财务股", mark, "2", "库存不实", "盘点。", "库房"
    )

    assert words(text, table.noise) == [mark]
    assert [row[2:] for row in rows(text, table)] == [[["补齐。"], ["财务股"]], [["盘点。"], ["库房"]]]


def test_numbers_run_on_from_one_table_to_the_next_and_headings_stand_between():
    text, (one, two) = read(
        *HEADER, "1", "甲", "乙。", "丙", "（二）丁方面", *HEADER, "2", "戊", "己。", "庚"
    )
    assert (one.first, one.after, two.first, two.after) == (0, 8, 9, 17)
    assert [rows(text, table)[0][0] for table in (one, two)] == [["1"], ["2"]]


def test_a_number_out_of_turn_is_a_cell():
    text, (table,) = read(*HEADER, "1", "甲", "乙。", "7", "丙", "2", "丁", "戊。", "己")
    assert rows(text, table) == [
        [["1"], ["甲"], ["乙。", "7"], ["丙"]],
        [["2"], ["丁"], ["戊。"], ["己"]],
    ]


def test_a_table_without_numbers_may_be_the_first_of_a_notice():
    text = "问题类别\t问题\t整改措施\n财务\t账目不清\t补齐台账12本。\n仓储\t库存不实\t盘点仓库3座。\n"
    assert [problem.title for problem in outlines.read(text).outline.problems] == ["账目不清", "库存不实"]


def test_columns_whose_names_are_not_known_end_at_the_rule_below_the_header():
    text = "|编号|领域|具体问题|采取的措施|成色|\n|---|---|---|---|---|\n|1|财务|账目不清|补齐。|佳|"
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    assert rows(text, table) == [[["1"], ["账目不清"], ["补齐。"], ["财务", "佳"]]]


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ("序号",),
        ("序号", "整改措施", "责任单位", "1"),
        HEADER,
        ("序号", "反馈问题", "1"),
        ("反馈问题", "整改措施", "责任单位", "1"),
    ],
)
def test_without_a_number_column_a_finding_and_a_row_there_is_no_table(cells):
    assert read(*cells)[1] == []


def test_a_row_cut_short_has_no_measures():
    text, (table,) = read(*HEADER, "1", "甲")
    assert rows(text, table) == [[["1"], ["甲"], [], []]]


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        ("序号 反馈问题 整改任务 进展情况", "1 账目不清 补齐。 已完成"),
        ("序号 反馈问题 落实情况 整改措施", "1 账目不清 已完成 补齐。"),
        ("序号 反馈问题 整改措施 时限要求", "1 账目不清 补齐。 五月底"),
        ("编码 反馈问题 整改措施 验收", "1 账目不清 补齐。 通过"),
        ("项目 反馈问题 整改措施 责任单位", "1 账目不清 补齐。 财务股"),
    ],
)
def test_columns_are_told_by_their_names_and_by_those_beside_them(names, cells):
    text = "\n".join("\t".join(row.split()) for row in (names, cells))
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    assert [row[:3] for row in rows(text, table)] == [[["1"], ["账目不清"], ["补齐。"]]]


def test_a_column_that_is_longer_than_the_progress_holds_the_measures():
    text = "序号\t反馈问题\t整改内容\t完成情况\n1\t账目不清\t补齐台账12本。\t完成\n2\t库存不实\t盘点仓库3座。\t完成"
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    assert [row[2] for row in rows(text, table)] == [["补齐台账12本。"], ["盘点仓库3座。"]]


@pytest.mark.parametrize("number", ["{}.", "（{}）", "0{}", "问题{}"])
def test_a_row_may_be_numbered_in_any_form(number):
    cells = (number.format(1), "甲", "乙。", "丙", number.format(2), "丁", "戊。", "己")
    text, (table,) = read(*HEADER, *cells)
    assert [row[0] for row in rows(text, table)] == [[number.format(1)], [number.format(2)]]


def test_measures_in_rows_of_their_own_belong_to_the_finding_above_them():
    lines = (
        "\t".join(HEADER),
        "1\t账目不清\t补齐。\t财务股",
        "\t\t公开。\t办公室",
        "2\t库存不实\t盘点。\t库房",
    )
    text = "\n".join(lines)
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    assert rows(text, table) == [
        [["1"], ["账目不清"], ["补齐。", "公开。"], ["财务股", "办公室"]],
        [["2"], ["库存不实"], ["盘点。"], ["库房"]],
    ]

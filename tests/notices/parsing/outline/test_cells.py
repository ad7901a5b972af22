"""Cells of pasted tables."""

from __future__ import annotations

import pytest

from notices.parsing.lines import fold, paragraphs
from notices.parsing.outline.cells import cells_parted
from notices.parsing.outline.tables import find_tables

HEADER = "序号\t反馈问题\t整改措施\t责任单位\n"
ROW = "1\t账目不清\t补齐。\t财务股\n"


def cells(text: str) -> list[str]:
    return [text[line.start : line.end] for line in cells_parted(text, fold(text), paragraphs(text))]


@pytest.mark.parametrize(
    "row", ["党建方面", "\t党建方面\t\t", "党建方面\t党建方面\t党建方面\t党建方面", "（一）党建\t\t\t"]
)
def test_a_row_that_names_a_field_is_one_cell(row):
    assert cells(HEADER + row + "\n" + ROW) == [
        *HEADER.split(),
        row.split("\t")[row[0] == "\t"],
        *ROW.split(),
    ]


def test_numbers_within_the_findings_are_cells_of_their_own():
    """A column is named for each cell but the number."""
    header = "反馈问题 整改目标 整改措施 完成时限"
    rows = "1.账目不清 账目清楚 （1）补齐。 （2）公开。 五月底 2.库存不实 库存属实 盘点。 六月底"
    text = "\n".join(f"{header} {rows}".split())
    (table,) = find_tables(fold(text), cells_parted(text, fold(text), paragraphs(text)))
    read = [
        [text[cell.start : cell.end] for cell in (row.number, *row.finding, *row.measures)]
        for row in table.rows
    ]
    assert read == [["1.", "账目不清", "（1）补齐。", "（2）公开。"], ["2.", "库存不实", "盘点。"]]


def test_two_columns_are_a_table_where_both_are_known():
    assert cells("反馈问题\t整改措施\n账目不清\t补齐。") == [
        "",
        "反馈问题",
        "整改措施",
        "",
        "账目不清",
        "补齐。",
    ]
    assert cells("来源\t整改措施\n甲\t乙") == ["来源\t整改措施", "甲\t乙"]

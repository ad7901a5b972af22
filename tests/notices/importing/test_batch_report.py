"""The report of a batch as a table."""

from __future__ import annotations

import csv

import pytest

from notices.importing.batch_report import COLUMNS, guarded, lines
from notices.importing.batches import ImportFile


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_would_be_run_is_plain_text(cell: str) -> None:
    assert guarded(cell) == "'" + cell


def test_the_table_opens_in_spreadsheets_and_keeps_commas_and_quotes() -> None:
    file = ImportFile(number=1, name='=cmd|"甲,乙".txt', sha256="ab", status="failed", reason="空\n文件")
    text = "".join(lines([file]))
    assert text.startswith("\ufeff")
    assert list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True))) == [
        list(COLUMNS),
        ["1", '\'=cmd|"甲,乙".txt', "失败", "", "0", "空\n文件", "", "ab", ""],
    ]

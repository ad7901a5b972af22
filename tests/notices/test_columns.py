"""What a cell is written as."""

from __future__ import annotations

from datetime import date

import pytest

from notices.columns import Cell, plain, written


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"]
)
def test_a_text_that_a_spreadsheet_would_compute_is_guarded(text: str) -> None:
    assert written(text) == "'" + text
    assert written((text,)) == "'" + text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("", ""),
        ("学位=缺口", "学位=缺口"),
        (-3, "-3"),
        (-0.5, "-0.5"),
        (True, "1"),
        (date(2021, 11, 23), "2021-11-23"),
        (("education", "land"), "education; land"),
        ((), ""),
    ],
)
def test_other_cells_stay_what_they_are(cell: Cell, text: str) -> None:
    assert written(cell) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (8390000000.0, "8,390,000,000"),
        (2160.0, "2,160"),
        (0.5, "0.5"),
        (-3.0, "-3"),
        (99.36, "99.36"),
        (1234.5, "1,234.5"),
        (0.0, "0"),
    ],
)
def test_a_number_is_written_with_the_digits_that_there_are(value: float, written: str) -> None:
    assert plain(value) == written

"""XLSX as it streams: what the usual readers make of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pytest

from notices.columns import Row
from notices.exporting import workbook as module
from notices.exporting.workbook import CUT, MOST_CHARACTERS, Worksheet, column_letters, workbook

COLUMNS = ("编号", "text", "published", "count", "sample", "categories")


def opened(rows: list[Row], columns: tuple[str, ...] = COLUMNS) -> Any:
    return read([Worksheet("data", columns, rows)])


def read(sheets: list[Worksheet]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(b"".join(workbook(sheets))))


def values(book: Any) -> list[list[tuple[Any, ...]]]:
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def test_openpyxl_reads_texts_numbers_dates_and_truths():
    rows: list[Row] = [
        ("a/p1", "  首尾空格 <&> \n第二行 ", date(2021, 11, 23), 3, True, ("education", "land")),
        ("a/p2", "=1+1", None, -0.5, False, ()),
    ]
    assert values(opened(rows)) == [
        [
            COLUMNS,
            ("a/p1", "  首尾空格 <&> \n第二行 ", datetime(2021, 11, 23), 3, True, "education; land"),
            ("a/p2", "'=1+1", None, -0.5, False, None),
        ]
    ]


def test_pandas_reads_the_first_sheet():
    frame = pd.read_excel(
        io.BytesIO(b"".join(workbook([Worksheet("data", ("id", "n"), [("甲", 1), ("乙", 2)])])))
    )
    assert frame.to_dict("list") == {"id": ["甲", "乙"], "n": [1, 2]}


def test_what_xml_cannot_hold_is_marked():
    assert values(opened([("\x00甲\x0b\ud800",)], ("text",)))[0][1] == ("\ufffd甲\ufffd\ufffd",)


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    text = values(opened([("字" * 40_000,)], ("text",)))[0][1][0]
    assert len(text) == MOST_CHARACTERS
    assert text.endswith(CUT)


@pytest.mark.parametrize(("limit", "sheets"), [(4, [3, 3, 1]), (8, [7])])
def test_rows_beyond_the_limit_go_on_a_further_sheet_with_the_header(monkeypatch, limit, sheets):
    monkeypatch.setattr(module, "MOST_ROWS", limit)
    pages = values(opened([(number,) for number in range(7)], ("n",)))
    assert [len(page) - 1 for page in pages] == sheets
    assert [row for page in pages for row in page[1:]] == [(number,) for number in range(7)]
    assert {page[0] for page in pages} == {("n",)}


def test_a_sheet_ends_before_it_is_too_big_for_a_plain_zip_and_no_row_is_lost(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 100_000)
    pages = values(opened([(number, "字" * 1000) for number in range(200)], ("n", "text")))
    assert len(pages) > 3
    assert [row[0] for page in pages for row in page[1:]] == list(range(200))


def test_no_rows_are_a_sheet_with_its_header():
    assert values(opened([])) == [[COLUMNS]]


def test_first_bytes_leave_before_the_first_row_is_asked_for():
    asked = []

    def rows() -> Iterator[Row]:
        asked.append(True)
        yield ("a",)

    assert next(workbook([Worksheet("data", ("text",), rows())])).startswith(b"PK")
    assert asked == []


def test_columns_are_lettered_as_in_excel():
    assert [column_letters(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_sheets_bear_their_titles_and_a_further_one_its_number(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    book = read([Worksheet("本表说明", ("a",), [("甲",)]), Worksheet("数据", ("n",), [(1,), (2,), (3,)])])
    assert book.sheetnames == ["本表说明", "数据", "数据 2"]
    assert values(book) == [[("a",), ("甲",)], [("n",), (1,), (2,)], [("n",), (3,)]]


def test_a_cell_that_is_an_address_is_a_link_and_still_its_text():
    address = "https://zhenggai.example/search/?q=%E7%94%B2&unit=measure"
    sheet = opened(
        [(address, "见 https://a.example/", "https://a.example/ 等", 'https://a.example/"')], tuple("abcd")
    ).active
    assert sheet["A2"].value == address
    assert {cell.coordinate: cell.hyperlink.target for cell in sheet[2] if cell.hyperlink} == {"A2": address}


def test_a_sheet_has_as_many_links_as_spreadsheets_take(monkeypatch):
    monkeypatch.setattr(module, "MOST_LINKS", 1)
    sheet = opened([("https://a.example/1",), ("https://a.example/2",)], ("url",)).active
    assert [bool(sheet[place].hyperlink) for place in ("A2", "A3")] == [True, False]
    assert sheet["A3"].value == "https://a.example/2"


def test_columns_are_as_wide_as_what_stands_in_them_within_bounds():
    sheet = opened([("甲" * 10, "字" * 500, 7)], ("a", "b", "c")).active
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [21, 72, 9]


def test_data_can_be_filtered_under_its_head_and_prose_is_broken_into_lines():
    data, prose = read(
        [
            Worksheet("data", ("a", "b"), [(1, "甲"), (2, "乙")]),
            Worksheet("about", ("a",), [("甲",)], is_prose=True),
        ]
    )
    assert (data.freeze_panes, data.auto_filter.ref) == ("A2", "A1:B3")
    assert (data["B2"].alignment.wrap_text, prose["A2"].alignment.wrap_text) == (None, True)
    assert (data.row_dimensions[2].height, prose.row_dimensions[2].height) == (None, 16)
    assert prose.auto_filter.ref is None


def test_a_row_of_prose_is_as_high_as_its_lines():
    sheet = read([Worksheet("about", ("a", "b"), [("甲", "字" * 90)], is_prose=True)]).active
    assert sheet.row_dimensions[2].height == 48

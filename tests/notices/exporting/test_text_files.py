"""Rows as text files: what programs and spreadsheets read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

import pandas as pd

from notices.columns import Row
from notices.exporting.text_files import for_excel, json_lines, plain

COLUMNS = ("id", "text", "published", "count")
ROWS: list[Row] = [
    ("a/p1", '他说，"学位",\n缺口', date(2021, 11, 23), 3),
    ("a/p2", '=HYPERLINK("x")', None, -1),
]


def test_rows_are_read_back_as_they_were_but_for_the_guard():
    text = b"".join(plain(COLUMNS, ROWS)).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        list(COLUMNS),
        ["a/p1", '他说，"学位",\n缺口', "2021-11-23", "3"],
        ["a/p2", '\'=HYPERLINK("x")', "", "-1"],
    ]


def test_excel_gets_the_same_behind_a_byte_order_mark():
    assert b"".join(for_excel(COLUMNS, ROWS)) == b"\xef\xbb\xbf" + b"".join(plain(COLUMNS, ROWS))


def test_pandas_reads_both():
    for write, encoding in ((plain, "utf-8"), (for_excel, "utf-8-sig")):
        frame = pd.read_csv(io.BytesIO(b"".join(write(COLUMNS, ROWS))), encoding=encoding)
        assert list(frame.columns) == list(COLUMNS)
        assert list(frame["text"]) == ['他说，"学位",\n缺口', '\'=HYPERLINK("x")']


def test_the_header_leaves_before_the_first_row_is_asked_for():
    asked = []

    def rows() -> Iterator[Row]:
        asked.append(True)
        yield ("a", "b", None, 1)

    stream = plain(COLUMNS, rows())
    assert next(stream) == b"id,text,published,count\r\n"
    assert asked == []


def test_pieces_are_neither_single_rows_nor_the_whole():
    pieces = list(plain(("text",), [("字" * 100,)] * 10_000))
    assert 10 < len(pieces) < 200


def test_each_row_is_an_object_with_its_types():
    rows = [("=1+1", 3, date(2021, 11, 23), ("education", "land"), None), ("二\n行", 0, None, (), 0.5)]
    lines = b"".join(json_lines(("text", "count", "published", "categories", "score"), rows)).splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "text": "=1+1",
            "count": 3,
            "published": "2021-11-23",
            "categories": ["education", "land"],
            "score": None,
        },
        {"text": "二\n行", "count": 0, "published": None, "categories": [], "score": 0.5},
    ]
    assert "二".encode() in lines[1]


def test_no_rows_are_an_empty_file():
    assert list(json_lines(("text",), [])) == []

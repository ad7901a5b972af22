"""JSON Lines: types kept, texts unchanged."""

from __future__ import annotations

import json
from datetime import date

from notices.exporting.json_lines import json_lines


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

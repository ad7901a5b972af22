"""The tables of words: every row catches the example beside it."""

from __future__ import annotations

import re

import pytest

from notices.evidence.words import FOLDER, tables

ROWS = [
    pytest.param(row, id=f"{path.stem}-{name}-{number}")
    for path in sorted(FOLDER.glob("*.toml"))
    for name, rows in tables(path.stem).items()
    for number, row in enumerate(rows, 1)
]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_catches_its_example(row):
    assert re.search(row.pattern, row.example)

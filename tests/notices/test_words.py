"""The tables of words: every row catches the example beside it."""

from __future__ import annotations

import re

import pytest

from notices.words import FOLDER, tables

# Files of rows of words; the others in the package are tables of their own kinds.
OTHERS = {"about/sets", "area_boundaries", "classification/cues", "places/areas", "places/tiles", "taxonomy"}
FILES = sorted(
    {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.toml")} - OTHERS
)
ROWS = [
    pytest.param(rows, row, id=f"{file}-{name}-{number}")
    for file in FILES
    for name, rows in tables(file).items()
    for number, row in enumerate(rows, 1)
]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_the_example_of_a_row_is_caught_by_it_before_any_other_of_its_table(table, row):
    matches = [(re.search(each.pattern, row.example), number) for number, each in enumerate(table)]
    first = min((match.start(), number) for match, number in matches if match)
    assert table[first[1]] == row

"""Tables without lines, by where their numbers stand."""

from collections.abc import Sequence

import pytest

from notices.reading.columns import PlacedLine
from notices.reading.ruled import Letter
from notices.reading.unruled import unruled_table

SIZE = 10
NAMES = ("序号", "反馈问题", "整改措施", "责任单位")
LEFTS = (50, 90, 200, 400)


def printed(rows: Sequence[tuple[int, int]], gap: int) -> list[tuple[str, int, float]]:
    """The parts of rows, each by its number of lines and by which of these its number stands in."""
    parts = [(name, left, 700.0) for name, left in zip(NAMES, LEFTS, strict=True)]
    bottom = 680.0
    for number, (height, middle) in enumerate(rows, 1):
        parts += [(f"措施{number}之{k + 1}", LEFTS[2], bottom - 14 * k) for k in range(height)]
        others = ((str(number), 0), (f"巡河问题{number}", 1), ("办公室", 3))
        parts += [(words, LEFTS[column], bottom - 14 * middle) for words, column in others]
        bottom -= 14 * height + gap
    return parts


def rows_of(parts: Sequence[tuple[str, int, float]]) -> list[str] | None:
    """What the table has in its column of measures; None where it is not taken for one."""
    rows = [PlacedLine(words, left, left + SIZE * len(words), bottom, SIZE) for words, left, bottom in parts]
    letters = [
        Letter(letter, (left + SIZE * n, bottom, left + SIZE * (n + 1), bottom + SIZE))
        for words, left, bottom in parts
        for n, letter in enumerate(words)
    ]
    table = unruled_table(rows, letters)
    return None if table is None else ["".join(row[2]) for row in table.rows[1:]]


@pytest.mark.parametrize("gap", [0, 6])
def test_lines_belong_to_the_number_above_where_rows_are_set_from_their_tops(gap):
    assert rows_of(printed([(3, 0), (1, 0), (2, 0)], gap)) == [
        "措施1之1措施1之2措施1之3",
        "措施2之1",
        "措施3之1措施3之2",
    ]


@pytest.mark.parametrize("rows", [[(3, 1)] * 3, [(1, 0), (3, 1), (3, 1)], [(2, 1), (2, 1)], [(2, 0), (3, 1)]])
def test_a_table_whose_numbers_stand_in_the_middle_gives_no_line_to_another_problem(rows):
    assert rows_of(printed(rows, 6)) is None


def test_a_line_right_below_the_names_and_above_the_first_number_belongs_to_no_row():
    assert rows_of(printed([(3, 1), (1, 0), (1, 0)], 0)) is None

"""The tables of variables."""

from __future__ import annotations

import re

import pytest

from notices.exporting.variables import NOTICE_TEXT, NOTICE_WHOLE, WIDE


@pytest.mark.parametrize("unit", WIDE)
def test_a_name_stands_once_and_is_one_that_programs_take(unit):
    names = [column.name for column in WIDE[unit]]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch("[a-z][a-z0-9_]{0,31}", name)] == []


def test_every_variable_is_explained_in_both_languages():
    for column in (*NOTICE_WHOLE, NOTICE_TEXT, *(each for columns in WIDE.values() for each in columns)):
        assert re.search("[\u4e00-\u9fff]", column.zh), column.name
        assert re.search("[A-Za-z]{2}", column.en), column.name


def test_no_variable_is_about_contacts():
    assert [
        column.name
        for columns in WIDE.values()
        for column in columns
        if re.search("contact|phone|mail|address", column.name)
    ] == []


def test_a_row_beside_another_bears_its_name():
    assert {"notice_title", "problem_heading", "problem_category", "notice_publication_lag"} <= {
        column.name for column in WIDE["measure"]
    }


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
@pytest.mark.parametrize("unit", WIDE)
def test_a_column_has_a_short_name_for_people_that_no_other_has(unit, english):
    labels = [column.label(english) for column in WIDE[unit]]
    assert [label for label in labels if not 2 <= len(label) <= 60] == []
    assert sorted({label for label in labels if labels.count(label) > 1}) == []

"""The tables of a data package in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from notices.exporting.package import into_folder, pieces
from notices.exporting.resources import RESOURCES
from notices.models import Figure
from tests.factories import make_claim
from tests.pages_data import TEXT, make_linxi

pytestmark = pytest.mark.django_db


@pytest.fixture
def package(tmp_path: Path) -> Path:
    notice = make_linxi()
    make_claim(Figure, notice, "区教育局")
    make_claim(Figure, notice.problems.get(parent=None, number=1).measures.get(number=1), "2160个")
    into_folder(pieces(), tmp_path)
    return tmp_path


def asked(package: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(package / "zhenggai.db")) as database:
        return list(database.execute(sql))


def test_every_table_holds_the_rows_of_its_csv(package):
    with closing(sqlite3.connect(package / "zhenggai.db")) as database:
        stored = {
            resource.name: [str(row[0]) for row in database.execute(f'SELECT * FROM "{resource.name}"')]  # noqa: S608
            for resource in RESOURCES
        }
    assert stored == {
        resource.name: list(pd.read_csv(package / f"{resource.name}.csv", dtype=str).iloc[:, 0])
        for resource in RESOURCES
    }


def test_numbers_are_numbers_and_what_is_empty_is_null(package):
    assert asked(package, "SELECT DISTINCT typeof(start), typeof(text) FROM measures") == [
        ("integer", "text")
    ]
    assert asked(package, "SELECT parent_id FROM problems ORDER BY heading_start") == [
        (None,),
        (None,),
        ("linxi-2021/p2",),
        ("linxi-2021/p2",),
    ]
    assert asked(package, "SELECT sample, typeof(sample), typeof(url) FROM notices") == [
        (1, "integer", "null")
    ]
    assert asked(package, "SELECT problem_id FROM figures ORDER BY start") == [(None,), ("linxi-2021/p1",)]


def test_offsets_lead_to_the_words(package):
    lines = asked(package, "SELECT start, end, text FROM measures")
    assert [TEXT[start:end] for start, end, _ in lines] == [text for _, _, text in lines]


def test_keys_and_references_are_those_of_the_description(package):
    assert asked(package, "PRAGMA foreign_key_check") == []
    assert {row[2:5] for row in asked(package, "PRAGMA foreign_key_list(measures)")} == {
        ("notices", "notice_id", "id"),
        ("problems", "problem_id", "id"),
    }


def test_every_variable_is_explained_in_a_table(package):
    assert set(asked(package, 'SELECT "table", variable, zh, en FROM variables')) == {
        (resource.name, column.name, column.zh, column.en)
        for resource in RESOURCES
        for column in resource.columns
    }


def test_the_description_names_it_with_its_hash(package):
    described = json.loads((package / "datapackage.json").read_text())["database"]
    data = (package / "zhenggai.db").read_bytes()
    assert described == {
        "path": "zhenggai.db",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }

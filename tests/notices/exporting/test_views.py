"""A notice taken away, and the page that explains the columns."""

from __future__ import annotations

import json
from typing import Any

import pytest

from notices.exporting.variables import WIDE
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def taken(client: Any, query: str) -> list[dict[str, Any]]:
    response = client.get(f"/notices/linxi-2021/export/jsonl/{query}")
    assert response.status_code == 200
    return [json.loads(line) for line in b"".join(response).splitlines()]


@pytest.mark.parametrize("query", ["", "?unit=measure", "?unit=sentence"])
def test_a_notice_is_its_measures_in_the_order_of_the_text(client, query):
    make_linxi()
    make_linxi("linxi-2022")
    assert [row["id"] for row in taken(client, query)] == [
        "linxi-2021/p1/m1",
        "linxi-2021/p1/m2",
        "linxi-2021/p2/i1/m1",
        "linxi-2021/p2/i2/m1",
    ]


def test_or_its_problems_with_their_items(client):
    make_linxi()
    assert [(row["id"], row["parent_id"], row["kind"]) for row in taken(client, "?unit=problem")] == [
        ("linxi-2021/p1", None, "problem"),
        ("linxi-2021/p2", None, "problem"),
        ("linxi-2021/p2/i1", "linxi-2021/p2", "problem"),
        ("linxi-2021/p2/i2", "linxi-2021/p2", "action"),
    ]


def test_or_itself(client):
    make_linxi()
    assert [(row["id"], row["measures"]) for row in taken(client, "?unit=notice")] == [("linxi-2021", 4)]


def test_what_is_not_there_is_not_found(client):
    make_linxi()
    assert client.get("/notices/linxi-2021/export/doc/").status_code == 404
    assert client.get("/notices/nowhere/export/csv/").status_code == 404


def test_the_page_of_a_notice_offers_both_in_every_kind_of_file(client):
    make_linxi()
    html = client.get("/notices/linxi-2021/").content.decode()
    for ending in ("csv", "plain-csv", "xlsx", "jsonl"):
        for unit in ("measure", "problem"):
            assert f'href="/notices/linxi-2021/export/{ending}/?unit={unit}"' in html


@pytest.mark.parametrize(("language", "meaning"), [("", "zh"), ("/en", "en")])
def test_the_code_book_explains_every_column_in_the_readers_language(client, language, meaning):
    html = client.get(f"{language}/variables/").content.decode()
    for columns in WIDE.values():
        for column in columns:
            assert f"<code>{column.name}</code>" in html
    assert getattr(WIDE["notice"][0], meaning) in html

"""A search taken away: the same rows as its pages, in their order, in every kind of file."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.exporting import rows as rows_module
from search import indexing
from search.query import SearchRequest, search
from tests.factories import make_notice, make_place, make_problem
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection() -> None:
    make_linxi()
    notice = make_notice("baiqiao-2022", "柏桥区委的通报", place=make_place("青岚省", "岚屿市", "柏桥区"))
    for number in range(3):
        make_problem(notice, f"{number}.关于学位不足的问题", measures=["新建小学2所。", "=1+1，不是公式。"])
    indexing.rebuild()


def taken(client: Any, query: str, ending: str = "jsonl") -> bytes:
    response = client.get(f"/search/export/{ending}/{query}")
    assert response.status_code == 200
    return b"".join(response)


def ids(client: Any, query: str) -> list[str]:
    return [json.loads(line)["id"] for line in taken(client, query).splitlines()]


@pytest.mark.parametrize(
    ("query", "request_"),
    [
        ("?q=学位", SearchRequest("学位")),
        ("?q=学位&unit=measure", SearchRequest("学位", unit="measure")),
        ("?unit=notice", SearchRequest(unit="notice", sort="newest")),
        ("?q=学位&year=2021&page=9", SearchRequest("学位", facets={"year": ("2021",)})),
        (
            "?q=小学&unit=measure&without=公式&sort=oldest",
            SearchRequest("小学", "measure", without=("公式",), sort="oldest"),
        ),
        (
            "?unit=measure&notice=linxi-2021",
            SearchRequest(unit="measure", notice="linxi-2021", sort="newest"),
        ),
    ],
)
@pytest.mark.usefixtures("collection")
def test_an_export_is_what_the_pages_show(client, query, request_):
    shown = [hit.id for hit in search(request_, 0, 100).hits]
    assert shown
    assert ids(client, query) == shown


@pytest.mark.usefixtures("collection")
def test_every_kind_of_file_holds_the_same_rows(client):
    query = "?q=公式&unit=measure"
    lines = [json.loads(line) for line in taken(client, query).splitlines()]
    plain = taken(client, query, "plain-csv").decode()
    table = list(csv.DictReader(io.StringIO(plain, newline="")))
    book = openpyxl.load_workbook(io.BytesIO(taken(client, query, "xlsx")))
    sheet = [row[0] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert taken(client, query, "csv") == b"\xef\xbb\xbf" + plain.encode()
    assert [row["id"] for row in lines] == [row["id"] for row in table] == sheet
    assert {row["text"] for row in lines} == {"=1+1，不是公式。"}
    assert {row["text"] for row in table} == {"'=1+1，不是公式。"}
    assert list(lines[0]) == list(table[0])


@pytest.mark.usefixtures("collection")
def test_the_file_bears_the_question_and_says_how_many_rows_it_has(client):
    response = client.get("/search/export/csv/?q=学位&year=2021")
    name = unquote(response["Content-Disposition"].partition("''")[2])
    assert response["X-Total-Rows"] == "4"
    assert name.startswith("整改通 ")
    assert name.endswith(".csv")
    assert "学位" in name
    assert "2021" in name


@pytest.mark.usefixtures("collection")
def test_pages_are_linked_whole(client):
    [row] = [json.loads(line) for line in taken(client, "?q=黑臭水体&unit=notice").splitlines()]
    assert row["page"] == "http://testserver/notices/linxi-2021/"


def test_an_export_without_hits_is_a_header(client):
    indexing.rebuild()
    assert (
        taken(client, "?q=没有", "plain-csv")
        .decode()
        .splitlines()[0]
        .startswith("id,notice_id,parent_id,order")
    )
    assert taken(client, "?q=没有") == b""


def test_what_cannot_be_asked_is_refused_as_on_the_page(client):
    assert client.get("/search/export/csv/", {"q": "长" * 2001}).status_code == 400
    assert client.get("/search/export/doc/", {"q": "学位"}).status_code == 404


def test_sql_queries_do_not_grow_with_the_rows_of_a_chunk(client, monkeypatch):
    def asked() -> int:
        indexing.rebuild()
        with CaptureQueriesContext(connection) as queries:
            taken(client, "?unit=measure")
        return len(queries)

    make_linxi("linxi-1")
    few = asked()
    for number in range(2, 9):
        make_linxi(f"linxi-{number}")
    many = asked()
    assert many == few
    monkeypatch.setattr(rows_module, "CHUNK", 8)
    assert asked() > many


@pytest.mark.usefixtures("collection")
def test_the_results_page_offers_every_kind_of_file_for_what_it_shows(client):
    html = client.get("/search/?q=学位&unit=measure&page=1").content.decode()
    for ending in ("csv", "plain-csv", "xlsx", "jsonl"):
        assert f'href="/search/export/{ending}/?q=%E5%AD%A6%E4%BD%8D&amp;unit=measure"' in html
    assert "导出全部 " in html
    assert 'href="/variables/"' in html


def test_a_page_without_hits_offers_none(client):
    indexing.rebuild()
    assert "/search/export/" not in client.get("/search/?q=没有").content.decode()

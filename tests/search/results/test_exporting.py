"""A search taken away: the same rows as its pages, in their order, in every kind of file."""

from __future__ import annotations

import csv
import html
import io
import json
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import openpyxl
import pandas as pd
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.citing.formats import FORMATS
from notices.exporting import rows as rows_module
from notices.exporting.downloads import ENDINGS
from notices.versioning.version import current
from search import indexing
from search.asking.request import SearchRequest
from search.query import search
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
    sheet = [row[0] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    for_programs = pd.read_excel(io.BytesIO(taken(client, query, "plain-xlsx")))
    assert taken(client, query, "csv") == b"\xef\xbb\xbf" + plain.encode()
    assert [row["id"] for row in lines] == [row["id"] for row in table] == sheet
    assert {row["text"] for row in lines} == {"=1+1，不是公式。"}
    assert {row["text"] for row in table} == {"'=1+1，不是公式。"}
    assert list(lines[0]) == list(table[0]) == list(for_programs)
    assert list(for_programs["id"]) == sheet


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
    assert client.get("/search/export/csv/", {"q": "长" * 501}).status_code == 400
    assert client.get("/search/export/doc/", {"q": "学位"}).status_code == 404


@pytest.mark.parametrize("ending", ["jsonl", "xlsx"])
def test_sql_queries_do_not_grow_with_the_rows_of_a_chunk(client, monkeypatch, ending):
    def asked() -> int:
        indexing.rebuild()
        with CaptureQueriesContext(connection) as queries:
            taken(client, "?unit=measure", ending)
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
    page = client.get("/search/?q=学位&unit=measure&page=1").content.decode()
    for ending in ENDINGS:
        assert f'href="/search/export/{ending}/?q=学位&amp;unit=measure"' in page
    assert "导出全部 " in page
    assert 'href="/variables/"' in page


def test_a_page_without_hits_offers_none(client):
    indexing.rebuild()
    assert "/search/export/" not in client.get("/search/?q=没有").content.decode()


def sheets(client: Any, query: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(taken(client, query, "xlsx")))


@pytest.mark.usefixtures("collection")
def test_a_workbook_begins_with_what_was_asked_of_how_much_and_how_to_cite_it(client):
    rows = list(sheets(client, "?q=学位&year=2021").worksheets[0].iter_rows(values_only=True))
    about = dict(rows)
    version = str(current())
    assert rows[0] == ("整改通", "整改通 2021 年的问题，含‘学位’")
    assert about["网址"] == "http://testserver/search/?q=%E5%AD%A6%E4%BD%8D&year=2021"
    assert (about["行数"], about["数据版本"]) == (4, version)
    assert about["全库"] == "2 份通报，6 个问题（有分项的按分项计），10 条措施"
    assert about["引用全库"].startswith(f"整改通：巡视巡察整改通报全文数据库（数据版本 {version}）[DB/OL]. ")
    assert "CC BY 4.0" in about["权利"]


@pytest.mark.usefixtures("collection")
def test_its_columns_are_named_for_people_and_explained_on_a_sheet_of_their_own(client):
    book = sheets(client, "?q=公式&unit=measure")
    heads = [cell.value for cell in book["数据"][1]]
    assert book.sheetnames == ["本表说明", "数据", "变量"]
    assert {"措施的公开编号", "进度", "问题·标题", "通报·发布单位", "通报·归入的年份"} <= set(heads)
    assert [row[0] for row in book["变量"].iter_rows(min_row=2, values_only=True)] == heads
    assert ("进度", "status", "文字") in [row[:3] for row in book["变量"].iter_rows(values_only=True)]


@pytest.mark.usefixtures("collection")
def test_they_are_named_in_the_readers_language(client):
    response = client.get("/en/search/export/xlsx/?q=公式&unit=measure")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response)))
    assert book.sheetnames == ["About this file", "Data", "Variables"]
    assert {"Status by the notice's own account", "Problem: Title", "Notice: Issuer"} <= {
        cell.value for cell in book["Data"][1]
    }


@pytest.mark.usefixtures("collection")
def test_what_is_cited_has_one_address_in_any_language(client):
    chinese = client.get("/search/cite.bib?q=学位").content.decode()
    assert client.get("/en/search/cite.bib?q=学位").content.decode() == chinese
    assert "http://testserver/notices/linxi-2021/p1/" in chinese


@pytest.mark.usefixtures("collection")
def test_each_row_of_a_workbook_bears_its_citation_and_links_to_its_page(client):
    sheet = sheets(client, "?q=黑臭水体&unit=notice")["数据"]
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["引文"].value.startswith(
        "中共云泽市临溪区委关于巡察整改进展情况的通报[EB/OL]. （2021-11-23）["
    )
    assert row["引用键"].value == "linxi-2021"
    assert row["本站网页"].hyperlink.target == "http://testserver/notices/linxi-2021/"


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.ending)
@pytest.mark.usefixtures("collection")
def test_a_list_of_results_is_cited_by_one_click_in_its_order(client, kind):
    address = f"/search/cite.{kind.ending}?q=学位&unit=measure"
    assert f'href="{html.escape(address)}"' in client.get("/search/?q=学位&unit=measure").content.decode()
    response = client.get(address)
    written = response.content.decode()
    pages = [f"http://testserver/notices/{each}/" for each in ids(client, "?q=学位&unit=measure")]
    assert response["Content-Disposition"] == f'attachment; filename="citations.{kind.ending}"'
    assert pages
    assert [written.find(page) for page in pages] == sorted(map(written.find, pages))
    assert all(page in written for page in pages)


@pytest.mark.usefixtures("collection")
def test_a_list_of_results_becomes_a_basket_by_one_click(client):
    response = client.get("/search/basket/?q=学位")
    assert response.status_code == 302
    assert parse_qs(urlsplit(response["Location"]).query)["id"] == ids(client, "?q=学位")
    assert 'href="/search/basket/?q=学位"' in client.get("/search/?q=学位").content.decode()


@pytest.mark.parametrize("address", ["/search/cite.bib", "/search/basket/"])
def test_what_cannot_be_asked_is_neither_cited_nor_put_into_a_basket(client, address):
    assert client.get(address, {"q": "长" * 501}).status_code == 400


def test_there_are_no_other_formats_of_citations(client):
    indexing.rebuild()
    assert client.get("/search/cite.doc").status_code == 404

import csv
import html
import re
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db

ADDRESS = "?id=linxi-2021/p1&id=linxi-2021/p2/i1/m1&id=linxi-2021"


@pytest.fixture(autouse=True)
def collection() -> None:
    make_linxi()


def page(client, query: str) -> str:
    response = client.get("/basket/" + query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_page_lists_what_its_address_names(client):
    shown = page(client, ADDRESS)
    assert re.findall(r'<article class="hit">.*?href="([^"]+)"', shown, re.DOTALL) == [
        "/notices/linxi-2021/p1/",
        "/notices/linxi-2021/p2/i1/m1/",
        "/notices/linxi-2021/",
    ]
    assert "封堵混排口59个。" in shown
    assert 'href="/basket/?id=linxi-2021/p1&amp;id=linxi-2021"' in shown  # without the measure


def test_a_page_of_several_hands_each_to_zotero(client):
    spans = re.findall(r'<span class="Z3988" title="([^"]+)">', page(client, ADDRESS))
    assert [
        parse_qs(html.unescape(span))["rft.identifier"][0].partition("/notices/")[2] for span in spans
    ] == [
        "linxi-2021/p1/",
        "linxi-2021/p2/i1/m1/",
        "linxi-2021/",
    ]


def test_what_is_not_there_is_named(client):
    shown = page(client, "?id=linxi-2021/p9&id=<b>&id=linxi-2021")
    assert "没有找到：linxi-2021/p9、&lt;b&gt;。" in shown
    assert "共 1 条" in shown


def test_what_does_not_fit_is_counted(client):
    assert "另有 1 条没有列出" in page(client, "?" + "&".join(f"id=linxi-2021/p{n}" for n in range(1, 202)))


def test_an_empty_basket_says_how_to_fill_it(client):
    assert "篮子是空的" in page(client, "")


@pytest.mark.parametrize(
    ("ending", "record"), [("bib", "@online{"), ("ris", "TY  - "), ("enw", "%0 "), ("json", '"id":')]
)
def test_everything_in_it_is_cited_in_one_file(client, ending, record):
    response = client.get(f"/basket/cite.{ending}{ADDRESS}")
    assert response["Content-Disposition"] == f'attachment; filename="basket.{ending}"'
    assert response.content.decode().count(record) == 3
    assert client.get(f"/basket/cite.doc{ADDRESS}").status_code == 404


def test_everything_in_it_is_taken_away(client):
    response = client.get(f"/basket/csv/{ADDRESS}")
    assert response["X-Total-Rows"] == "3"
    table = list(csv.DictReader(b"".join(response.streaming_content).decode("utf-8-sig").splitlines()))
    assert [row["id"] for row in table] == ["linxi-2021/p1", "linxi-2021/p2/i1/m1", "linxi-2021"]
    assert table[1]["url"] == "http://testserver/notices/linxi-2021/p2/i1/m1/"
    assert client.get(f"/basket/doc/{ADDRESS}").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_entries(client):
    counts = set()
    for query in (
        ADDRESS,
        ADDRESS + "&id=linxi-2021/p2&id=linxi-2021/p2/i2&id=linxi-2021/p1/m2&id=linxi-2021/p1/m1",
    ):
        with CaptureQueriesContext(connection) as asked:
            page(client, query)
        counts.add(len(asked))
    assert len(counts) == 1

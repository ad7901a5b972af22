import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import indexing
from tests.factories import make_category, make_notice, make_place, make_problem
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection() -> None:
    make_linxi()
    indexing.rebuild()


def text(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def queries(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return len(asked)


def make_districts(first: int, last: int) -> None:
    for number in range(first, last):
        notice = make_notice(
            f"qu-{number}",
            place=make_place("某省", "某市", f"第{number}区"),
            published=date(2015 + number % 7, 1, 1),
        )
        make_problem(notice, "关于学位的问题", categories=[make_category("education")], measures=["建校。"])
    indexing.rebuild(processes=1)


@pytest.mark.usefixtures("collection")
def test_a_matrix_says_counts_wholes_and_what_is_not_mentioned(client):
    page = text(client, "/matrix/?table=district-category&q=学位")
    assert "数的是问题，共 1 条。" in page
    assert "青岚省云泽市 临溪区 1 /3" in page
    assert "未提及" in page


@pytest.mark.parametrize("page", ["matrix"])
def test_an_empty_collection_has_pages(client, page):
    assert "没有可列的通报。" in text(client, f"/{page}/")


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/matrix/?table=nonsense&show=1&level=x&order=-", 200),
        ("/matrix/?page=2", 404),
        ("/matrix/?page=x", 404),
        (f"/matrix/?q={'水' * 2001}", 400),
        (f"/matrix/chart.svg?q={'水' * 2001}", 400),
        ("/matrix/?district=nowhere&year=1", 200),
    ],
)
def test_bad_input_is_answered(client, address, status):
    text(client, address, status)


@pytest.mark.usefixtures("collection")
def test_the_chart_is_an_svg_file_with_its_own_style(client):
    response = client.get("/matrix/chart.svg")
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="matrix.svg"'
    svg = response.content.decode()
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "var(" not in svg
    assert "临溪区 × 民生与公共服务: 2" in svg


@pytest.mark.parametrize("table", ["district-category", "district-year", "group-year"])
def test_the_number_of_queries_does_not_grow_with_the_rows(client, table):
    make_districts(0, 2)
    few = queries(client, f"/matrix/?table={table}")
    make_districts(2, 30)
    assert queries(client, f"/matrix/?table={table}") == few


def test_many_places_are_paged(client):
    make_districts(0, 52)
    assert len(re.findall("某省某市 第", text(client, "/matrix/"))) == 50
    assert len(re.findall("某省某市 第", text(client, "/matrix/?page=2"))) == 2

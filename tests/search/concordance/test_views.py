import csv
import re

import pytest

from search import indexing
from search.concordance import reading
from tests.factories import make_measure, make_notice, make_problem
from tests.pages_data import make_linxi
from tests.pages_text import html, links, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def collection() -> None:
    make_linxi()
    indexing.rebuild()


def rows(page: str) -> list[str]:
    """Left, term, right and source of each line."""
    return [text(row).strip() for row in re.findall(r"<tr><td.*?</tr>", page, re.DOTALL)]


def test_a_term_stands_in_its_contexts_with_a_link_to_each(client):
    page = html(client, "/concordance/?term=学位&unit=measure&width=6")
    assert rows(page) == ["南学校，新增 学位 2160个。 linxi-2021/p1/m1 示例（虚构）"]
    assert links(page, "linxi-2021/p1/m1") == ["/notices/linxi-2021/p1/m1/"]
    assert "共 1 处 ，出自 1 条。" in text(page)


def test_without_a_term_the_words_of_the_query_are_aligned(client):
    page = html(client, "/concordance/?q=学位 缺口&notice=linxi-2021&width=5&by=right")
    assert re.findall("<mark>(.*?)</mark>", page) == ["学位", "学位", "缺口"]


def test_without_anything_to_align_the_page_asks_for_a_term(client):
    assert "填写一个词" in html(client, "/concordance/")
    assert "填写一个词" in html(client, "/concordance/?year=2021")


def test_what_is_not_there_is_said(client):
    assert "没有找到。" in html(client, "/concordance/?term=没有的词")


@pytest.mark.parametrize(("given", "used"), [("", 20), ("1", 5), ("999", 60), ("12", 12)])
def test_the_width_is_bounded(client, given, used):
    assert f'name="width" value="{used}"' in html(client, f"/concordance/?term=学位&width={given}")


@pytest.mark.parametrize("query", ["width=x", "term=" + "字" * 101, "q=" + "字" * 2001])
def test_what_cannot_be_read_is_a_bad_request(client, query):
    html(client, f"/concordance/?{query}", status=400)
    html(client, f"/concordance/csv/?{query}", status=400)


@pytest.mark.parametrize("page", ["2", "0", "x"])
def test_a_page_out_of_range_is_not_found(client, page):
    html(client, f"/concordance/?term=学位&page={page}", status=404)


def test_lines_are_paged_and_the_question_stays(client):
    problem = make_problem(make_notice("bai-2022"), "关于师资的问题")
    for _ in range(51):
        make_measure(problem, "新增师资。")
    indexing.rebuild()
    first = html(client, "/concordance/?term=师资&unit=measure&by=left&width=7")
    assert len(rows(first)) == 50
    (following,) = links(first, "下一页")
    assert following == "?unit=measure&term=师资&width=7&by=left&page=2"
    assert len(rows(html(client, "/concordance/" + following))) == 1


def test_a_limit_that_bites_is_said(client, monkeypatch):
    monkeypatch.setitem(reading.MOST, "measure", 1)
    page = text(html(client, "/concordance/?unit=measure&term=。"))
    assert re.search(r"找到 \d+ 条措施，只读了排在前面的 1 条", page)


def test_all_lines_are_taken_away(client):
    response = client.get("/concordance/plain-csv/?term=学位&unit=measure&width=5")
    assert response["X-Total-Rows"] == "1"
    table = list(csv.reader(b"".join(response.streaming_content).decode().splitlines()))
    assert table == [
        ["left", "term", "right", "id", "notice", "place", "date"],
        [
            "学校，新增",
            "学位",
            "2160个",
            "linxi-2021/p1/m1",
            "中共云泽市临溪区委关于巡察整改进展情况的通报",
            "青岚省云泽市临溪区",
            "2021-11-23",
        ],
    ]
    assert client.get("/concordance/doc/?term=学位").status_code == 404


def test_a_page_of_results_leads_to_its_concordance(client):
    (address,) = links(html(client, "/search/?q=学位&unit=measure"), "逐词索引")
    assert len(rows(html(client, address))) == 1

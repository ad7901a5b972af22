"""The pages of claims, their files and drawings, and the ways that lead to them."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from notices.models import Figure, Measure, Notice
from search import indexing
from tests.factories import make_claim, make_measure, make_problem
from tests.pages_text import html, links, text
from tests.search.claims.collection import make_claims

pytestmark = pytest.mark.django_db

SLUGS = ["figures", "promises", "documents", "accountability"]


@pytest.fixture
def claims() -> None:
    make_claims()


def taken(client: Any, address: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(client.get(address)).splitlines()]


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("slug", SLUGS)
def test_its_card_says_that_a_page_is_a_website(client, slug):
    assert '<meta property="og:type" content="website">' in html(client, f"/{slug}/")


@pytest.mark.usefixtures("claims")
def test_a_row_says_where_what_in_which_sentence_and_of_which_area(client):
    page = html(client, "/figures/?q=学位&unit_name=个")
    row = page[page.index("<tbody>", page.index("claim-rows")) :].split("</tr>")[0]
    assert re.sub(r"\s+", " ", strip_tags(row)).strip() == (
        "乙区 2023 5,400 个增减量 按《学位管理办法》新增学位5400个，约谈2人，2023年底前完成。"
        " 学校 yi-2023/p1/m1放入篮子 yi-2023/p1/m1"
    )
    assert '<mark>学位</mark><b class="claimed figure">5400个</b>' in row
    assert '<a href="/notices/yi-2023/p1/m1/"' in row
    assert 'data-basket="yi-2023/p1/m1"' in row


@pytest.mark.usefixtures("claims")
def test_a_claim_of_a_heading_leads_to_the_problem_one_outside_to_the_notice(client):
    page = html(client, "/figures/?unit=notice")
    assert "/notices/jia-2021/p1/" in links(page, "jia-2021/p1")
    assert "/notices/yi-2023/" in links(page, "yi-2023")


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_keeps_the_search_when_it_leads_to_another_kind(client, slug):
    page = html(client, f"/{slug}/?q=学位&year=2021-2023&unit=measure&near=0")
    asked = "?q=学位&unit=measure&year=2021&year=2022&year=2023"
    for other in SLUGS:
        assert f"/{other}/{asked}&near=0" in links(
            page, {"figures": "数字", "promises": "承诺", "documents": "制度文件"}.get(other, "追责")
        )
    assert f"/search/{asked}" in links(page, "逐条看")


@pytest.mark.usefixtures("claims")
def test_results_a_notice_and_the_navigation_lead_to_claims(client):
    page = html(client, "/search/?q=学位&year=2021")
    assert "/figures/?q=学位&year=2021" in links(page, "数字")
    assert "/accountability/?q=学位&year=2021" in links(page, "追责")
    assert "/figures/" in links(page, "证据")
    notice = html(client, "/notices/jia-2021/")
    assert "/promises/?unit=notice&notice=jia-2021" in links(notice, "1 项")
    assert "共 1 条" in text(html(client, "/promises/?unit=notice&notice=jia-2021"))


@pytest.mark.usefixtures("claims")
def test_what_was_chosen_can_be_taken_off(client):
    page = html(
        client, "/figures/?q=学位&unit_name=个&value_from=1000&district=甲区&notice=jia-2021&within=学位"
    )
    chips = page[page.index('class="chips"') :].split("</ul>")[0]
    assert re.findall(r'<span class="chip-name">(.*?)</span>', chips) == [
        "通报", "结果中检索", "数值从", "计量单位", "地区",
    ]  # fmt: skip
    assert links(chips, "清空") == ["?q=学位"]


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/figures/?q=没有的词&exact=1", "检索没有找到内容"),
        ("/promises/?q=河道", "没有与所查词语同句的"),
        ("/promises/?q=河道&near=0", "没有这样的一条"),
        ("/figures/?value_from=1000000", "没有这样的一条"),
        ("/documents/?title=没有", "没有这样的一条"),
        ("/documents/?document=没有", "没有这样的一条"),
        ("/accountability/?kind=money", "没有这样的一条"),
    ],
)
def test_a_page_without_claims_says_why(client, address, said):
    assert said in text(html(client, address))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_collection_without_anything_has_pages_all_the_same(client, slug):
    indexing.rebuild()
    assert "检索没有找到内容" in text(html(client, f"/{slug}/"))
    assert taken(client, f"/{slug}/export/jsonl/") == []
    assert client.get(f"/{slug}/chart.svg").status_code == 404
    assert client.get(f"/{slug}/chart/csv/").status_code == 404


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?q=" + "长" * 501, 400),
        ("?page=9", 404),
        ("?page=x", 404),
        ("?unit=wrong", 400),
        ("?district=不存在区", 400),
        ("?order=wrong", 400),
        ("?near=<b>", 400),
        ("?q=%28%28%22&noise=%00", 200),
    ],
)
def test_a_question_that_cannot_be_read_is_refused(client, slug, query, status):
    assert client.get(f"/{slug}/{query}").status_code == status


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("slug", SLUGS)
def test_a_file_of_no_known_kind_is_not_there(client, slug):
    assert client.get(f"/{slug}/export/doc/").status_code == 404
    assert client.get(f"/{slug}/export/csv/?q={'长' * 2001}").status_code == 400


# Files


@pytest.mark.usefixtures("claims")
def test_a_file_holds_what_the_pages_list_in_their_order(client):
    query = "?q=学位&unit_name=个&sense=change&order=smallest"
    rows = taken(client, f"/figures/export/jsonl/{query}")
    assert [(row["measure_id"], row["value"], row["notice_year"]) for row in rows] == [
        ("jia-2021/p1/m2", 900, 2021),
        ("jia-2021/p1/m1", 2160, 2021),
        ("yi-2023/p1/m1", 5400, 2023),
    ]
    response = client.get(f"/figures/export/plain-csv/{query}")
    assert response["X-Total-Rows"] == "3"
    lines = list(csv.DictReader(io.StringIO(b"".join(response).decode())))
    assert [line["words"] for line in lines] == ["900个", "2160个", "5400个"]
    assert lines[0]["page"] == "http://testserver/notices/jia-2021/p1/m2/"


@pytest.mark.usefixtures("claims")
def test_a_file_of_documents_has_each_place_where_one_stands(client):
    rows = taken(client, "/documents/export/jsonl/")
    assert [(row["title"], row["role"], row["notice_id"]) for row in rows] == [
        ("学位管理办法", "cited", "yi-2023"),
        ("学位管理办法", "made", "jia-2021"),
    ]


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    ("address", "heads"),
    [
        ("/figures/chart{}?unit_name=个", ["地区", "个数", "最小", "中位数", "最大"]),
        ("/promises/chart{}", ["到期年份", "承诺数"]),
        ("/documents/chart{}", ["名称", "通报数", "地区数", "制定", "提及"]),
        ("/accountability/chart{}?across=district", ["地区", "约谈提醒", "合计"]),
    ],
)
def test_a_picture_is_a_file_and_so_is_its_table(client, address, heads):
    drawn = client.get(address.format(".svg"))
    assert drawn["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert drawn.content.decode().startswith("<svg")
    lines = b"".join(client.get(address.format("/plain-csv/"))).decode().splitlines()
    assert lines[0].split(",") == heads
    assert len(lines) > 1


# Cost


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("query", ["", "?q=学位&unit_name=个", "?unit=measure&year=2021-2023"])
def test_sql_queries_do_not_grow_with_the_claims(client, slug, query):
    def asked() -> int:
        indexing.rebuild()
        client.get(f"/{slug}/{query}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/{slug}/{query}")
        return len(queries)

    make_claims()
    few = asked()
    more_claims()
    assert asked() <= few


def more_claims() -> None:
    for number in range(2, 9):
        notice = Notice.objects.get(name="yi-2023")
        notice.pk, notice.name = None, f"yi-{number}"
        notice.save()
        for measure in Measure.objects.filter(problem__notice__name="yi-2023"):
            problem = make_problem(notice, measure.problem.heading, categories=measure.problem.labels())
            copied = make_measure(problem, measure.text)
            for name in ("promise", "figure", "document", "accountability"):
                for claim in getattr(measure, f"{name}_claims").all():
                    claim.pk, claim.notice, claim.problem, claim.measure = None, notice, problem, copied
                    claim.save()


def test_a_long_list_has_pages_of_fifty(client):
    measure = make_measure(text="1个。" * 60)
    for number in range(60):
        make_claim(Figure, measure, "1个", value=float(number))
    indexing.rebuild()
    page = html(client, "/figures/?unit_name=个&order=largest")
    assert page.count('class="said"') == 50
    assert "?unit_name=个&order=largest&page=2" in links(page, "下一页")
    assert html(client, "/figures/?unit_name=个&page=2").count('class="said"') == 10


@pytest.mark.usefixtures("claims")
def test_each_number_of_a_notices_facts_is_that_of_the_page_it_leads_to(client):
    for name in ("jia-2021", "yi-2023"):
        facts = html(client, f"/notices/{name}/").split('<dl class="facts">')[1].split("</dl>")[0]
        ways = re.findall(
            r'<a href="(/(?:figures|promises|documents|accountability)/[^"]*)">([^<]*)</a>', facts
        )
        assert len(ways) == {"jia-2021": 4, "yi-2023": 5}[name]  # with what became of promises
        for address, words in ways:
            [number] = re.findall(r"\d+", words)
            assert f"共 {number} " in text(html(client, address.replace("&amp;", "&"))), address

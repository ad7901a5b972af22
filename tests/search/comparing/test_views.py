import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.models import Place
from search import indexing
from tests.factories import make_category, make_notice, make_place, make_problem
from tests.pages_data import make_linxi
from tests.pages_text import html
from tests.search.comparing.collection import make_rounds

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


def make_districts(first: int, last: int, name: str = "qu") -> None:
    for number in range(first, last):
        notice = make_notice(
            f"{name}-{number}",
            place=make_place("某省", "某市", f"第{number}区"),
            published=date(2015 + number % 7, 1, 1),
        )
        make_problem(notice, "关于学位的问题", categories=[make_category("education")], measures=["建校。"])
    indexing.rebuild(processes=1)


@pytest.mark.usefixtures("collection")
def test_a_matrix_says_counts_wholes_and_what_is_not_mentioned(client):
    page = text(client, "/matrix/?table=district-category&q=学位")
    assert "共 1 条。" in page
    assert "青岚省云泽市 临溪区 1 /3" in page
    assert "未提及" in page


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("matrix", "没有可列的通报。"),
        ("trends", "没有可列的通报。"),
        ("compare", "选一个领域和至多六个地区"),
        ("rounds", "还没有哪个地区有两份以上的通报。"),
    ],
)
def test_an_empty_collection_has_pages(client, page, words):
    assert words in text(client, f"/{page}/")


def test_findings_stand_side_by_side_with_their_links(client):
    make_rounds()
    page = client.get("/compare/?category=school&district=甲区&district=乙区").content.decode()
    assert 'href="/notices/jia-2019/p1/">学位不足</a>' in page
    assert 'href="/notices/jia-2019/p1/m2/"' in page
    assert "75.0%" in page
    assert "3/4" in page


def test_more_than_six_are_answered_with_a_sentence_and_can_be_taken_off(client):
    make_districts(0, 7)
    places = list(Place.objects.filter(level="district").values_list("code", flat=True))
    page = client.get("/compare/", {"district": places})
    assert page.status_code == 400
    assert "最多并排比较 6 个地区或通报，现在选了 7 个，请去掉几个。" in page.content.decode()
    assert page.content.decode().count(" checked") == 7
    assert client.get("/compare/", {"district": places[:6]}).status_code == 200


def test_two_rounds_say_what_came_back(client):
    make_rounds()
    page = text(client, "/rounds/?district=甲区")
    assert "1 个领域再次出现，1 个是新出现的，1 个不再提及。" in page
    assert "这个地区没有两份通报可以对照。" in text(client, "/rounds/?district=乙区")


def test_two_notices_of_three_are_chosen_whichever_is_named_first(client):
    first, _second = make_rounds()
    make_notice("jia-2025", place=first, published=date(2025, 1, 1))
    page = client.get("/rounds/?district=甲区&earlier=jia-2023&later=jia-2019").content.decode()
    assert re.findall(r'较[早晚]：<a lang="zh-Hans" href="([^"]+)"', page) == [
        "/notices/jia-2019/",
        "/notices/jia-2023/",
    ]


@pytest.mark.parametrize(
    "page",
    ["compare", "compare/chart.svg", "compare/file/csv", "rounds", "rounds/chart.svg", "rounds/file/csv"],
)
def test_a_place_that_there_is_not_is_refused(client, page):
    make_rounds()
    address = f"/{page}/".replace("svg/", "svg")
    response = client.get(address, {"district": "不存在区"})
    assert response.status_code == 400
    assert "没有“不存在区”这个值。" in response.content.decode()


def test_a_notice_that_there_is_not_is_not_compared(client):
    make_rounds()
    assert client.get("/compare/?notice=nope").status_code == 400
    assert client.get("/rounds/?district=甲区&earlier=nope").status_code == 400


def test_trends_say_each_year_with_its_denominator(client):
    make_rounds()
    page = text(client, "/trends/?category=life&show=share")
    assert "2019 1 1 2 50.0%" in page
    assert "2020 没有通报" in page


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (
            "/matrix/file/plain-csv/?table=district-category&category=life",
            "某省某市,甲区,house,住房,1,4,0.25,2,有",
        ),
        ("/matrix/file/plain-csv/?table=category-year", "城市建设与资源环境,河湖,2020,2020,0,0,,0,没有通报"),
        ("/trends/file/plain-csv/?category=school", ",,全部,2023,2023,2,2,1.0,1,有"),
        (
            "/rounds/file/plain-csv/?district=甲区",
            "school,学校,再次出现,较早,甲区的通报,2019-05-01,jia-2019/p1,学位不足",
        ),
        ("/compare/file/plain-csv/?category=school&district=甲区", "甲区,2,3,4,0.75,4,1.33,331,110.3"),
    ],
)
def test_tables_are_files_as_well(client, address, line):
    make_rounds()
    response = client.get(address)
    assert response["Content-Type"].startswith("text/csv")
    assert line in b"".join(response.streaming_content).decode()


@pytest.mark.parametrize(
    ("address", "slugs"),
    [
        ("/matrix/", {"livelihood", "city"}),
        ("/matrix/?table=category-year", {"education"}),
        ("/trends/?category=education", {"education"}),
        ("/matrix/?table=district-year", set()),
    ],
)
@pytest.mark.usefixtures("collection")
def test_counts_of_areas_carry_how_often_their_labels_are_right(client, address, slugs):
    page = html(client, address)
    told = set(
        re.findall(r'href="/about/method/#area-([a-z-]+)">准确率 [01]\.\d\d，召回率 [01]\.\d\d<', page)
    )
    assert slugs <= told
    assert bool(told) == bool(slugs)


def test_a_file_speaks_the_language_of_the_page(client):
    make_rounds()
    response = client.get("/en/matrix/file/plain-csv/")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0].startswith("row code,row within,row,")
    assert {line.rpartition(",")[2] for line in lines[1:]} == {"mentioned", "not mentioned"}


@pytest.mark.parametrize(
    "drawing", ["compare/chart.svg", "trends/chart.svg", "trends/areas.svg", "rounds/chart.svg"]
)
def test_every_chart_is_a_file(client, drawing):
    make_rounds()
    response = client.get(f"/{drawing}?category=school&district=甲区")
    assert response["Content-Type"].startswith("image/svg+xml")
    assert "甲区" in response.content.decode() or "2019" in response.content.decode()


def test_results_a_category_and_a_notice_lead_to_comparisons(client):
    first, second = make_rounds()
    results = client.get("/search/?q=学位").content.decode()
    assert f"/compare/?district={first.code}&amp;district={second.code}" in results
    assert 'href="/matrix/?q=学位"' in results
    assert "/compare/?category=school" in client.get("/categories/school/").content.decode()
    assert "/compare/?notice=jia-2019" in client.get("/notices/jia-2019/").content.decode()


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/matrix/?table=nonsense&show=1&level=x&order=-", 400),
        ("/matrix/?page=2", 404),
        ("/matrix/?page=x", 404),
        (f"/matrix/?q={'水' * 2001}", 400),
        (f"/matrix/chart.svg?q={'水' * 2001}", 400),
        ("/matrix/?district=nowhere", 400),
        (f"/trends/?q={'水' * 2001}", 400),
        (f"/trends/areas.svg?q={'水' * 2001}", 400),
        (f"/matrix/file/csv/?q={'水' * 2001}", 400),
        ("/matrix/file/exe/", 404),
        ("/rounds/file/csv/", 404),
        ("/compare/?district=nowhere&notice=nothing&category=no&year=x", 400),
        ("/compare/?category=none&district=none", 200),
        ("/rounds/?district=nowhere&earlier=x", 400),
        ("/rounds/chart.svg?district=none", 404),
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


@pytest.mark.parametrize(
    "address",
    [
        "/matrix/?table=district-category",
        "/matrix/?table=district-year",
        "/matrix/?table=group-year",
        "/trends/",
        "/rounds/?district=第0区",
        "/rounds/file/plain-csv/?district=第0区",
        "/compare/?category=education&district=某市",
        "/compare/?district=某市&district=第1区",
    ],
)
def test_the_number_of_queries_does_not_grow_with_the_rows(client, address):
    make_districts(0, 2)
    make_districts(0, 2, "again")
    few = queries(client, address)
    make_districts(2, 30)
    make_districts(2, 30, "again")
    assert queries(client, address) == few


def test_many_places_are_paged(client):
    make_districts(0, 52)
    assert len(re.findall("某省某市 第", text(client, "/matrix/"))) == 50
    assert len(re.findall("某省某市 第", text(client, "/matrix/?page=2"))) == 2

"""What the interface answers: the pages' rows and counts, as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from notices.models import EarlierText, FormerUnit, Notice
from notices.versioning.version import current
from search import indexing
from tests.factories import make_category, make_measure, make_notice, make_place, make_problem
from tests.pages_data import TEXT, make_linxi

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def linxi() -> Notice:
    notice = make_linxi()
    indexing.rebuild()
    return notice


def ask(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response["Content-Type"].split(";")[0]) == (status, "application/json")
    return response.json()


def ids(answer: Any) -> list[str]:
    return [each["id"] for each in answer["results"]]


@pytest.mark.usefixtures("linxi")
def test_a_measure_stands_at_the_address_of_its_page(client: Client) -> None:
    answer = ask(client, "notices/linxi-2021/p2/i1/m1")
    notice = answer.pop("notice")
    text = "封堵混排口59个。"
    assert answer == {
        "id": "linxi-2021/p2/i1/m1",
        "url": f"{SITE}/notices/linxi-2021/p2/i1/m1/",
        "api": f"{SITE}/api/v1/notices/linxi-2021/p2/i1/m1",
        "citations": {
            ending: f"{SITE}/notices/linxi-2021/p2/i1/m1/cite.{ending}"
            for ending in ("bib", "ris", "enw", "json", "txt")
        },
        "number": 1,
        "label": "一是",
        "text": text,
        "span": {"start": TEXT.index(text), "end": TEXT.index(text) + len(text)},
        "status": "",
        "status_words": "",
        "curated": False,
        "evidence": [],
        "problem": "linxi-2021/p2/i1",
        "problem_title": "排口封堵不力",
        "categories": [
            {
                "slug": "environment",
                "name": "生态环境",
                "name_en": "Ecology and environment",
                "rank": 1,
                "score": 0.0,
                "cues": [],
                "classifier_version": "",
            }
        ],
    }
    assert (notice["id"], notice["is_sample"], notice["place"]["path"]) == (
        "linxi-2021",
        True,
        ["青岚省", "云泽市", "临溪区"],
    )


@pytest.mark.usefixtures("linxi")
def test_a_notice_holds_its_whole_outline(client: Client) -> None:
    answer = ask(client, "notices/linxi-2021")
    assert [
        (problem["id"], [item["id"] for item in problem["items"]], [m["id"] for m in problem["measures"]])
        for problem in answer["problems"]
    ] == [
        ("linxi-2021/p1", [], ["linxi-2021/p1/m1", "linxi-2021/p1/m2"]),
        ("linxi-2021/p2", ["linxi-2021/p2/i1", "linxi-2021/p2/i2"], []),
    ]
    assert answer["problems"][1]["items"][1]["kind"] == "action"
    assert [part["title"] for part in answer["parts"]] == ["逐条整改"]


@pytest.mark.usefixtures("linxi")
def test_an_item_names_the_problem_it_belongs_to(client: Client) -> None:
    answer = ask(client, "notices/linxi-2021/p2/i2")
    assert (answer["parent"], answer["items"], answer["aspect"]) == ("linxi-2021/p2", [], None)
    assert [each["slug"] for each in answer["categories"]] == ["environment", "education"]
    assert ask(client, "notices/linxi-2021/p1")["aspect"] == "回应群众期盼不够及时"


@pytest.mark.usefixtures("linxi")
def test_a_search_finds_what_the_page_finds(client: Client) -> None:
    make_problem(make_notice("bai-2022"), "关于学位的问题", title="学位", measures=["新增学位。"])
    indexing.rebuild()
    query = "q=学位&sort=newest"
    answer, page = ask(client, f"search?{query}"), client.get(f"/search/?{query}").context
    assert answer["total"] == page["found"].total == 2
    assert [hit["id"] for hit in answer["hits"]] == [shown.hit.id for shown in page["hits"]]
    assert {
        facet["name"]: {value["value"]: value["count"] for value in facet["values"]}
        for facet in answer["facets"]
    } == {facet.name: {value.value: value.count for value in facet.values} for facet in page["found"].facets}


@pytest.mark.usefixtures("linxi")
def test_hits_under_their_notices_are_paged_by_notice(client: Client) -> None:
    answer = ask(client, "search?unit=measure&group=1")
    assert (answer["total"], answer["matches"], answer["hits"]) == (1, 4, [])
    ((group),) = answer["groups"]
    assert (group["notice"], group["count"]) == ("linxi-2021", 4)


@pytest.mark.usefixtures("linxi")
def test_how_a_query_was_read_is_told(client: Client) -> None:
    reading = ask(client, "search?q=“学位")["reading"]
    assert reading["phrases"] == ["学位"]
    assert len(reading["remarks"]) == 1


def test_pages_lead_to_each_other_and_keep_the_question(client: Client) -> None:
    for number in range(5):
        make_notice(f"a-{number}", published=date(2020 + number, 1, 1), kind="巡视")
    first = ask(client, "notices?kind=巡视&size=2")
    second = client.get(first["next"].removeprefix(SITE)).json()
    third = client.get(second["next"].removeprefix(SITE)).json()
    assert [ids(page) for page in (first, second, third)] == [["a-4", "a-3"], ["a-2", "a-1"], ["a-0"]]
    assert (first["previous"], third["next"], third["total"], third["pages"]) == (None, None, 5, 3)
    assert client.get(third["previous"].removeprefix(SITE)).json() == second


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["c", "a", "b", "d"]),
        ("district=甲省", ["a", "b"]),
        ("district=丙区", ["a"]),
        ("district=丙区&district=none", ["c", "a", "d"]),
        ("year=2020-2021", ["a"]),
        ("year=none", ["d"]),
        ("year=2019&year=none", ["b", "d"]),
        ("kind=巡视", ["b"]),
        ("district=甲省&year=2019&kind=巡视", ["b"]),
        ("confidence=low", ["a"]),
        ("confidence=middle", ["c"]),
        ("confidence=high", ["b"]),
    ],
)
def test_notices_are_filtered_by_place_year_kind_and_how_surely_they_are_read(
    client: Client, query: str, found: list[str]
) -> None:
    make_notice("a", place=make_place("甲省", "乙市", "丙区"), kind="巡察", confidence=0.49)
    make_notice(
        "b", place=make_place("甲省"), kind="巡视", published=None, signed=date(2019, 5, 1), confidence=1
    )
    make_notice("c", published=date(2024, 1, 1), confidence=0.5)
    make_notice("d", published=None)
    assert ids(ask(client, f"notices?{query}")) == found


@pytest.mark.usefixtures("linxi")
def test_categories_count_their_findings(client: Client) -> None:
    (livelihood,) = [group for group in ask(client, "categories")["groups"] if group["slug"] == "livelihood"]
    counts = {each["slug"]: each["findings"] for each in livelihood["categories"]}
    assert (counts["education"], counts["health"]) == (2, 0)


@pytest.mark.usefixtures("linxi")
def test_places_say_what_they_stand_under(client: Client) -> None:
    answer = ask(client, "places")
    assert [(each["name"], each["notices"], each["path"]) for each in answer["results"]] == [
        ("青岚省", 0, ["青岚省"]),
        ("云泽市", 0, ["青岚省", "云泽市"]),
        ("临溪区", 1, ["青岚省", "云泽市", "临溪区"]),
    ]


def test_an_empty_collection_is_counted_too(client: Client) -> None:
    assert ask(client, "collection") == {
        "version": str(current()),
        "notices": 0,
        "samples": 0,
        "problems": 0,
        "measures": 0,
        "first_year": None,
        "last_year": None,
        "updated": None,
    }


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("notices/nowhere", 404, "没有这份通报。"),
        ("notices/nowhere/p1", 404, "没有 nowhere/p1。"),
        ("notices/nowhere/p1/m99999999999999999999", 404, "没有 nowhere/p1/m99999999999999999999。"),
        ("notices?page=2", 404, "没有这一页。"),
        ("search?page=9", 404, "没有这一页。"),
        ("search?size=0", 400, "参数 size 不对：确保该值大于或等于1。"),
        ("notices?kind=unknown", 400, "参数 kind 不对：没有“unknown”这个值，可用的是：巡视、巡察。"),
        ("search?sort=zzz", 400, "参数 sort 不对：没有“zzz”这个值，可用的是：relevance、newest、oldest。"),
        ("search?exact=zzz", 400, "参数 exact 不对：没有“zzz”这个值，可用的是：1、0。"),
        ("search?q=学位&region=甲区", 400, "没有“region”这个参数，是不是“district”？"),
        ("search?district=不存在区", 400, "参数 district 不对：没有“不存在区”这个值。"),
        ("search?year=20x1", 400, "参数 year 不对：没有“20x1”这个值。"),
        ("places?size=101", 400, "参数 size 不对：确保该值小于或等于100。"),
        ("nothing/here", 404, "接口没有这个地址；说明见 /api/。"),
        ("", 404, "接口没有这个地址；说明见 /api/。"),
    ],
)
def test_what_has_no_answer_is_told_in_a_sentence(
    client: Client, address: str, status: int, sentence: str
) -> None:
    assert ask(client, address, status) == {"detail": sentence}


def test_a_query_that_is_too_long_is_refused(client: Client) -> None:
    assert "最多 500 个字" in ask(client, "search?q=" + "字" * 501, 400)["detail"]


def test_sentences_come_in_the_language_of_the_address(client: Client) -> None:
    answer = client.get("/en/api/v1/notices/nowhere")
    assert answer.json() == {"detail": "There is no such notice."}


@pytest.mark.usefixtures("linxi")
def test_what_is_no_longer_found_is_gone_and_its_page_is_named(client: Client) -> None:
    notice = Notice.objects.get()
    earlier = EarlierText.objects.create(notice=notice, text="旧文", reader_version="1", parser_version="1")
    FormerUnit.objects.create(notice=notice, path="p9/m1", earlier=earlier, start=0, end=2)
    detail = ask(client, "notices/linxi-2021/p9/m1", 410)["detail"]
    assert f"{SITE}/notices/linxi-2021/p9/m1/" in detail


@pytest.mark.usefixtures("linxi")
@pytest.mark.parametrize(
    "address",
    [
        "search?q=学位",
        "search?unit=measure",
        "search?unit=notice",
        "search?unit=measure&group=1",
        "notices",
        "notices/linxi-2021",
        "notices/linxi-2021/p2",
        "notices/linxi-2021/p1/m1",
        "categories",
        "places",
        "collection",
    ],
)
def test_the_number_of_queries_does_not_grow_with_the_rows(client: Client, address: str) -> None:
    def queries() -> int:
        ask(client, address)  # once before counting: the index opens
        with CaptureQueriesContext(connection) as asked:
            ask(client, address)
        return len(asked)

    make_linxi("linxi-2020")
    indexing.rebuild()
    before = queries()
    for problem in Notice.objects.get(name="linxi-2021").problems.filter(parent=None):
        for _ in range(3):
            make_measure(problem, "新增学位")
            item = make_problem(None, "1.学位", parent=problem, categories=[make_category("culture")])
            make_measure(item, "学位")
    for number in range(6):
        make_linxi(f"linxi-{number}")
        make_problem(
            make_notice(f"bai-{number}", place=make_place("甲省", f"{number}市", "区")),
            "学位",
            measures=["学位"],
        )
    indexing.rebuild()
    assert queries() == before

"""The page of a place, what can be taken from it, and the ways to it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from notices.models import (
    Accountability,
    CollectedPage,
    CollectionState,
    Document,
    Place,
    Promise,
    SourceSite,
)
from search import indexing
from tests.factories import make_category, make_claim, make_measure, make_notice, make_place, make_problem

pytestmark = pytest.mark.django_db

LINXI = ("青岚省", "云泽市", "临溪区")
PAST, COMING = date(2022, 12, 31), date(2999, 12, 31)


@pytest.fixture
def linxi() -> Place:
    """临溪区 with two rounds, and 柏桥区 beside it, in the same city."""
    place = make_place(*LINXI)
    education, water = make_category("education", "教育"), make_category("environment", "生态环境")
    for name, day, areas in (
        ("linxi-2019", date(2019, 5, 1), [education]),
        ("linxi-2022", date(2022, 5, 1), [education, water]),
    ):
        notice = make_notice(name, place=place, published=day, feedback_date=date(day.year, 1, 1))
        for area in areas:
            problem = make_problem(notice, f"关于{area.name}的问题", categories=[area])
    measure = make_measure(problem, "年底前建成学校，出台《学位管理办法》，约谈3人。")
    make_claim(Promise, measure, "年底前建成学校", due="2022", due_by=PAST)
    make_claim(Promise, measure, "年底前", due="2999", due_by=COMING)
    make_claim(Promise, measure, "建成学校", due="2021", due_by=PAST, rejected=True)
    make_claim(Document, measure, "《学位管理办法》", title="学位管理办法")
    make_claim(Accountability, measure, "约谈3人", kind="talk", count=3.0)
    make_claim(Accountability, measure, "约谈", kind="talk", count=None, unit_name="")
    neighbour = make_notice("baiqiao-2022", place=make_place("青岚省", "云泽市", "柏桥区"))
    make_problem(neighbour, categories=[water])
    indexing.rebuild()
    return place


def page(client: Client, place: Place, language: str = "") -> str:
    response = client.get(language + place.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_says_when_notices_came_and_what_is_overdue(client: Client, linxi: Place) -> None:
    html = page(client, linxi)

    assert "2 份通报，3 个问题" in html
    assert '<span class="overdue">1 项期限已过</span>，1 项未到' in html
    assert "期限未到：1 项" in html
    assert "期限已过：1 项" in html
    assert html.index("2022年5月1日") < html.index("2019年5月1日")
    assert '<td class="number">120</td>' in html  # days from feedback to publication


def test_every_number_is_that_of_the_page_it_links_to(client: Client, linxi: Place) -> None:
    context = client.get(linxi.get_absolute_url()).context
    record, today = context["record"], timezone.localdate()
    here = f"unit=notice&district={linxi.code}"

    assert (record.past.url, record.coming.url) == (
        f"?{here}&due_to={date.fromordinal(today.toordinal() - 1)}&order=latest",
        f"?{here}&due_from={today}",
    )
    totals = {
        f"/promises/{record.past.url}": record.past.count,
        f"/promises/{record.coming.url}": record.coming.count,
        f"/documents/{record.documents.url}": record.titles,
        **{act.url: act.count for act in record.acts},
    }
    assert {url: client.get(url).context["summary"].total for url in totals} == totals
    searches = {
        **{f"/search/{area.url}": area.problems for area in context["shares"].areas},
        **{f"/search/{state.url}": state.count for state in record.states},
    }
    assert {url: client.get(url).context["found"].total for url in searches} == searches


def test_acts_say_how_many_people_as_far_as_that_is_written(client: Client, linxi: Place) -> None:
    assert "2 处，写明 3 人" in page(client, linxi)


def test_areas_stand_beside_the_average_of_the_other_places_of_the_level(
    client: Client, linxi: Place
) -> None:
    shares = client.get(linxi.get_absolute_url()).context["shares"]

    assert (shares.problems, shares.peers, shares.are_few) == (3, 1, True)
    assert [
        (area.category.slug, area.problems, area.percent, area.mean_percent) for area in shares.areas
    ] == [
        ("education", 2, "66.7%", "0.0%"),
        ("environment", 1, "33.3%", "100.0%"),
    ]


def test_shares_are_counted_anew_once_the_collection_has_changed(client: Client, linxi: Place) -> None:
    def problems() -> int:
        return int(client.get(linxi.get_absolute_url()).context["shares"].problems)

    CollectionState.objects.move()
    assert problems() == 3
    make_problem(linxi.notices.first(), categories=[make_category("education", "教育")])
    assert problems() == 3  # rows that nobody has told of
    CollectionState.objects.move()
    assert problems() == 4


def test_what_came_back_in_a_second_round_is_named(client: Client, linxi: Place) -> None:
    html = page(client, linxi)

    assert "再次出现的领域" in html
    assert "先前 1 个问题" in html
    assert "另有 1 个领域是新出现的" in html


def test_a_city_counts_what_lies_in_it_and_names_it(client: Client, linxi: Place) -> None:
    city = linxi.parent
    assert city is not None
    html = page(client, city)

    assert "3 份通报，4 个问题，连同下辖各地。" in html
    assert f'<a href="{linxi.get_absolute_url()}">临溪区</a> <span class="count">2</span>' in html


def test_neighbours_are_those_with_notices_under_the_same_place(client: Client, linxi: Place) -> None:
    make_place("青岚省", "云泽市", "无报区")
    html = page(client, linxi)

    assert "云泽市的其他地区" in html
    assert "柏桥区" in html
    assert "无报区" not in html


def test_a_place_without_notices_says_so_and_what_was_searched(client: Client) -> None:
    place = make_place("青岚省", "云泽市", "无报区")
    site = SourceSite.objects.create(name="无报区政府", address="https://a.example/", place=place)
    CollectedPage.objects.create(site=site, address="https://a.example/1", kind="2-article", status="left")
    html = page(client, place)

    assert "没有收录这里的通报；没有收录不等于没有通报。" in html
    assert "看到 1，收下 0，未收 1，失败 0" in html


def test_a_place_without_a_dated_promise_says_what_is_there_instead(client: Client) -> None:
    notice = make_notice(place=(place := make_place(*LINXI)))
    measure = make_measure(make_problem(notice))
    type(measure).objects.update(status="underway")
    html = page(client, place)

    assert "没有写明期限的承诺。" in html
    assert "推进中 1</a>" in html


def test_the_name_short_or_in_full_and_pinyin_lead_to_the_page(client: Client, linxi: Place) -> None:
    names = ("临溪区", "临溪", "linxi", "lin xi", "云泽市临溪区", "青岚省云泽市临溪区")
    assert {name: client.get(f"/places/{name}/").headers.get("Location") for name in names} == {
        name: linxi.get_absolute_url() for name in names
    }
    assert client.get("/places/", {"q": "临溪"}).headers["Location"] == linxi.get_absolute_url()


def test_a_name_of_several_places_lists_them(client: Client, linxi: Place) -> None:
    make_notice("other", place=(other := make_place("青岚省", "岚屿市", "临溪区")))
    indexing.rebuild()
    html = client.get("/places/临溪/").content.decode()

    assert "叫“临溪”的有几个地区：" in html
    assert {place.get_absolute_url() in html for place in (linxi, other)} == {True}


def test_an_unknown_name_is_answered_with_a_sentence_and_the_list(client: Client, linxi: Place) -> None:
    answer = client.get("/places/", {"q": "无此地"})

    assert answer.status_code == 404
    assert "没有收录叫“无此地”的地区。" in answer.content.decode()
    assert client.get("/places/无此地/").status_code == 404
    assert client.get(linxi.get_absolute_url(), {"page": "9"}).status_code == 404


def test_provinces_are_listed_with_what_they_hold(client: Client, linxi: Place) -> None:
    assert linxi.parent is not None
    (province,) = client.get("/places/").context["provinces"]
    assert (str(province.place), province.notices, province.places, province.coverage) == (
        "青岚省",
        3,
        2,
        None,
    )


def test_charts_and_their_numbers_can_be_taken_away(client: Client, linxi: Place) -> None:
    base = linxi.get_absolute_url()
    courses = client.get(f"{base}time-line.svg").content.decode()
    assert "期限已过 2022-12-31" in courses
    assert "来源：整改通" in courses
    lines = client.get(f"{base}time-line/plain-csv/").getvalue().decode().splitlines()
    assert lines[1:4] == [
        "linxi-2022,中共甲区委关于巡视整改进展情况的通报,青岚省云泽市临溪区,反馈,2022-01-01,2022-01-01",
        "linxi-2022,中共甲区委关于巡视整改进展情况的通报,青岚省云泽市临溪区,公开,2022-05-01,2022-05-01",
        "linxi-2022,中共甲区委关于巡视整改进展情况的通报,青岚省云泽市临溪区,期限已过,2022-12-31,2022-12-31",
    ]
    assert "66.7%" in client.get(f"{base}areas.svg").content.decode()
    areas = client.get(f"{base}areas/plain-csv/").getvalue().decode().splitlines()
    assert areas[1] == "education,教育,2,3,0.6667,0.0,1"


def test_the_page_has_a_card_a_feed_and_an_english_twin(client: Client, linxi: Place) -> None:
    html = page(client, linxi)

    assert 'property="og:title" content="青岚省云泽市临溪区"' in html
    assert 'content="2 份整改通报，3 个问题；1 项承诺的期限已过。"' in html
    assert f"/search/feed/?unit=notice&amp;district={linxi.code}" in html
    assert 'hreflang="en"' in html
    assert "Problem areas" in page(client, linxi, "/en")

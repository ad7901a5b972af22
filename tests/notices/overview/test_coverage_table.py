"""What the collection holds and what is known to be missing."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from notices.models import Doubt, OutlineCorrection, Place, SourceSite
from notices.overview import coverage_table
from notices.overview.coverage_table import Missing, Site, YearCount
from tests.factories import make_notice, make_place

pytestmark = pytest.mark.django_db

LINXI = ("青岚省", "云泽市", "临溪区")


def official(code: str, name: str) -> Place:
    return Place.objects.create(code=code, name=name, level="district")


def test_every_place_has_a_column_for_each_year_from_the_first_to_the_last() -> None:
    make_notice("a", place=make_place(*LINXI), published=date(2019, 1, 1))
    make_notice("b", place=make_place(*LINXI), published=None, signed=date(2021, 1, 1), is_sample=True)
    make_notice("c", place=make_place(*LINXI), published=None)

    table = coverage_table.table(coverage_table.places())

    (row,) = table.rows
    assert (str(row.place), row.cells) == (
        "青岚省云泽市临溪区",
        (YearCount(2019, 1), YearCount(2020, 0), YearCount(2021, 1)),
    )
    assert (row.undated, row.samples, row.total, row.earlier) == (1, 1, 3, 0)


def test_years_long_past_share_a_column() -> None:
    for year in (2001, 2003, 2020):
        make_notice(f"a-{year}", place=make_place(*LINXI), published=date(year, 1, 1))

    table = coverage_table.table(coverage_table.places())

    assert (table.years, table.has_earlier) == (tuple(range(2009, 2021)), True)
    assert (table.rows[0].earlier, table.rows[0].total) == (2, 3)


def test_of_a_province_with_notices_the_districts_without_are_counted() -> None:
    make_notice("a", place=official("440309", "龙华区"))
    make_notice("b", place=make_place(*LINXI))

    (province,) = coverage_table.provinces()

    assert (province.name, province.covered) == ("广东省", 1)
    assert province.districts > 100
    assert len(province.missing) == province.districts - 1
    names = {place.name: place.is_searched for place in province.missing}
    assert (names["深圳市福田区"], "深圳市龙华区" in names) == (False, False)


def test_a_district_that_was_searched_in_vain_is_missing_and_says_so() -> None:
    SourceSite.objects.create(name="福田", address="https://a.example/", place=official("440304", "福田区"))

    (province,) = coverage_table.provinces()

    assert [place for place in province.missing if place.is_searched] == [
        Missing("深圳市福田区", is_searched=True)
    ]


def test_sites_go_by_their_address_else_by_what_is_printed() -> None:
    make_notice("a", url="https://www.linxi.example/1.html", source="临溪发布")
    make_notice("b", url="https://www.linxi.example/2.html")
    make_notice("c", source="柏桥日报")

    assert coverage_table.sites() == (Site("www.linxi.example", 2), Site("柏桥日报", 1))


def test_a_notice_is_doubtful_until_its_last_doubt_is_closed() -> None:
    notice = make_notice("a")
    for closed in (True, False):
        Doubt.objects.create(notice=notice, reason="日期没有年份", start=0, end=1, closed=closed)
    assert [row.name for row in coverage_table.doubtful()] == ["a"]

    Doubt.objects.update(closed=True)
    assert not coverage_table.doubtful().exists()


def test_a_notice_whose_correction_has_lost_its_line_comes_first(client: Client) -> None:
    doubtful, corrected = make_notice("a"), make_notice("b")
    Doubt.objects.create(notice=doubtful, reason="日期没有年份", start=0, end=1)
    OutlineCorrection.objects.create(
        notice=corrected, number=1, act="begin", anchor={"words": "甲", "above": "", "below": ""}, fate="lost"
    )
    assert [row.name for row in coverage_table.doubtful()] == ["b", "a"]
    assert "1 条订正找不到原文" in client.get("/coverage/").content.decode()


def test_the_page_says_what_the_figures_do_not_mean(client: Client) -> None:
    make_notice("a", place=make_place(*LINXI), is_sample=True)
    make_notice("b", published=None)

    page = client.get("/coverage/").content.decode()

    for said in (
        "共收录 2 份通报。",
        "其中 1 份是为演示而编写的。",
        "通报的数量不等于问题的实际多少",
        "示例（虚构）",
        "1 份通报没有注明地区。",
        "1 份通报没有日期。",
    ):
        assert said in page


def test_an_empty_collection_has_a_page_too(client: Client) -> None:
    assert "还没有收录通报。" in client.get("/coverage/").content.decode()
    assert client.get("/coverage/", {"page": "2"}).status_code == 404


def test_the_page_asks_as_often_for_many_notices_as_for_few(
    client: Client, django_assert_max_num_queries
) -> None:
    for number in range(30):
        place = make_place("青岚省", "云泽市", f"第{number}区")
        notice = make_notice(f"a-{number}", place=place)
        Doubt.objects.create(notice=notice, reason="日期", start=0, end=1)

    with django_assert_max_num_queries(20) as asked:
        client.get("/coverage/")
    assert isinstance(asked, CaptureQueriesContext)

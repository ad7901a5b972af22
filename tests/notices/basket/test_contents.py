from datetime import date

import pytest
from django.test import RequestFactory

from notices.basket.contents import COLUMNS, MOST, contents, rows
from notices.citing.formats.gbt7714 import gbt7714_2025
from notices.citing.records import cited_today
from notices.public_ids import units
from notices.versioning.version import version_of
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_a_basket_holds_what_its_address_names_in_that_order_each_once():
    make_linxi()
    found = contents(["linxi-2021/p2/i1/m1", "linxi-2021", "", "linxi-2021/p1", "linxi-2021"])
    assert [(each.id, each.kind) for each in found.entries] == [
        ("linxi-2021/p2/i1/m1", "measure"),
        ("linxi-2021", "notice"),
        ("linxi-2021/p1", "problem"),
    ]
    assert found.address == "?id=linxi-2021/p2/i1/m1&id=linxi-2021&id=linxi-2021/p1"
    assert found.entries[1].without == "?id=linxi-2021/p2/i1/m1&id=linxi-2021/p1"


def test_what_it_names_in_vain_is_told():
    make_linxi()
    found = contents(["linxi-2021/p9", "linxi-2021", "<b>"])
    assert (found.ids, found.unknown) == (["linxi-2021"], ("linxi-2021/p9", "<b>"))


def test_what_has_no_room_is_counted():
    make_linxi()
    ids = [f"linxi-2021/p{number}" for number in range(1, MOST + 4)]
    found = contents(ids)
    assert (len(found.entries) + len(found.unknown), found.left_out) == (MOST, 3)


def test_the_rows_of_a_file():
    make_linxi()
    asked = RequestFactory().get("/basket/csv/")
    lines = list(rows(asked, contents(["linxi-2021/p2/i2/m1", "linxi-2021"]).entries))
    cited = units(["linxi-2021/p2/i2/m1", "linxi-2021"])
    citations = {key: gbt7714_2025(cited_today(asked, row)) for key, row in cited.items()}
    title, place = "中共云泽市临溪区委关于巡察整改进展情况的通报", "青岚省云泽市临溪区"
    assert [dict(zip(COLUMNS, row, strict=True)) for row in lines] == [
        {
            "kind": "measure",
            "id": "linxi-2021/p2/i2/m1",
            "title": "强化日常巡查",
            "text": "请居民担任河长52名。",
            "notice": title,
            "issuer": "",
            "place": place,
            "date": date(2021, 11, 23),
            "categories": ("生态环境", "教育"),
            "url": "http://testserver/notices/linxi-2021/p2/i2/m1/",
            "citation": citations["linxi-2021/p2/i2/m1"],
            "citekey": "linxi-2021-p2-i2-m1",
        },
        {
            "kind": "notice",
            "id": "linxi-2021",
            "title": title,
            "text": "",
            "notice": title,
            "issuer": "",
            "place": place,
            "date": date(2021, 11, 23),
            "categories": (),
            "url": "http://testserver/notices/linxi-2021/",
            "citation": citations["linxi-2021"],
            "citekey": "linxi-2021",
        },
    ]


def test_the_number_of_queries_does_not_grow_with_the_basket(django_assert_num_queries):
    make_linxi()
    request = RequestFactory().get("/basket/csv/")
    version_of(request)
    few = ["linxi-2021", "linxi-2021/p1", "linxi-2021/p1/m1"]
    for asked in (
        few,
        [*few, "linxi-2021/p2", "linxi-2021/p2/i1", "linxi-2021/p2/i2", "linxi-2021/p2/i2/m1"],
    ):
        with django_assert_num_queries(4):
            list(rows(request, contents(asked).entries))

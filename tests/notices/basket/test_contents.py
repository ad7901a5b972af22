from datetime import date

import pytest

from notices.basket.contents import COLUMNS, MOST, contents, table
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_a_basket_holds_what_its_address_names_in_that_order_each_once():
    make_linxi()
    found = contents(["linxi-2021/p2/i1/m1", "linxi-2021", "", "linxi-2021/p1", "linxi-2021"])
    assert [(each.id, each.kind) for each in found.held] == [
        ("linxi-2021/p2/i1/m1", "measure"),
        ("linxi-2021", "notice"),
        ("linxi-2021/p1", "problem"),
    ]
    assert found.address == "?id=linxi-2021/p2/i1/m1&id=linxi-2021&id=linxi-2021/p1"
    assert found.held[1].without == "?id=linxi-2021/p2/i1/m1&id=linxi-2021/p1"


def test_what_it_names_in_vain_is_told():
    make_linxi()
    found = contents(["linxi-2021/p9", "linxi-2021", "<b>"])
    assert (found.ids, found.unknown) == (["linxi-2021"], ("linxi-2021/p9", "<b>"))


def test_what_has_no_room_is_counted():
    make_linxi()
    ids = [f"linxi-2021/p{number}" for number in range(1, MOST + 4)]
    found = contents(ids)
    assert (len(found.held) + len(found.unknown), found.left_out) == (MOST, 3)


def test_the_rows_of_a_file():
    make_linxi()
    rows = list(table(contents(["linxi-2021/p2/i2/m1", "linxi-2021"]).held, "https://zhenggai.example"))
    title, place = "中共云泽市临溪区委关于巡察整改进展情况的通报", "青岚省云泽市临溪区"
    assert [dict(zip(COLUMNS, row, strict=True)) for row in rows] == [
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
            "url": "https://zhenggai.example/notices/linxi-2021/p2/i2/m1/",
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
            "url": "https://zhenggai.example/notices/linxi-2021/",
        },
    ]


def test_the_number_of_queries_does_not_grow_with_the_basket(django_assert_num_queries):
    make_linxi()
    few = ["linxi-2021", "linxi-2021/p1", "linxi-2021/p1/m1"]
    for asked in (
        few,
        [*few, "linxi-2021/p2", "linxi-2021/p2/i1", "linxi-2021/p2/i2", "linxi-2021/p2/i2/m1"],
    ):
        with django_assert_num_queries(4):
            list(table(contents(asked).held, ""))

from __future__ import annotations

import pytest

from notices.importing.place_rows import place_row
from notices.models import Place
from notices.parsing.shapes import Masthead
from tests.factories import make_notice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (Masthead(province="广东省", city="深圳市", district="龙华区"), ["440000", "440300", "440309"]),
        (
            Masthead(province="广东省", city="深圳市", district="大鹏新区"),
            ["440000", "440300", "440300-dapengxinqu"],
        ),
        (Masthead(city="云泽市", district="临溪区"), ["cn-yunzeshi", "cn-yunzeshi-linxiqu"]),
        (Masthead(district="鼓楼区"), ["cn-gulouqu"]),
        (Masthead(province="湖北省"), ["420000"]),
    ],
)
def test_places_stand_below_one_another_with_their_codes(facts: Masthead, codes: list[str]) -> None:
    row = place_row(facts)

    assert row
    assert [place.code for place in row.path()] == codes


def test_a_place_is_one_row_however_often_it_is_named() -> None:
    facts = Masthead(province="广东省", city="深圳市", district="龙华区")

    assert place_row(facts) == place_row(facts)
    assert Place.objects.count() == 3


def test_a_city_is_one_row_with_its_province_and_without() -> None:
    district = place_row(Masthead(city="云泽市", district="临溪区"))
    notice = make_notice(place=district)
    before = notice.digest
    city = place_row(Masthead(province="青岚省", city="云泽市"))
    notice.refresh_from_db()
    assert city
    assert district
    assert (district.parent, str(city), notice.digest == before) == (city, "青岚省云泽市", False)
    assert place_row(Masthead(city="云泽市")) == city
    assert Place.objects.count() == 3


def test_districts_of_one_name_are_not() -> None:
    assert place_row(Masthead(district="高新区")) != place_row(Masthead(city="云泽市", district="高新区"))


def test_no_place_named_is_no_row() -> None:
    assert place_row(Masthead()) is None


def test_places_that_sound_the_same_have_codes_of_their_own():
    first = place_row(Masthead(district="云玉区"))
    second = place_row(Masthead(district="云峪区"))
    assert first
    assert second
    assert (first.code, second.code) == ("cn-yunyuqu", "cn-yunyuqu-2")

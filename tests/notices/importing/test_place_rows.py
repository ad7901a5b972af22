from __future__ import annotations

import pytest

from notices.importing.place_rows import place_row
from notices.models import Place
from notices.parsing.shapes import Masthead

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


def test_no_place_named_is_no_row() -> None:
    assert place_row(Masthead()) is None


def test_places_that_sound_the_same_have_codes_of_their_own():
    first = place_row(Masthead(district="云玉区"))
    second = place_row(Masthead(district="云峪区"))
    assert first
    assert second
    assert (first.code, second.code) == ("cn-yunyuqu", "cn-yunyuqu-2")

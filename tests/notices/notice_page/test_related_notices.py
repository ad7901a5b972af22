from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.models import Notice
from notices.notice_page.related_notices import MOST, Related, related
from tests.factories import make_notice, make_place

pytestmark = pytest.mark.django_db
ROUND = {"round": "第二轮", "kind": "巡察", "tier": "市"}


def one() -> Notice:
    linxi = make_place("青岚省", "云泽市", "临溪区")
    return make_notice("linxi-2021", place=linxi, published=date(2021, 11, 23), **ROUND)


def test_a_notice_alone_has_nothing_beside_it():
    assert not related(one())


def test_beside_it_stand_those_of_its_district_its_round_and_its_day():
    notice = one()
    earlier = make_notice("linxi-2019", place=notice.place, published=date(2019, 1, 1))
    baiqiao = make_place("青岚省", "岚屿市", "柏桥区")
    same_round = make_notice("baiqiao-2021", place=baiqiao, published=date(2021, 12, 1), **ROUND)
    same_day = make_notice("tingchao-2021", place=make_place("汐川省"), published=date(2021, 11, 23))
    assert related(notice) == Related((earlier,), (same_round,), (same_day,))


def test_a_round_of_the_same_name_in_another_province_is_another_round():
    notice = one()
    make_notice("tingchao-2021", place=make_place("汐川省", "泊宁市"), published=date(2020, 1, 1), **ROUND)
    assert related(notice).round == ()


def test_a_notice_that_says_nothing_is_beside_no_other_that_says_nothing():
    make_notice("jia", published=None)
    assert not related(make_notice("yi", published=None))


def test_many_are_cut_and_the_number_of_queries_stays():
    notice = one()
    for number in range(MOST + 1):
        make_notice(f"linxi-{number}", place=notice.place, published=date(2021, 11, 23))
    with CaptureQueriesContext(connection) as asked:
        found = related(notice)
    assert (len(found.district), len(found.day)) == (MOST, MOST)
    assert found.more == {"district", "day"}
    assert len(asked) == 3

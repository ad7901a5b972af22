import pytest

from search.asking.naming import values_named
from tests.factories import make_category, make_notice, make_place

pytestmark = pytest.mark.django_db


def test_values_are_known_by_what_people_call_them():
    make_category("schools", "学校事务", "people", "民生事务")
    place = make_place("甲省", "乙市", "丙区")
    assert values_named("district", "丙区") == values_named("district", " 丙 ") == (place.code,)
    assert values_named("category", "学校事务") == ("schools",)
    assert values_named("year", "2019-2021") == ("2019", "2020", "2021")
    assert values_named("status", "计划中") == values_named("status", "planned") == ("planned",)


@pytest.mark.parametrize("facet", ["district", "year", "category", "status"])
@pytest.mark.parametrize("name", ["", " ", "没有的", "1900-2000"])
def test_what_nothing_is_called_names_nothing(facet, name):
    assert values_named(facet, name) == ()


def test_of_places_of_one_name_those_with_notices_are_meant():
    here, there = make_place("甲省", "乙市", "城区"), make_place("丁省", "戊市", "城区")
    assert set(values_named("district", "城区")) == {here.code, there.code}
    make_notice(place=here)
    assert values_named("district", "城区") == (here.code,)

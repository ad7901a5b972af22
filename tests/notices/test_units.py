import pytest

from notices.units import units
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_units_come_in_the_order_asked_each_once():
    make_linxi()
    make_linxi("yuwan-2020")
    asked = [
        "yuwan-2020/p2/i1/m1",
        "linxi-2021",
        "linxi-2021/p1/m2",
        "yuwan-2020/p1",
        "linxi-2021",
        "linxi-2021/p2/i2",
    ]
    found = units(asked)
    assert list(found) == list(dict.fromkeys(asked))
    assert [row.public_id for row in found.values()] == list(found)


@pytest.mark.parametrize(
    "name", ["", "linxi-2021/", "linxi-2021/p", "linxi-2021/p0", "linxi-2021/m1", "'", "a/p1/i1/m1/x"]
)
def test_what_is_no_identifier_finds_nothing(name):
    make_linxi()
    assert units([name]) == {}


def test_the_number_of_queries_is_three_however_many(django_assert_num_queries):
    make_linxi()
    one_of_each = ["linxi-2021", "linxi-2021/p1", "linxi-2021/p1/m2"]
    many = [f"linxi-2021/p{n}/i{m}" for n in range(1, 10) for m in range(1, 10)]
    for asked in (one_of_each, one_of_each + many):
        with django_assert_num_queries(3):
            units(asked)

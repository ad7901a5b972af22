import pytest

from search.comparing.rounds import chart, notices_of, places_with_rounds, rounds
from tests.factories import make_notice
from tests.search.comparing.collection import make_rounds

pytestmark = pytest.mark.django_db


def test_areas_came_back_are_new_or_are_gone():
    first, _second = make_rounds()
    found = rounds(*notices_of(first.code))
    assert [
        (area.category.name, area.state, [str(one) for one in area.earlier.problems],
         [str(one) for one in area.later.problems])
        for area in found.areas
    ] == [
        ("学校", "back", ["学位不足"], ["学位仍不足", "房少"]),
        ("河湖", "gone", ["水脏"], []),
        ("住房", "new", [], ["房少"]),
    ]  # fmt: skip
    assert [len(some) for some in (found.back, found.new, found.gone)] == [1, 1, 1]


def test_only_places_with_two_notices_have_rounds_and_the_undated_come_last():
    first, _second = make_rounds()
    assert places_with_rounds() == [first]
    make_notice("jia-x", place=first, published=None)
    assert [notice.name for notice in notices_of(first.code)] == ["jia-2019", "jia-2023", "jia-x"]


def test_the_drawing_marks_what_is_not_mentioned_by_a_dot():
    first, _second = make_rounds()
    drawn = chart(rounds(*notices_of(first.code)))
    assert drawn.title == "某省某市甲区两轮对照：各领域的问题数"
    assert [name.text for name in drawn.names] == ["学校", "河湖", "住房"]
    assert [head.text for head in drawn.heads] == ["2019-05-01", "2023-05-01"]
    assert [box.label for box in drawn.boxes] == ["1", "2", "1", "·", "·", "1"]

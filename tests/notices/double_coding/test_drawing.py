"""A sample is drawn again by its seed and its filter."""

from __future__ import annotations

from datetime import date

import pytest

from notices.double_coding.drawing import Filter, draw, sample
from notices.models import Notice, Original
from tests.factories import make_notice, make_place, place_code

SORTED_BY_7 = ["ding-2021", "yi-2021", "bing-2021", "jia-2021"]


def test_a_sample_is_that_of_its_seed_in_whatever_order_names_come() -> None:
    """Counted by hand: `printf 'SEED:NAME' | sha256sum`, sorted."""
    names = ["jia-2021", "yi-2021", "bing-2021", "ding-2021"]
    assert sample(names, 2, "7") == sample(reversed(names), 2, "7")
    assert sample(names, 4, "7") == SORTED_BY_7
    assert sample(names, 9, "9") != SORTED_BY_7


def test_a_larger_sample_goes_on_with_the_smaller() -> None:
    names = [f"jia-{year}" for year in range(1990, 2020)]
    assert sample(names, 20, "x")[:5] == sample(names, 5, "x")


def stored(name: str, **facts) -> Notice:
    notice = make_notice(name, **facts)
    Original.objects.create(
        notice=notice, name=name, media_type="text/plain", sha256=name, size=1, content="ab/ab"
    )
    return notice


@pytest.mark.django_db
def test_what_is_drawn_from_is_written_down() -> None:
    district = make_place("青岚省", "云泽市", "临溪区")
    stored("jia-2021", place=district, kind="巡察", tier="市")
    stored("yi-2021", place=district, kind="巡察", tier="市", checked=date(2022, 1, 1))
    stored("bing-2019", place=district, kind="巡察", tier="市", published=date(2019, 1, 1))
    stored("ding-2021", place=make_place("青岚省"), kind="巡视", tier="省")
    make_notice("bare-2021", place=district, kind="巡察", tier="市")  # of which there are no bytes
    chosen = Filter(
        place=place_code("青岚省", "云泽市"), kind="巡察", year_from=2020, year_to=2021, unchecked=True
    )
    names, how = draw(chosen, 5, "7")
    assert names == ["jia-2021"]
    assert how == {
        "by": "sample",
        "seed": "7",
        "size": 5,
        "of": 1,
        "filter": {
            "place": place_code("青岚省", "云泽市"),
            "kind": "巡察",
            "year_from": 2020,
            "year_to": 2021,
            "unchecked": True,
        },
    }
    assert set(draw(Filter(), 9, "7")[0]) == {"jia-2021", "yi-2021", "bing-2019", "ding-2021"}
    assert set(draw(Filter(place=place_code("青岚省")), 9, "7")[0]) == set(draw(Filter(), 9, "7")[0])

from __future__ import annotations

import pytest

from notices.doubts.passages import AROUND, doubts_called, passage_of
from notices.models import Doubt
from tests.factories import make_notice
from tests.notices.doubts.notice import doubt_at, make_doubtful

pytestmark = pytest.mark.django_db


def test_a_doubt_is_shown_in_its_paragraph_with_the_unit_it_is_read_in() -> None:
    notice = make_doubtful()
    shown = passage_of(notice, doubt_at(notice, "扩建学校。"))
    assert (shown.before, shown.words, shown.after, str(shown.unit)) == (
        "二是",
        "扩建学校。",
        "",
        "扩建学校。",
    )


def test_a_doubt_at_a_heading_is_read_in_that_problem() -> None:
    notice = make_doubtful()
    assert str(passage_of(notice, doubt_at(notice, "1.关于学位缺口的问题")).unit) == "学位缺口"


def test_a_doubt_before_the_first_problem_is_read_in_none() -> None:
    notice = make_doubtful()
    doubt = Doubt.objects.create(notice=notice, reason="标题不明", words="甲区委", start=0, end=3)
    assert passage_of(notice, doubt).unit is None


def test_of_a_long_paragraph_only_what_stands_around_is_shown() -> None:
    notice = make_notice("chang-2021", "甲" * 1000 + "乙" + "丙" * 1000)
    doubt = Doubt.objects.create(notice=notice, reason="断句不明", words="乙", start=1000, end=1001)
    shown = passage_of(notice, doubt)
    assert (shown.before, shown.words, shown.after) == ("甲" * AROUND, "乙", "丙" * AROUND)


def test_the_key_of_a_doubt_outlives_its_row() -> None:
    notice = make_doubtful()
    key = doubt_at(notice, "扩建学校。").key
    notice.doubts.all().delete()
    again = Doubt.objects.create(
        notice=notice, reason="此级编号是措施还是小标题", words="扩建学校。", start=3, end=8
    )
    assert (doubts_called(notice, key), doubts_called(notice, "0" * 12)) == ([again], [])

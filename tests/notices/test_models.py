from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from notices.models import Category, Notice, Place, Problem
from notices.privacy.masking import masked
from tests.factories import make_measure, make_notice, make_problem

pytestmark = pytest.mark.django_db


def test_a_notice_is_filed_under_published_else_signed_never_under_the_feedback() -> None:
    notice = Notice(published=date(2021, 5, 7), signed=date(2020, 1, 1), feedback_date=date(2019, 1, 1))
    years = [notice.year]
    notice.published = None
    years.append(notice.year)
    notice.signed = None

    assert [*years, notice.year] == [2021, 2020, None]


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        ({"title": "关于整改的通报"}, "关于整改的通报"),
        ({"published": date(2022, 8, 16)}, "[云泽市临溪区巡视整改通报，2022年8月16日]"),
        ({"issuer": "中共临溪区委", "signed": date(2022, 8, 6)}, "[中共临溪区委巡视整改通报，2022年8月6日]"),
        ({"feedback_date": date(2021, 11, 11), "kind": ""}, "[云泽市临溪区整改通报，2021年11月11日反馈]"),
        ({"place": None, "kind": ""}, "[整改通报，a-1]"),
        ({"title": "[自拟]", "curated_facts": ["title"]}, "[自拟]"),
        ({"issuer": "临" * 200, "kind": ""}, f"[{'临' * 200}整改通报，a-1]"),
    ],
)
def test_a_notice_without_a_headline_has_a_title_that_says_it_is_supplied(facts, title) -> None:
    city = Place.objects.create(code="a", name="云泽市", level="city")
    district = Place.objects.create(code="b", name="临溪区", level="district", parent=city)
    notice = Notice(**{"name": "a-1", "title": "", "kind": "巡视", "place": district, "text": "甲", **facts})
    notice.save()
    assert notice.title == title


def test_a_supplied_title_follows_the_facts() -> None:
    notice = make_notice(title="[拟]", issuer="中共临溪区委", kind="巡察", published=date(2022, 8, 16))
    notice.published = date(2022, 8, 18)
    notice.save()
    assert (notice.title, notice.has_supplied_title) == ("[中共临溪区委巡察整改通报，2022年8月18日]", True)


def test_units_are_items_and_problems_without_items() -> None:
    notice = make_notice()
    parent = make_problem(notice)
    item = make_problem(parent=parent)
    alone = make_problem(notice)

    assert set(Problem.objects.units()) == {item, alone}


def test_an_items_pieces_begin_with_its_parents_heading() -> None:
    parent = make_problem(make_notice(), heading="（一）关于甲的问题")
    item = make_problem(
        parent=parent, heading="1.针对乙问题", lead_ins=["为此："], measures=["新建。", "改造。"]
    )

    assert list(item.pieces()) == ["（一）关于甲的问题", "1.针对乙问题", "为此：", "新建。", "改造。"]


def test_a_notices_pieces_leave_out_the_paragraph_with_phones() -> None:
    notice = make_notice(text=masked("标题\n\n正文。\n联系电话：0000-5550101。"))

    assert list(notice.pieces()) == ["标题", "正文。"]


def test_identifiers_go_down_to_the_measure() -> None:
    parent = make_problem(make_notice("linxi-2021"))
    item = make_problem(parent=parent, measures=["新建。"])

    assert item.measures.get().public_id == "linxi-2021/p1/i1/m1"
    assert item.measures.get().get_absolute_url() == "/notices/linxi-2021/p1/i1/m1/"


def test_the_database_refuses_a_span_that_ends_before_it_starts() -> None:
    measure = make_measure(make_problem(make_notice()))
    measure.start, measure.end = 5, 4

    with pytest.raises(IntegrityError, match="measure_span_ends_after_start"):
        measure.save()


def test_the_database_refuses_a_problem_number_twice() -> None:
    problem = make_problem(make_notice())
    problem.pk = None

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        problem.save()


def test_the_taxonomy_stands_in_the_database() -> None:
    assert Category.objects.count() == 36
    assert str(Category.objects.get(slug="education").group) == "民生与公共服务"

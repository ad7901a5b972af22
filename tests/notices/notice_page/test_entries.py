import pytest

from notices.notice_page import entries, rows
from notices.spans import Mark, html
from tests.factories import make_lead_in, make_notice, make_problem
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def outline(name: str) -> tuple[entries.AspectSection, ...]:
    return entries.outline(rows.whole_notice(name).get().problems.all())


def test_problems_stand_under_their_aspect_with_measures_and_items_in_the_order_of_the_text():
    make_linxi()
    (section,) = outline("linxi-2021")
    schools, rivers = section.entries
    assert str(section.aspect) == "回应群众期盼不够及时"
    assert [(entry.kind, entry.anchor) for entry in schools.entries] == [
        ("measure", "p1-m1"),
        ("measure", "p1-m2"),
    ]
    assert [(item.anchor, item.text, item.measure_count) for item in rivers.items] == [
        ("p2-i1", "排口封堵不力", 1),
        ("p2-i2", "强化日常巡查", 1),
    ]


def test_counts_are_of_problems_items_and_measures():
    make_linxi()
    assert entries.counts(outline("linxi-2021")) == {"problems": 2, "items": 2, "measures": 4}


def test_problems_without_an_aspect_stand_in_a_section_without_one():
    make_problem(make_notice("bai-2022"))
    assert [section.aspect for section in outline("bai-2022")] == [None]


def test_lead_ins_are_shown_and_are_no_measures():
    problem = make_problem(measures=["加快建设学校。"])
    make_lead_in(problem, "整改情况如下。")
    entry = entries.entry(problem)
    assert {child.kind for child in entry.entries} == {"note", "measure"}
    assert entry.measure_count == 1


def test_a_mark_is_put_on_every_text_in_the_order_of_the_page():
    make_linxi()
    seen = []

    def mark(text: str, *, again: bool = False) -> list[Mark]:
        seen.append((text, again))
        return [Mark(0, 2)]

    notice = rows.whole_notice("linxi-2021").get()
    (section,) = entries.marked(entries.outline(notice.problems.all()), mark)
    assert html(section.entries[0].entries[0].runs) == "<mark>启用</mark>溪南学校，新增学位2160个。"
    assert [text for text, _ in seen] == [
        "公办学位缺口较大",
        "启用溪南学校，新增学位2160个。",
        "预留教育用地7宗。",
        "黑臭水体治理反复",
        "排口封堵不力",
        "封堵混排口59个。",
        "强化日常巡查",
        "请居民担任河长52名。",
    ]


def test_the_original_says_again_what_the_outline_has_shown_and_marks_no_contact():
    make_linxi()
    seen = []

    def mark(text: str, *, again: bool = False) -> tuple[Mark, ...]:
        seen.append((text, again))
        return ()

    notice = rows.whole_notice("linxi-2021").get()
    entries.original(notice, entries.outline(notice.problems.all()), mark)
    assert ("预留教育用地7宗。", True) in seen
    assert ("一、逐条整改", False) in seen
    assert [text for text, _ in seen if "电话" in text] == []

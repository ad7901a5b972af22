import pytest

from notices.notice_page import entries, rows
from notices.notice_page.problem_areas import areas, narrowed
from tests.factories import make_notice
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def outline(name: str) -> tuple[entries.AspectSection, ...]:
    return entries.outline(rows.whole_notice(name).get().problems.all())


def anchors(sections: tuple[entries.AspectSection, ...]) -> list[str]:
    """Of the problems and items that are shown."""
    problems = [entry for section in sections for entry in section.entries]
    return [each.anchor for problem in problems for each in (problem, *problem.items)]


def test_areas_count_items_and_problems_without_items_and_their_measures():
    make_linxi()
    assert {each.category.slug: (each.problems, each.measures) for each in areas(outline("linxi-2021"))} == {
        "education": (2, 3),
        "environment": (2, 2),
    }


def test_a_narrowed_outline_shows_what_its_area_counts_and_the_problem_above_an_item():
    make_linxi()
    assert anchors(narrowed(outline("linxi-2021"), "education")) == ["p1", "p2", "p2-i2"]
    assert anchors(narrowed(outline("linxi-2021"), "environment")) == ["p2", "p2-i1", "p2-i2"]
    assert narrowed(outline("linxi-2021"), "industry") == ()


def test_a_notice_without_problems_has_no_areas():
    make_notice("kong")
    assert areas(outline("kong")) == ()

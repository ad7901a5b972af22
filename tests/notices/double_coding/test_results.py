"""What came of a double coding: its units, its figures, and what the public is told."""

from __future__ import annotations

import pytest
from django.utils import timezone

from notices.double_coding.results import published, results, units_of_coding
from notices.models import DoubleCoding, Measure, Settlement
from tests.notices.double_coding.coded import both, make_double_coding
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_a_unit_is_what_both_say_or_was_settled_last() -> None:
    coding = make_double_coding(make_linxi(), *both(p1="health", p1__m1="underway"))
    coded = coding.notices.get()
    for value in ("health", "education"):
        Settlement.objects.create(coded=coded, variable="area", unit="p1", value=value)
    finals = {unit.unit: (unit.differs, unit.final) for unit in units_of_coding(coding)}
    assert finals == {
        "p1": (True, "education"),
        "p2/i1": (False, "environment"),
        "p2/i2": (False, "environment;education"),
        "p1/m1": (True, None),
        "p1/m2": (False, "planned"),
        "p2/i1/m1": (False, "done"),
        "p2/i2/m1": (False, "done"),
    }


def test_figures_tell_the_main_area_from_all_areas_and_the_data_from_the_coders() -> None:
    notice = make_linxi()
    Measure.objects.filter(text__startswith="启用").update(status="done")
    coding = make_double_coding(notice, *both(p2__i2="environment"))
    counted = results(units_of_coding(coding), coding.variables)
    assert [(row.figure, row.people.agreed, row.people.units, row.program.agreed) for row in counted] == [
        ("main_area", 3, 3, 2),
        ("area_group", 3, 3, 2),
        ("areas", 2, 3, 2),
        ("status", 4, 4, 1),
    ]
    assert {row.program.units for row in counted} == {
        2,
        1,
    }  # what is not settled, or was not read, is not counted


def test_texts_that_a_new_reader_parted_are_not_held_against_each_other() -> None:
    outlines = [
        {"outline": {"text": text, "rows": [[0, "problem", "甲"]], "listed": [[0, "item"]]}}
        for text in ("a", "b")
    ]
    coding = make_double_coding(make_linxi(), *outlines)
    (row,) = results(units_of_coding(coding), coding.variables)
    assert (row.figure, row.people.units, row.people.share, row.people.kappa) == ("line_role", 0, None, None)


def test_what_is_not_handed_in_or_is_practice_is_not_published() -> None:
    notice = make_linxi()
    make_double_coding(notice, *both(), title="一半", handed_in=False)
    make_double_coding(notice, *both(), title="练习", is_practice=True)
    make_double_coding(notice, *both(), title="公布")
    DoubleCoding.objects.create(title="没有通报")
    assert [(row.coding.title, row.notices) for row in published()] == [("公布", 1)]


def test_a_notice_that_comes_back_with_open_sheets_counts_nowhere() -> None:
    coding = make_double_coding(make_linxi(), *both(), handed_in=False)
    DoubleCoding.objects.filter(pk=coding.pk).update(revealed=timezone.now())
    assert (published(), list(units_of_coding(coding))) == ([], [])


def test_what_is_published_follows_the_rows() -> None:
    notice = make_linxi()
    coding = make_double_coding(notice, *both(p1="health"))
    assert published()[0].results[0].program.units == 2
    Settlement.objects.create(coded=coding.notices.get(), variable="area", unit="p1", value="education")
    assert published()[0].results[0].program.units == 3
    notice.delete()
    assert published() == []

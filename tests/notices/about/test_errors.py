"""Measured errors as a page shows them."""

from __future__ import annotations

import pytest
from django.template.defaultfilters import floatformat
from django.utils import translation
from django.utils.formats import date_format

from notices.about.errors import LABELS, shown, table
from notices.quality.measurement import COMPARED
from notices.quality.record import sets
from tests.pages_text import html, text


def test_every_figure_has_a_name():
    assert tuple(LABELS) == COMPARED


def test_sets_stand_in_the_order_of_their_file_those_unseen_first():
    assert [each.name for each in shown()] == [each.name for each in sets()]
    assert [str(each.tuned) for each in shown()][:2] == ["规则没有见过它们"] * 2


def test_sets_are_named_in_the_language_of_the_reader():
    with translation.override("en"):
        assert shown()[0].title == sets()[0].en


def test_a_set_without_gold_for_a_figure_leaves_its_cell_empty():
    found = shown()
    rows = table(found)
    assert len(rows) == len(COMPARED)
    status = rows[COMPARED.index("status")]
    assert [cell is not None for cell in status.cells] == [each.run.sizes["claimed"] > 0 for each in found]


@pytest.mark.django_db
def test_the_page_shows_each_set_with_its_date_versions_and_counts(client):
    page = text(html(client, "/about/method/"))
    for each in shown():
        assert f"{each.title} {each.tuned} · {date_format(each.run.measured)} · 读取器第" in page
        for figures in each.run.figures.values():
            counts = f"{figures.given} {figures.predicted} {figures.agreed}"
            assert f"{counts} {floatformat(figures.precision, 3)}" in page

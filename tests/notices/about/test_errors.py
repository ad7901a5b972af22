"""Measured errors as a page shows them."""

from __future__ import annotations

from datetime import date

import pytest
from django.template.defaultfilters import floatformat
from django.utils import translation
from django.utils.formats import date_format

from notices.about.errors import LABELS, UNSEEN_FIGURES, shown, table
from notices.about.measured import Band, Figures, Unseen, sets
from tests.pages_text import html, text
from tools.quality.measurement import COMPARED


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


ENTRY = Unseen(
    date(2026, 11, 29),
    "2",
    "14",
    {
        "notices": 40,
        "whole": 34,
        "lost": 2,
        "lost_unsure": 1,
        "faulty": 6,
        "faulty_pointed": 5,
        "false_alarms": 3,
    },
    dict.fromkeys(UNSEEN_FIGURES, Figures(100, 100, 97)),
    (Band(0.0, 0.25, 4, 0.125, 0.25), Band(0.9, 1.0, 36, 0.96, 0.9444)),
)


@pytest.mark.django_db
def test_what_was_not_seen_is_shown_with_shares_counts_and_confidence(client, monkeypatch):
    monkeypatch.setattr("notices.about.errors.unseen", lambda: {"layouts": ENTRY})
    page = text(html(client, "/about/method/"))
    assert "没有参加调整的版式，随机编排 40 0.850 0.050 0.970 0.970" in page
    assert "读丢 2 份，其中程序的把握低于 0.5 的 1 份" in page
    assert "没有完整读出 6 份，其中有疑点指着错处或把握低于 0.5 的 5 份" in page
    assert "完整读出 34 份，其中把握低于 0.5 的 3 份" in page
    assert "0.90–1.00 36 0.960 0.944" in page


@pytest.mark.django_db
def test_nothing_is_said_of_what_was_not_measured(client, monkeypatch):
    monkeypatch.setattr("notices.about.errors.unseen", dict)
    assert "留出、重排和改写的通报" not in text(html(client, "/about/method/"))

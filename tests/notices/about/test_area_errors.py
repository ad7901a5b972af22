"""How areas are told, as pages show it."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from notices.about.area_errors import AreaRow, ConfusionRow, area_rows, confusion_rows
from notices.about.measured import AreaRun, Confusion, Figures, area_run
from notices.classification.classifier import classifier_version
from notices.taxonomy import load_taxonomy
from tests.pages_text import html, text

RUN = AreaRun(
    date(2021, 11, 23),
    "1-0a1b2c3d",
    20,
    {"none": Figures(2, 1, 1), "land": Figures(9, 8, 7), "city": Figures(12, 12, 11)},
    (Confusion("land", "none", 2), Confusion("health", "education", 1)),
)
STALE = "areas were measured with other weights: run python -m tools.area_weights --left-out and commit areas.json"


def test_a_group_stands_before_its_areas_and_what_fits_none_last():
    assert area_rows(RUN) == [
        AreaRow("city", "城市建设与资源环境", True, Figures(12, 12, 11)),
        AreaRow("land", "土地与违法建设", False, Figures(9, 8, 7)),
        AreaRow("none", "无法归类", False, Figures(2, 1, 1)),
    ]


def test_confusions_are_named_in_the_language_of_the_reader():
    assert confusion_rows(RUN) == [
        ConfusionRow("土地与违法建设", "无法归类", 2),
        ConfusionRow("医疗卫生", "教育", 1),
    ]
    with translation.override("en"):
        assert confusion_rows(RUN)[1].area == load_taxonomy().category("health").name_en


def test_what_is_published_was_measured_with_the_classifier_as_it_is():
    run = area_run()
    assert run.classifier_version == classifier_version(), STALE
    assert {category.slug for category in load_taxonomy().categories} <= run.figures.keys()


@pytest.mark.django_db
def test_the_page_on_the_method_says_how_each_area_is_told_and_what_is_taken_for_what(client):
    page = html(client, "/about/method/")
    assert 'id="area-education"' in page
    first = confusion_rows(area_run())[0]
    assert f"{first.area} {first.taken_for} {first.count}" in text(page)
